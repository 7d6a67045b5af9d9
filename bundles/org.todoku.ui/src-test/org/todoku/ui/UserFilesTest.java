package org.todoku.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
