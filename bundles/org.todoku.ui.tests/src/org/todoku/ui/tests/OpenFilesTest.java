package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WorkbenchTest
class OpenFilesTest {

    private final Todoku todoku = new Todoku();

    @Test
    void filesCanBeDroppedOnEveryView(@TempDir Path folder) {
        int servers = 0;
        for (String view : FreshStart.VIEWS) {
            Path file = Exports.write(folder, "branch" + servers + ".corp.example", 5);
            DroppedFiles.on(todoku.show(view), file);
            int expected = ++servers;
            Waiting.until("what was dropped on " + view, () -> todoku.session().view().servers().size() == expected,
                    () -> todoku.session().view().servers());
        }
        assertEquals(List.of("branch0.corp.example", "branch1.corp.example", "branch2.corp.example", "branch3.corp.example",
                "branch4.corp.example"), todoku.servers().hierarchy());
    }

    @Test
    void openingFilesLeavesTheDemo(@TempDir Path folder) {
        todoku.withDemo().withFiles(1, Exports.write(folder, "branch.corp.example", 5));
        assertEquals(List.of("branch.corp.example"), todoku.servers().hierarchy());
        assertEquals("branch.corp.example", todoku.session().selectedServer().orElse(""));
    }

    @Test
    void anExportIsSearchableAndSaysListedNotAbsent(@TempDir Path folder) {
        todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 40));
        SearchPage search = todoku.search().query("KB" + Exports.KB).counted("1 update");
        assertEquals("approved", search.table().cell(0, "branch · State"));
        search.query("KB4999999").counted("0 updates");
        assertTrue(search.seen().stream().anyMatch(line -> line.contains("not all lists are complete")), search.seen()::toString);
    }

    @Test
    void aDamagedFileIsExplainedAndChangesNothing(@TempDir Path folder) throws IOException {
        todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 5));
        Path damaged = Files.write(folder.resolve("damaged.todoku-snapshot"), new byte[] { 'P', 'K', 3, 4, 20, 0, 8, 8, 1, 2, 3 });
        todoku.session().openFiles(List.of(damaged));
        Shell dialog = todoku.dialog("damaged.todoku-snapshot");
        String said = Todoku.said(dialog);
        assertTrue(said.contains("Sources that could not be read: 1"), said);
        assertTrue(said.contains("not a whole ZIP file") && said.contains("Copy or send the file again"),
                "the reason and what to do: " + said);
        assertEquals(1, todoku.dialogs().size(), "one dialog for one file");
        Todoku.screenshot("damaged-file");
        Todoku.close(dialog);
        assertEquals(List.of("branch.corp.example"), todoku.servers().hierarchy());
        assertEquals(1, todoku.session().workspace().orElseThrow().states().size());
    }

    @Test
    void oneUnreadableFileDoesNotKeepTheOthersOut(@TempDir Path folder) throws IOException {
        Path picture = Files.write(folder.resolve("holiday.jpg"), new byte[] { (byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3 });
        todoku.session().openFiles(List.of(picture, folder.resolve("missing.csv"), Exports.write(folder, "branch.corp.example", 5)));
        Shell dialog = todoku.dialog("holiday.jpg");
        String said = Todoku.said(dialog);
        assertTrue(said.contains("Server states read: 1") && said.contains("missing.csv"), said);
        Todoku.close(dialog);
        assertEquals(List.of("branch.corp.example"), todoku.servers().hierarchy());
    }

    @Test
    void whatWasReadBeforeItWasCancelledIsShownCompletely(@TempDir Path folder) {
        List<Path> files = new ArrayList<>();
        for (String server : List.of("one", "two", "three")) {
            files.add(Exports.write(folder, server + ".corp.example", 5));
        }
        files.add(Todoku.aside(() -> Exports.write(folder, "large.corp.example", 150_000)));
        todoku.session().openFiles(files);
        Shell progress = todoku.dialog("Reading files");
        Button cancel = Waiting.until("a button to cancel", () -> Dialogs.button(progress, "Cancel"), () -> Widgets.texts(progress));
        Waiting.until("the small ones", () -> todoku.session().workspace().orElseThrow().states().size() == 3, () -> "fewer");
        Widgets.press(cancel);
        Waiting.until("the end", progress::isDisposed, () -> Widgets.texts(progress));
        Waiting.untilEquals(List.of("one.corp.example", "three.corp.example", "two.corp.example"), () -> todoku.servers().hierarchy());
    }

    @Test
    void cancellingALongImportLeavesTheWorkspaceAsItWas(@TempDir Path folder) {
        todoku.withFiles(1, Exports.write(folder, "branch.corp.example", 5));
        Path large = Todoku.aside(() -> Exports.write(folder, "large.corp.example", 150_000));
        todoku.session().openFiles(List.of(large));
        Shell progress = todoku.dialog("Reading files");
        Button cancel = Waiting.until("a button to cancel", () -> Dialogs.button(progress, "Cancel"), () -> Widgets.texts(progress));
        Job job = Dialogs.job("Reading files");
        Widgets.press(cancel);
        Waiting.until("the import to end", () -> job.getState() == Job.NONE && progress.isDisposed(), () -> job.getState());
        assertEquals(org.eclipse.core.runtime.IStatus.CANCEL, job.getResult().getSeverity(), () -> job.getResult().toString());
        Waiting.settle();
        assertEquals(List.of("branch.corp.example"), todoku.servers().hierarchy());
        assertEquals(1, todoku.session().workspace().orElseThrow().states().size());
    }
}
