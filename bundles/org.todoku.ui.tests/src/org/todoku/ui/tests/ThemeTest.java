package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.junit.jupiter.api.Test;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.Tone;

@WorkbenchTest
class ThemeTest {

    private final Todoku todoku = new Todoku();

    /** How much more than quiet texts others must stand out. */
    private static final double QUIETER = 1.5;

    /** In one test, for what the dark theme did must be undone on the way back. */
    @Test
    void bothThemesAreReadableThereAndBack() {
        new Hands().rest();
        Todoku.screenshot("light-empty");
        todoku.withDemo().search().query("cumulative windows 11");
        todoku.ask(DemoFleet.TWO_CAUSES);
        todoku.select("plant.corp.example");
        todoku.diagnosis().answered("plant.corp.example");
        check("light", false);
        todoku.syncLog();
        Todoku.screenshot("light-sync-log");
        Themes.use(Themes.DARK);
        check("dark", true);
        todoku.syncLog();
        Todoku.screenshot("dark-sync-log");
        Themes.use(Themes.LIGHT);
        check("light-again", false);
        todoku.matrix();
        todoku.search().text().setSelection(0);
        Todoku.screenshot("light-again-search");
        Themes.use(Themes.DARK);
        todoku.session().leaveDemo();
        Waiting.until("the end of the demo", () -> todoku.session().view().servers().isEmpty(), () -> todoku.session().view().servers());
        Todoku.screenshot("dark-empty");
    }

    private void check(String name, boolean dark) {
        MatrixPage matrix = todoku.matrix();
        Waiting.until("the matrix", () -> matrix.table().rows() > 0, matrix::seen);
        Control table = matrix.table().control();
        Waiting.until(name + " tables", () -> dark == (Contrast.brightness(painted(table)) < 0.3), () -> painted(table));
        DiagnosisPage diagnosis = todoku.diagnosis();
        diagnosis.cause("B08");
        Todoku.screenshot(name);
        for (Tone tone : Tone.values()) {
            double contrast = Contrast.of(tone.colour().getRGB(), org.todoku.ui.TableColours.background().getRGB());
            assertTrue(contrast >= Contrast.READABLE, () -> name + ": contrast of " + tone + " on a table is " + contrast);
        }
        Control count = Widgets.waitFor(todoku.search().content(), "search.count", Label.class);
        RGB ground = count.getBackground().getRGB();
        double plain = Contrast.of(count.getForeground().getRGB(), ground);
        double quiet = Contrast.of(Tone.MUTED.colour().getRGB(), ground);
        assertTrue(plain >= QUIETER * quiet, () -> name + ": quiet texts have a contrast of " + quiet + ", others of " + plain);
        readable(name, todoku.search().content());
        readable(name, matrix.content());
        readable(name, todoku.syncLog().content());
        todoku.matrix();
        readable(name, diagnosis.content());
        ServersPage servers = todoku.servers();
        readable(name, servers.content());
        Waiting.until("the notable line in its colour, " + name,
                () -> servers.details().colour("Synchronisation fails since").equals(Tone.NOTICE.colour().getRGB()),
                () -> servers.details().colour("Synchronisation fails since"));
    }

    /** Every text must stand out from what it stands on. */
    private static void readable(String name, Control control) {
        if (!control.isVisible()) {
            return;
        }
        String text = Widgets.textOf(control);
        if (!text.isBlank() && control.isEnabled()) {
            RGB front = (control instanceof Link link ? link.getLinkForeground() : control.getForeground()).getRGB();
            RGB back = control.getBackground().getRGB();
            assertNotEquals(front, back, () -> name + ": " + text);
            double contrast = Contrast.of(front, back);
            assertTrue(contrast >= Contrast.READABLE, () -> name + ": contrast of “" + text + "” is " + contrast + ", " + front + " on "
                    + back);
        }
        if (control instanceof StyledText page) {
            for (StyleRange style : page.getStyleRanges()) {
                RGB front = style.foreground.getRGB();
                Color line = page.getLineBackground(page.getLineAtOffset(style.start));
                double contrast = Contrast.of(front, (line == null ? page.getBackground() : line).getRGB());
                String said = page.getTextRange(style.start, style.length);
                assertTrue(contrast >= Contrast.READABLE, () -> name + ": contrast of “" + said + "” is " + contrast + ", " + front);
            }
        }
        if (control instanceof org.eclipse.swt.widgets.Composite composite) {
            for (Control child : composite.getChildren()) {
                readable(name, child);
            }
        }
    }

    /** The colour that is really on the screen, at the lower right end of a table. */
    private static RGB painted(Control control) {
        return Todoku.painted(control.toDisplay(control.getSize().x - 30, control.getSize().y - 30));
    }
}
