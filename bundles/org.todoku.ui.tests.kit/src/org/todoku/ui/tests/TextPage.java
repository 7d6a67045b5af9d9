package org.todoku.ui.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.todoku.ui.RichContent.Place;
import org.todoku.ui.RichText;

/** A page to read, with named places. */
final class TextPage {

    private final Composite content;
    private final String id;

    /** @param content what the text is in */
    TextPage(Composite content, String id) {
        this.content = content;
        this.id = id;
    }

    StyledText control() {
        return Widgets.waitFor(content, id, StyledText.class);
    }

    /** Names from top to bottom; none where the page is not in sight. */
    List<String> places() {
        return shown().map(TextPage::places).map(places -> places.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().start())).map(Map.Entry::getKey).toList()).orElse(List.of());
    }

    boolean has(String place) {
        return shown().filter(text -> places(text).containsKey(place)).isPresent();
    }

    /** What stands there; empty where there is no such place. */
    String said(String place) {
        return shown().filter(text -> places(text).containsKey(place))
                .map(text -> text.getText().substring(places(text).get(place).start(), places(text).get(place).end())).orElse("");
    }

    List<String> lines(String place) {
        return lines(Waiting.until(place, () -> Optional.of(said(place)).filter(text -> !text.isEmpty()), this::lines), "\n");
    }

    List<String> lines() {
        return shown().map(text -> lines(text.getText(), text.getLineDelimiter())).orElse(List.of());
    }

    /** Clicks on the first character of a place. */
    void click(String place) {
        StyledText text = control();
        int start = placed(text, place).start();
        text.setSelection(start);
        text.showSelection();
        Point at = text.getLocationAtOffset(start);
        Event event = new Event();
        event.button = 1;
        event.count = 1;
        event.x = at.x + 2;
        event.y = at.y + text.getLineHeight(start) / 2;
        text.notifyListeners(SWT.MouseDown, event);
        text.notifyListeners(SWT.MouseUp, event);
    }

    boolean caretIn(String place) {
        StyledText text = control();
        Place at = placed(text, place);
        return at.start() <= text.getCaretOffset() && text.getCaretOffset() < at.end();
    }

    /** The colour of the first line that begins with something. */
    RGB colour(String beginning) {
        StyledText text = control();
        int start = ("\n" + text.getText()).indexOf("\n" + beginning);
        StyleRange style = start < 0 ? null : text.getStyleRangeAtOffset(start);
        assertNotNull(style, () -> "No line begins with " + beginning + ": " + lines());
        return style.foreground.getRGB();
    }

    private static Place placed(StyledText text, String place) {
        Place found = places(text).get(place);
        assertNotNull(found, () -> "No " + place + " among " + places(text).keySet());
        return found;
    }

    private Optional<StyledText> shown() {
        return Widgets.find(content, id, StyledText.class);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Place> places(StyledText text) {
        Object places = text.getData(RichText.PLACES);
        return places == null ? Map.of() : (Map<String, Place>) places;
    }

    private static List<String> lines(String text, String delimiter) {
        return Arrays.stream(text.split(delimiter)).map(String::strip).toList();
    }
}
