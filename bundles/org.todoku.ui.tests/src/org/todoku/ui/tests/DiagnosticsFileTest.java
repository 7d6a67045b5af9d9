package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help &gt; Save Diagnostics. */
@WorkbenchTest
class DiagnosticsFileTest {

    private static final String SAID = "The list of plant.corp.example names akiko.sato";

    private final Todoku todoku = new Todoku();
    private final IPreferenceStore settings = new ScopedPreferenceStore(InstanceScope.INSTANCE, "org.todoku.ui.tests");

    @Test
    void noServerAndNoUserIsInItUntilItIsAskedFor(@TempDir Path folder) throws IOException {
        todoku.withDemo();
        settings.setValue("last.server", "plant.corp.example");
        settings.setValue("width", 321);
        Platform.getLog(getClass()).log(new Status(IStatus.WARNING, "org.todoku.ui.tests", SAID, new IOException(SAID)));
        String text = save(folder.resolve("without.txt"), false);
        List<String> names = new ArrayList<>(todoku.session().view().servers().stream().map(server -> server.server()).toList());
        names.addAll(List.of("plant.corp", "akiko", System.getProperty("user.home"), Platform.getInstanceLocation().getURL().getPath()));
        for (String name : names) {
            assertFalse(text.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)), () -> name + " is in:\n" + text);
        }
        for (String wanted : List.of("org.todoku.app", "java.version: ", "org.todoku.ui.tests/width = 321", "!ENTRY org.todoku.ui.tests 2",
                "java.io.IOException\n", "org.todoku.ui.tests/last.server = (text)", "Memory: ")) {
            assertTrue(text.contains(wanted), () -> wanted + " is not in:\n" + text);
        }
        assertTrue(save(folder.resolve("with.txt"), true).contains(SAID), "with messages");
    }

    @Test
    void oneWhoThinksBetterIsNotAskedForAFile() {
        Dialogs.answerNext(todoku, IDialogConstants.CANCEL_LABEL, dialog -> { });
        // a dialog for a file would not let it come back
        todoku.run("org.todoku.ui.help.diagnostics");
        assertEquals(List.of(), todoku.dialogs());
    }

    private String save(Path file, boolean messages) throws IOException {
        Dialogs.answerNext(todoku, IDialogConstants.OK_LABEL, dialog -> {
            Todoku.screenshot("diagnostics");
            if (messages) {
                tick(dialog);
            }
        });
        FileDialogs.save(file, () -> todoku.run("org.todoku.ui.help.diagnostics"));
        Waiting.until("the file", () -> Files.exists(file), () -> todoku.dialogs().stream().map(Todoku::said).toList());
        return Files.readString(file);
    }

    private static void tick(Shell dialog) {
        Button box = Dialogs.button(dialog, "With the messages of the log, which may name servers, files and people").orElseThrow();
        box.setSelection(true);
        box.notifyListeners(SWT.Selection, new Event());
    }
}
