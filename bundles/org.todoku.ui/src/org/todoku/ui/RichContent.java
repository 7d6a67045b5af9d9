package org.todoku.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Display;

/**
 * What a {@link RichText} shows, written from top to bottom: paragraphs of spans, links, parts that fold. Distances are pixels.
 * For the UI thread.
 */
public final class RichContent {

    private static final int GUTTER = 18;

    /**
     * Where something with a name stands.
     *
     * @param start offset of its first character
     * @param end offset after its last
     */
    public record Place(int start, int end) {

        boolean has(int offset) {
            return start <= offset && offset < end;
        }
    }

    record Paragraph(Place place, int indent, int hang, int above, boolean boxed) {
    }

    /** Something that can be followed, or only tells more under the mouse when it has no action. */
    record Spot(Place place, String hint, Runnable action) {

        boolean link() {
            return action != NOTHING;
        }
    }

    /** A mark before a line: that of a tone, or that of a part that is folded or not. */
    record Mark(int offset, Tone tone, boolean fold, boolean open) {
    }

    private static final Runnable NOTHING = () -> { };

    private final Map<String, Boolean> folds;
    private final RichText owner;
    private final StringBuilder text = new StringBuilder();
    private final List<StyleRange> styles = new ArrayList<>();
    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final List<Spot> spots = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private int indent;

    RichContent(RichText owner, Map<String, Boolean> folds) {
        this.owner = owner;
        this.folds = folds;
    }

    /** A paragraph; what the spans add stands in it, line breaks included. */
    public void paragraph(int above, Runnable spans) {
        paragraph(above, 0, false, spans);
    }

    private void paragraph(int above, int hang, boolean boxed, Runnable spans) {
        if (!paragraphs.isEmpty()) {
            text.append('\n');
        }
        int start = text.length();
        spans.run();
        paragraphs.add(new Paragraph(new Place(start, text.length()), indent, hang, above, boxed));
    }

    /** A paragraph of one plain span. */
    public void text(int above, String value) {
        paragraph(above, () -> span(value, Tone.PLAIN));
    }

    /** A paragraph that matters less. */
    public void muted(int above, String value) {
        paragraph(above, () -> span(value, Tone.MUTED));
    }

    /** A paragraph in bold. */
    public void strong(int above, String value) {
        paragraph(above, () -> strong(value));
    }

    /** A paragraph in a font of its own, such as a heading. */
    public void heading(int above, Font font, String value) {
        paragraph(above, () -> span(value, font));
    }

    /** A step of a list: lines after the first begin under the text. */
    public void item(int above, String number, String value) {
        item(above, number, () -> span(value, Tone.PLAIN));
    }

    /** A step of a list, of spans. */
    public void item(int above, String number, Runnable spans) {
        paragraph(above, GUTTER, false, () -> {
            span(number + " ", Tone.PLAIN);
            spans.run();
        });
    }

    /** Text to be typed or copied as it is, in a box, and below it in the same box a link. */
    public void command(String id, String command, String linkId, String link, String hint, Runnable action) {
        indented(8, () -> {
            paragraph(4, 0, true, () -> place(id, () -> span(command, JFaceResources.getTextFont())));
            paragraph(0, 0, true, () -> link(linkId, link, hint, action));
        });
    }

    /** Text that is shown as it is, in a box. */
    public void box(int above, String value) {
        paragraph(above, 0, true, () -> span(value, JFaceResources.getTextFont()));
    }

    public void span(String value, Tone tone) {
        span(value, tone.colour(), null);
    }

    public void strong(String value) {
        span(value, JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
    }

    public void span(String value, Font font) {
        span(value, Tone.PLAIN, font);
    }

    public void span(String value, Tone tone, Font font) {
        span(value, tone.colour(), font);
    }

    /** A span that tells more when the mouse is over it. */
    public void span(String value, Tone tone, String hint) {
        int start = text.length();
        span(value, tone);
        spots.add(new Spot(new Place(start, text.length()), hint, NOTHING));
    }

    private StyleRange span(String value, Color colour, Font font) {
        int start = text.length();
        text.append(value.replace("\r\n", "\n").replace('\r', '\n'));
        StyleRange style = new StyleRange(start, text.length() - start, colour, null);
        style.font = font;
        if (style.length > 0) {
            styles.add(style);
        }
        return style;
    }

    /** A link, reached by mouse, Tab and Enter. */
    public void link(String id, String label, String hint, Runnable action) {
        int start = text.length();
        StyleRange style = span(label, JFaceColors.getHyperlinkText(Display.getCurrent()), null);
        style.underline = true;
        style.underlineStyle = SWT.UNDERLINE_SINGLE;
        Place place = new Place(start, text.length());
        places.put(id, place);
        spots.add(new Spot(place, hint, action));
    }

    /** Gives what is written a name, under which tests and tools find it in {@link RichText#PLACES}. */
    public void place(String id, Runnable writing) {
        int start = text.length();
        writing.run();
        boolean breaks = start > 0 && start < text.length() && text.charAt(start) == '\n';
        places.put(id, new Place(breaks ? start + 1 : start, text.length()));
    }

    /** Writes further to the right. */
    public void indented(int pixels, Runnable writing) {
        indent += pixels;
        writing.run();
        indent -= pixels;
    }

    /** A paragraph with the mark of a tone before it. */
    public void marked(Tone tone, int above, Runnable spans) {
        indented(tone.marked() ? GUTTER + 6 : 0, () -> paragraph(above, () -> {
            marks.add(new Mark(text.length(), tone, false, false));
            spans.run();
        }));
    }

    /**
     * A part that unfolds. What is in it is written only while it is unfolded.
     *
     * @param open whether it is unfolded until the user does something else
     */
    public void fold(String id, int above, String title, boolean open, Runnable content) {
        boolean unfolded = folds.getOrDefault(id, open);
        place(id, () -> indented(GUTTER, () -> {
            paragraph(above, () -> {
                marks.add(new Mark(text.length(), Tone.PLAIN, true, unfolded));
                int start = text.length();
                strong(title);
                spots.add(new Spot(new Place(start, text.length()), owner.foldHint(unfolded), () -> owner.fold(id, !unfolded)));
            });
            if (unfolded) {
                content.run();
            }
        }));
    }

    String text() {
        return text.toString();
    }

    List<StyleRange> styles() {
        return styles;
    }

    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    List<Spot> spots() {
        return spots;
    }

    List<Mark> marks() {
        return marks;
    }

    Map<String, Place> places() {
        return places;
    }

    boolean looksLike(RichContent other) {
        return text.compareTo(other.text) == 0 && styles.equals(other.styles) && paragraphs.equals(other.paragraphs)
                && marks.equals(other.marks);
    }
}
