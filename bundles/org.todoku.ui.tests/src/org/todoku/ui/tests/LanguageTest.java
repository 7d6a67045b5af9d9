package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.Test;

/** The language of the workbench is a preference that the next start finds. */
@WorkbenchTest
class LanguageTest {

    private final Todoku todoku = new Todoku();
    private final Path file = Path.of(Platform.getInstanceLocation().getURL().getPath(), "language");

    @Test
    void theNextStartFindsTheChosenLanguage() throws IOException {
        choose("日本語");
        assertEquals("ja", Files.readString(file).strip());
        choose("English");
        assertEquals("en", Files.readString(file).strip());
        choose("As the system");
        assertFalse(Files.exists(file));
    }

    private void choose(String language) {
        PreferenceDialog page = PreferencesUtil.createPreferenceDialogOn(todoku.window().getShell(),
                "org.eclipse.ui.preferencePages.Workbench", null, null);
        page.setBlockOnOpen(false);
        page.open();
        Combo combo = Widgets.waitFor(page.getShell(), "preferences.language", Combo.class);
        Waiting.until("the saved language", combo::isEnabled, () -> Widgets.texts(page.getShell()));
        Widgets.choose(combo, language);
        if (language.equals("日本語")) {
            Todoku.screenshot("preferences-language");
        }
        List<String> questions = new ArrayList<>();
        Dialogs.answerNext(todoku, "Later", dialog -> questions.add(Todoku.said(dialog)));
        Widgets.press(Dialogs.button(page.getShell(), "Apply and Close").orElseThrow());
        Waiting.until("a question", () -> !questions.isEmpty(), () -> todoku.dialogs().stream().map(Todoku::said).toList());
        assertTrue(questions.get(0).contains("Start again now?"), questions::toString);
    }
}
