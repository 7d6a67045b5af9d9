package org.todoku.ui.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.IViewDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;
import org.todoku.ui.TableColours;
import org.todoku.ui.ViewIds;

/** A view that is open while the theme changes has the same colours afterwards as one that is opened then. */
@WorkbenchTest
class ThemeChangeTest {

    private static final String EDITOR = "editor";
    /** Fewer texts in both would be no comparison. */
    private static final int FEW = 3;
    private static final String FAULT = "painted in another colour than it says: ";
    /** Two defaults of GTK for dark text, black and nearly black, are one for the eye. */
    private static final int NEAR = 56;

    private final Todoku todoku = new Todoku();
    /** What is selected all the time: a view that is opened selects its first row, and others show that then. */
    private List<UUID> selected = List.of();

    @AfterEach
    void close() {
        Themes.use(Themes.LIGHT);
        todoku.page().closeAllEditors(false);
        views().stream().filter(view -> !List.of(FreshStart.VIEWS).contains(view)).forEach(todoku::forget);
    }

    private static List<String> views() {
        return Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews()).map(IViewDescriptor::getId)
                .filter(id -> id.startsWith("org.todoku.")).sorted().toList();
    }

    @Test
    void whatWasOpenBeforeLooksAsWhatIsOpenedAfterwards() {
        answered();
        thereAndBack();
    }

    /** Nothing but links to begin with. */
    @Test
    void firstStepsLookAsThoseThatAreOpenedAfterwards() {
        thereAndBack();
    }

    private void answered() {
        todoku.withDemo();
        todoku.select("plant.corp.example");
        selected = todoku.session().view().search(UpdateQuery.parse(DemoFleet.TWO_CAUSES), 1).hits().stream()
                .map(hit -> hit.update().id()).toList();
        todoku.ask(DemoFleet.TWO_CAUSES);
        todoku.diagnosis().answered("plant.corp.example");
        todoku.session().askAll(String.join("\n", DemoFleet.showcase().stream().map(UpdateQuery::text).toList()));
        todoku.lists().answered();
    }

    private void thereAndBack() {
        views().forEach(todoku::show);
        use(Themes.DARK);
        Map<String, Map<String, TreeSet<String>>> dark = openedNow();
        use(Themes.LIGHT);
        Map<String, Map<String, TreeSet<String>>> light = openedNow();
        use(Themes.DARK);
        assertSame("dark", dark);
        openedNow();
        use(Themes.LIGHT);
        assertSame("light", light);
    }

    private void use(String theme) {
        Themes.use(theme);
        boolean dark = theme.equals(Themes.DARK);
        Display display = todoku.window().getShell().getDisplay();
        // the system itself is told a little later to be light or dark
        Waiting.until(theme, () -> dark == Contrast.brightness(display.getSystemColor(SWT.COLOR_WIDGET_FOREGROUND).getRGB()) > 0.5
                && dark == Contrast.brightness(TableColours.background().getRGB()) < 0.3
                && dark == Contrast.brightness(todoku.window().getShell().getBackground().getRGB()) < 0.3, TableColours::background);
    }

    /** Closes all and opens it again, each in the colours of now. */
    private Map<String, Map<String, TreeSet<String>>> openedNow() {
        Map<String, Map<String, TreeSet<String>>> all = new TreeMap<>();
        for (String view : views()) {
            for (IViewReference reference : todoku.page().getViewReferences()) {
                if (reference.getId().equals(view)) {
                    todoku.page().hideView(reference);
                }
            }
            Composite content = shown(view);
            if (view.equals(ViewIds.LISTS) && todoku.session().demo()) {
                todoku.lists().answered();
            }
            all.put(view, settled(content));
        }
        todoku.page().closeAllEditors(false);
        todoku.show(ViewIds.DIAGNOSIS);
        todoku.run("org.todoku.ui.investigation." + (todoku.session().answer().isPresent() ? "keep" : "new"));
        Composite editor = new InvestigationPage(todoku).content();
        all.put(EDITOR, settled(editor));
        return all;
    }

    private Composite shown(String view) {
        Composite content = todoku.show(view);
        todoku.session().selectUpdates(selected);
        Waiting.settle();
        return content;
    }

    private static Map<String, TreeSet<String>> settled(Composite content) {
        List<Map<String, TreeSet<String>>> seen = new ArrayList<>(List.of(colours(content)));
        Waiting.until("nothing to change any more", () -> {
            for (int i = 0; i < 5; i++) {
                Waiting.settle();
            }
            seen.add(colours(content));
            return seen.getLast().size() >= FEW && seen.get(seen.size() - 2).equals(seen.getLast());
        }, seen::getLast);
        return seen.getLast();
    }

    private void assertSame(String theme, Map<String, Map<String, TreeSet<String>>> expected) {
        Waiting.until(theme, () -> differences(expected).isEmpty(), () -> String.join("\n", differences(expected)));
    }

    private List<String> differences(Map<String, Map<String, TreeSet<String>>> expected) {
        List<String> all = new ArrayList<>();
        expected.forEach((name, colours) -> {
            Composite content = name.equals(EDITOR) ? new InvestigationPage(todoku).content() : shown(name);
            different(colours, colours(content)).forEach(one -> all.add(name + ": " + one));
        });
        return all;
    }

    private static List<String> different(Map<String, TreeSet<String>> expected, Map<String, TreeSet<String>> now) {
        List<String> different = new ArrayList<>();
        Map<String, TreeSet<String>> both = new TreeMap<>(expected);
        both.keySet().retainAll(now.keySet());
        if (both.size() < FEW) {
            different.add(expected.keySet() + " and " + now.keySet());
        }
        now.keySet().stream().filter(key -> key.startsWith(FAULT)).forEach(different::add);
        both.forEach((key, value) -> {
            if (!alike(value, now.get(key)) || !alike(now.get(key), value)) {
                different.add(key + " is " + now.get(key) + ", not " + value);
            }
        });
        return different;
    }

    /** Whether the eye sees another of each. */
    private static boolean alike(TreeSet<String> some, TreeSet<String> others) {
        return some.stream().allMatch(one -> others.stream().anyMatch(other -> alike(one, other)));
    }

    private static boolean alike(String one, String other) {
        String[] first = one.split(",");
        String[] second = other.split(",");
        if (first.length < 3 || second.length < 3) {
            return one.equals(other);
        }
        for (int i = 0; i < 3; i++) {
            if (Math.abs(Integer.parseInt(first[i]) - Integer.parseInt(second[i])) > NEAR) {
                return false;
            }
        }
        return true;
    }

    /** All texts that can be seen, with their colours. */
    private static Map<String, TreeSet<String>> colours(Composite content) {
        Map<String, TreeSet<String>> colours = new TreeMap<>();
        add(content, colours);
        return colours;
    }

    private static void add(Control control, Map<String, TreeSet<String>> colours) {
        if (!control.isVisible()) {
            return;
        }
        String text = Widgets.textOf(control);
        if (!text.isBlank() || control instanceof Tree || control instanceof Table) {
            String name = control.getClass().getSimpleName() + " “" + (control instanceof StyledText ? "" : text) + "”";
            put(colours, name, control.getForeground());
            put(colours, name + " on", control.getBackground());
            if (control instanceof Link link) {
                put(colours, name + " link", link.getLinkForeground());
                // what it says of itself may be another colour than that of its letters
                if (!painted(link)) {
                    put(colours, FAULT + name, link.getLinkForeground());
                }
            }
        }
        switch (control) {
            case StyledText page -> {
                for (StyleRange style : page.getStyleRanges()) {
                    put(colours, "“" + page.getTextRange(style.start, style.length) + "”", style.foreground);
                }
            }
            case Tree tree -> {
                for (TreeItem item : tree.getItems()) {
                    add(item, colours);
                }
            }
            case Table table -> {
                for (TableItem item : (table.getStyle() & SWT.VIRTUAL) == 0 ? table.getItems() : new TableItem[0]) {
                    for (int i = 0; i < Math.max(1, table.getColumnCount()); i++) {
                        put(colours, "cell “" + item.getText(i) + "”", item.getForeground(i));
                        put(colours, "mark of “" + item.getText(i) + "”", item.getImage(i));
                    }
                }
            }
            case Composite composite -> {
                for (Control child : composite.getChildren()) {
                    add(child, colours);
                }
            }
            default -> { }
        }
    }

    private static void add(TreeItem item, Map<String, TreeSet<String>> colours) {
        for (int i = 0; i < Math.max(1, item.getParent().getColumnCount()); i++) {
            put(colours, "row “" + item.getText(i) + "”", item.getForeground(i));
            put(colours, "mark of “" + item.getText(i) + "”", item.getImage(i));
        }
        if (item.getExpanded()) {
            for (TreeItem child : item.getItems()) {
                add(child, colours);
            }
        }
    }

    /** Whether some of it is seen in its colour, or none of it is in sight. Colours of what is shown fade over some frames. */
    private static boolean painted(Link link) {
        if (!inSight(link) || !link.isEnabled() || !link.getText().contains("<a")) {
            return true;
        }
        RGB wanted = link.getLinkForeground().getRGB();
        return has(Todoku.picture(onDisplay(link)), wanted) || has(Todoku.still(onDisplay(link)), wanted);
    }

    private static boolean has(ImageData picture, RGB wanted) {
        for (int y = 0; y < picture.height; y++) {
            for (int x = 0; x < picture.width; x++) {
                RGB there = picture.palette.getRGB(picture.getPixel(x, y));
                if (Math.abs(there.red - wanted.red) + Math.abs(there.green - wanted.green) + Math.abs(there.blue - wanted.blue) < 10) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Rectangle onDisplay(Link link) {
        return link.getDisplay().map(link, null, new Rectangle(0, 0, link.getSize().x, link.getSize().y));
    }

    private static boolean inSight(Link link) {
        Rectangle whole = onDisplay(link);
        boolean inside = !whole.isEmpty();
        for (Composite around = link.getParent(); around != null; around = around.getParent()) {
            Rectangle area = around.getDisplay().map(around, null, around.getClientArea());
            inside &= area.intersection(whole).equals(whole);
        }
        return inside;
    }

    private static void put(Map<String, TreeSet<String>> colours, String name, Color colour) {
        if (colour != null) {
            RGB rgb = colour.getRGB();
            colours.computeIfAbsent(name, any -> new TreeSet<>()).add(rgb.red + "," + rgb.green + "," + rgb.blue);
        }
    }

    private static void put(Map<String, TreeSet<String>> colours, String name, Image image) {
        if (image != null) {
            colours.computeIfAbsent(name, any -> new TreeSet<>()).add("image " + Arrays.hashCode(image.getImageData().data));
        }
    }
}
