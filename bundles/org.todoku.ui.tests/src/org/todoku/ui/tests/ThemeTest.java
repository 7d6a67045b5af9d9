package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.Test;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.Tone;

@WorkbenchTest
class ThemeTest {

    /** Contrast that WCAG 2 asks of text, level AA. */
    private static final double READABLE = 4.5;

    private final Todoku todoku = new Todoku();

    /** One test, for the way back from the dark theme is complete only after a restart, of which the preference page tells. */
    @Test
    void bothThemesAreReadable() {
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
        todoku.session().leaveDemo();
        Waiting.until("the end of the demo", () -> todoku.session().view().servers().isEmpty(), () -> todoku.session().view().servers());
        Todoku.screenshot("dark-empty");
    }

    private void check(String name, boolean dark) {
        MatrixPage matrix = todoku.matrix();
        Waiting.until("the matrix", () -> matrix.table().rows() > 0, matrix::seen);
        Control table = matrix.table().control();
        Waiting.until(name + " tables", () -> dark == (brightness(painted(table)) < 0.3), () -> painted(table));
        DiagnosisPage diagnosis = todoku.diagnosis();
        Todoku.screenshot(name);
        for (Tone tone : Tone.values()) {
            double contrast = contrast(tone.colour().getRGB(), org.todoku.ui.TableColours.background().getRGB());
            assertTrue(contrast >= READABLE, () -> name + ": contrast of " + tone + " on a table is " + contrast);
        }
        readable(name, diagnosis.content());
        ServersPage servers = todoku.servers();
        readable(name, servers.content());
        Waiting.until("the notable line in its colour, " + name,
                () -> servers.line("Synchronisation fails since").getForeground().getRGB().equals(Tone.NOTICE.colour().getRGB()),
                () -> servers.line("Synchronisation fails since").getForeground());
    }

    /** Every text must stand out from what it stands on. */
    private static void readable(String name, Control control) {
        if (!control.isVisible()) {
            return;
        }
        String text = Widgets.textOf(control);
        if (!text.isBlank() && control.isEnabled()) {
            RGB front = control.getForeground().getRGB();
            RGB back = control.getBackground().getRGB();
            assertNotEquals(front, back, () -> name + ": " + text);
            double contrast = contrast(front, back);
            assertTrue(contrast >= READABLE, () -> name + ": contrast of “" + text + "” is " + contrast + ", " + front + " on " + back);
        }
        if (control instanceof org.eclipse.swt.widgets.Composite composite) {
            for (Control child : composite.getChildren()) {
                readable(name, child);
            }
        }
    }

    /** The colour that is really on the screen, at the lower right end of a table. */
    private static RGB painted(Control control) {
        Waiting.settle();
        Point place = control.toDisplay(control.getSize().x - 30, control.getSize().y - 30);
        Image pixel = new Image(control.getDisplay(), 1, 1);
        GC gc = new GC(control.getDisplay());
        try {
            gc.copyArea(pixel, place.x, place.y);
            ImageData data = pixel.getImageData();
            return data.palette.getRGB(data.getPixel(0, 0));
        } finally {
            gc.dispose();
            pixel.dispose();
        }
    }

    private static double contrast(RGB one, RGB two) {
        double light = Math.max(brightness(one), brightness(two));
        double dark = Math.min(brightness(one), brightness(two));
        return (light + 0.05) / (dark + 0.05);
    }

    /** Relative luminance after WCAG 2. */
    private static double brightness(RGB colour) {
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
