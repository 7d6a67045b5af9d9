package org.todoku.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFilesTest {

    @TempDir
    Path folder;

    @Test
    void aFailingReportLeavesTheOldFileAndNothingBeside() throws IOException {
        Path file = folder.resolve("report.html");
        UserFiles.write(file, out -> out.append("old"));
        assertThrows(IOException.class, () -> UserFiles.write(file, out -> {
            out.append("half");
            throw new IOException("disk full");
        }));
        assertEquals("old", Files.readString(file));
        try (var all = Files.list(folder)) {
            assertEquals(1, all.count());
        }
    }

    @Test
    void aFolderThatTakesNoFileIsNamedWithWhatToDo() throws IOException {
        Path noFolder = Files.writeString(folder.resolve("file"), "");
        String said = assertThrows(IOException.class, () -> UserFiles.write(noFolder.resolve("report.html"), out -> out.append("new")))
                .getMessage();
        assertEquals("Nothing can be saved in the folder " + noFolder + ". Choose another folder, or have it made writable.", said);
    }

    @Test
    void aTableIsWrittenToAFile() throws IOException {
        Path file = folder.resolve("table.csv");
        UserFiles.write(file, out -> TableTexts.csv(List.of(Column.<String>of("a", "題名", 10, row -> row)), List.of("累積更新プログラム"), out));
        assertEquals("題名\r\n累積更新プログラム\r\n", Files.readString(file));
    }
}
