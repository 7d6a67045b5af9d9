package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.ViewIds;

/**
 * Pictures of every view in both themes and of every perspective, {@code target/screenshots/gallery-LANGUAGE-THEME-NAME.png}. The build
 * runs it in English and in Japanese.
 */
@WorkbenchTest
class GalleryTest {

    private static final Map<String, String> VIEWS = Map.of("servers", ViewIds.SERVERS, "search", ViewIds.SEARCH, "matrix", ViewIds.MATRIX,
            "sync-log", ViewIds.SYNC_LOG, "compare", ViewIds.COMPARE, "diagnosis", ViewIds.DIAGNOSIS,
            "topology", ViewIds.TOPOLOGY, "supersedence", ViewIds.SUPERSEDENCE, "lists", ViewIds.LISTS);
    private static final Map<String, String> HELP = Map.of("welcome", "org.todoku.ui.help.welcome", "guide", "org.todoku.ui.help.view",
            "walk-through", "org.todoku.ui.help.walkthrough");
    private static final List<String> PERSPECTIVES = List.of("investigate", "sidebyside", "sync");
    private static final Map<String, String> THEMES = Map.of("light", Themes.LIGHT, "dark", Themes.DARK);

    private final Todoku todoku = new Todoku();
    private final String language = Locale.getDefault().getLanguage();

    @AfterEach
    void light() {
        Themes.use(Themes.LIGHT);
        todoku.page().closeAllEditors(false);
        HELP.values().forEach(todoku::forget);
    }

    @Test
    void everyViewSpeaksTheLanguageInBothThemes() {
        prepare();
        Map<String, String> views = new TreeMap<>(VIEWS);
        views.putAll(HELP);
        THEMES.forEach((theme, id) -> {
            Themes.use(id);
            views.forEach((name, view) -> {
                Composite content = todoku.show(view);
                IWorkbenchPage page = todoku.page();
                IWorkbenchPartReference part = page.getReference(page.findView(view));
                page.toggleZoom(part);
                try {
                    speaks(name, content);
                    picture(theme + "-" + name);
                } finally {
                    page.toggleZoom(part);
                }
            });
        });
    }

    @Test
    void theEditorOfAnInvestigationSpeaksTheLanguageInBothThemes() {
        prepare();
        todoku.run("org.todoku.ui.investigation.keepList");
        todoku.run("org.todoku.ui.investigation.keep");
        InvestigationPage editor = new InvestigationPage(todoku);
        THEMES.forEach((theme, id) -> {
            Themes.use(id);
            todoku.page().activate(editor.editor());
            IWorkbenchPartReference part = todoku.page().getReference(editor.editor());
            todoku.page().toggleZoom(part);
            try {
                speaks("editor", editor.content());
                picture(theme + "-editor-answer");
                editor.select();
                picture(theme + "-editor-whole");
                editor.select(editor.parts().getLast());
                speaks("the page of a list", editor.content());
                picture(theme + "-editor-list");
                editor.select(editor.parts().getFirst());
            } finally {
                todoku.page().toggleZoom(part);
            }
        });
    }

    @Test
    void everyPerspectiveIsDrawn() throws WorkbenchException {
        prepare();
        for (String perspective : PERSPECTIVES) {
            PlatformUI.getWorkbench().showPerspective("org.todoku.app." + perspective, todoku.window());
            assertEquals("org.todoku.app." + perspective, todoku.page().getPerspective().getId());
            picture("perspective-" + perspective);
        }
        PlatformUI.getWorkbench().showPerspective("org.todoku.app.investigate", todoku.window());
    }

    private void prepare() {
        assertTrue(language.equals("en") || language.equals("ja"), language);
        todoku.withDemo();
        todoku.select("plant.corp.example");
        todoku.search().query(DemoFleet.TWO_CAUSES.substring(0, 5));
        todoku.ask(DemoFleet.TWO_CAUSES);
        todoku.diagnosis().answered("plant.corp.example");
        todoku.session().askAll(String.join("\n", DemoFleet.showcase().stream().map(UpdateQuery::text).toList()));
        todoku.lists().answered();
    }

    /** Some texts are data, such as titles in another language; most are the product's own. */
    private void speaks(String name, Composite content) {
        Waiting.until(name + " to show something", () -> Widgets.texts(content).stream().anyMatch(text -> !text.isBlank()),
                () -> Widgets.texts(content));
        List<String> texts = Widgets.texts(content).stream().filter(text -> text.codePoints().anyMatch(Character::isLetter)).toList();
        long japanese = texts.stream().filter(GalleryTest::isJapanese).count();
        assertTrue(language.equals("ja") ? japanese * 2 > texts.size() : japanese * 10 < texts.size(),
                () -> name + ": " + japanese + " of " + texts.size() + " texts are Japanese: " + texts);
    }

    private static boolean isJapanese(String text) {
        return text.codePoints().anyMatch(each -> switch (Character.UnicodeScript.of(each)) {
            case HIRAGANA, KATAKANA, HAN -> true;
            default -> false;
        });
    }

    private void picture(String name) {
        new Hands().rest();
        Path file = Todoku.screenshot("gallery-" + language + "-" + name);
        ImageData data = new ImageData(file.toString());
        int first = data.getPixel(10, data.height - 10);
        boolean drawn = false;
        for (int x = 0; x < data.width && !drawn; x += 7) {
            drawn = data.getPixel(x, data.height / 2) != first;
        }
        assertTrue(drawn, name + " is blank");
    }
}
