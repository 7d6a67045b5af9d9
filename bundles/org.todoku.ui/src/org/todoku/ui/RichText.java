package org.todoku.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * A page to read, as one text instead of hundreds of labels, which take long to lay out. It can be selected and copied; links and the
 * titles of parts that fold are followed by mouse, or by Tab and Enter. It is written when it can be seen, and again when the theme
 * changes. For the UI thread.
 */
public final class RichText {

    /** Key of the widget's data under which the names of {@link RichContent#place} stand, a map from name to {@link RichContent.Place}. */
    public static final String PLACES = "org.todoku.places";

    private static final int MARK = 12;
    private static final int TWISTIE = 8;

    private final StyledText text;
    private final Map<String, Boolean> folds = new HashMap<>();
    private Consumer<RichContent> writer = content -> { };
    private RichContent shown = new RichContent(this, folds);
    private boolean due;
    private boolean filling;
    private boolean fromTop;
    private String unfoldHint = "";
    private String foldHint = "";

    /**
     * @param id name of the text for tests, see {@link WidgetIds}
     * @param name what it shows, in the user's language, for screen readers
     */
    public RichText(Composite parent, String id, String name) {
        text = WidgetIds.name(new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL), id);
        text.setMargins(14, 10, 14, 14);
        text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = current().map(RichContent.Spot::hint).orElse(null);
            }
        });
        text.addListener(SWT.Traverse, this::traverse);
        text.addVerifyKeyListener(event -> {
            if (event.character == SWT.CR || event.character == ' ') {
                current().ifPresent(spot -> {
                    event.doit = false;
                    spot.action().run();
                });
            }
        });
        text.addCaretListener(event -> {
            // while another text is set, the widget cannot say yet where its lines are
            if (!filling) {
                text.redraw();
            }
        });
        text.addListener(SWT.FocusIn, event -> text.redraw());
        text.addListener(SWT.FocusOut, event -> text.redraw());
        // what gets its size after it was brought up is not always painted again
        text.addListener(SWT.Resize, event -> {
            if (due) {
                UiThread.later(text, this::write);
            }
        });
        text.addListener(SWT.MouseMove, this::hover);
        text.addListener(SWT.MouseUp, this::click);
        text.addListener(SWT.Paint, event -> {
            if (due) {
                UiThread.later(text, this::write);
            } else {
                paint(event.gc);
            }
        });
        TableColours.follow(text, () -> {
            TableColours.apply(text);
            write();
        });
    }

    public StyledText control() {
        return text;
    }

    /** What Enter does on the title of a part, in the user's language. */
    public void setFoldHints(String unfold, String fold) {
        unfoldHint = unfold;
        foldHint = fold;
    }

    /** Shows something else, now or when it comes in sight. What the user folded and where the page is scrolled to stays. */
    public void show(Consumer<RichContent> content) {
        writer = content;
        write();
    }

    /** Like {@link #show}, but for something that the user has not seen yet: from the top, nothing folded by the user. */
    public void showAnew(Consumer<RichContent> content) {
        folds.clear();
        fromTop = true;
        show(content);
    }

    String foldHint(boolean unfolded) {
        return unfolded ? foldHint : unfoldHint;
    }

    void fold(String id, boolean open) {
        folds.put(id, open);
        write();
    }

    private void write() {
        // without a size every word would be a line, and each be laid out
        due = !text.isVisible() || text.getClientArea().isEmpty();
        if (due) {
            return;
        }
        RichContent content = new RichContent(this, folds);
        writer.accept(content);
        boolean same = content.looksLike(shown) && !fromTop;
        shown = content;
        text.setData(PLACES, Map.copyOf(content.places()));
        if (!same) {
            int caret = fromTop ? 0 : text.getCaretOffset();
            int line = fromTop ? 0 : text.getTopIndex();
            int pixel = fromTop ? 0 : text.getTopPixel();
            fromTop = false;
            text.setRedraw(false);
            filling = true;
            fill(content);
            filling = false;
            text.setCaretOffset(Math.min(caret, text.getCharCount()));
            text.setTopIndex(line);
            text.setTopPixel(pixel);
            text.setRedraw(true);
        }
    }

    private void fill(RichContent content) {
        text.setText(content.text());
        text.setStyleRanges(content.styles().toArray(StyleRange[]::new));
        for (RichContent.Paragraph paragraph : content.paragraphs()) {
            int first = text.getLineAtOffset(paragraph.place().start());
            int count = text.getLineAtOffset(paragraph.place().end()) - first + 1;
            // a new text has none of them, and each call lays the paragraph out twice
            if (paragraph.indent() > 0) {
                text.setLineIndent(first, count, paragraph.indent());
            }
            if (paragraph.indent() + paragraph.hang() > 0) {
                text.setLineWrapIndent(first, count, paragraph.indent() + paragraph.hang());
            }
            if (paragraph.above() > 0) {
                text.setLineVerticalIndent(first, paragraph.above());
            }
            if (paragraph.boxed()) {
                text.setLineBackground(first, count, TableColours.header());
            }
        }
    }

    /** The link or title that the caret is on. */
    private Optional<RichContent.Spot> current() {
        return linkAt(text.getCaretOffset());
    }

    private Optional<RichContent.Spot> linkAt(int offset) {
        return links().stream().filter(spot -> spot.place().has(offset)).findFirst();
    }

    private List<RichContent.Spot> links() {
        return shown.spots().stream().filter(RichContent.Spot::link).toList();
    }

    private void traverse(Event event) {
        if (event.detail == SWT.TRAVERSE_RETURN && current().isPresent()) {
            event.doit = false;
        } else if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
            boolean forward = event.detail == SWT.TRAVERSE_TAB_NEXT;
            int caret = current().map(spot -> spot.place().start()).orElse(text.getCaretOffset());
            boolean on = current().isPresent();
            List<RichContent.Spot> links = links().stream().filter(spot -> forward
                    ? spot.place().start() > caret || !on && spot.place().start() == caret : spot.place().start() < caret).toList();
            if (!links.isEmpty()) {
                RichContent.Spot next = forward ? links.getFirst() : links.getLast();
                text.setSelection(next.place().start());
                text.showSelection();
                // eaten, so that the focus stays in the text
                event.detail = SWT.TRAVERSE_NONE;
                event.doit = true;
            }
        }
    }

    private Optional<RichContent.Spot> under(Event event) {
        int offset = text.getOffsetAtPoint(new Point(event.x, event.y));
        return offset < 0 ? Optional.empty() : shown.spots().stream().filter(spot -> spot.place().has(offset)).findFirst();
    }

    private void hover(Event event) {
        Optional<RichContent.Spot> spot = under(event);
        text.setCursor(spot.filter(RichContent.Spot::link).map(link -> text.getDisplay().getSystemCursor(SWT.CURSOR_HAND)).orElse(null));
        String hint = spot.map(RichContent.Spot::hint).filter(words -> !words.isEmpty()).orElse(null);
        if (!java.util.Objects.equals(hint, text.getToolTipText())) {
            text.setToolTipText(hint);
        }
    }

    private void click(Event event) {
        if (event.button == 1 && text.getSelectionCount() == 0) {
            under(event).ifPresent(spot -> spot.action().run());
        }
    }

    private void paint(GC gc) {
        Rectangle area = text.getClientArea();
        for (RichContent.Mark mark : shown.marks()) {
            int line = text.getLineAtOffset(mark.offset());
            if (line >= text.getTopIndex() && line <= text.getLineIndex(area.height)) {
                Point place = text.getLocationAtOffset(mark.offset());
                int height = text.getLineHeight(mark.offset());
                if (mark.fold()) {
                    twistie(gc, place.x - TWISTIE - 8, place.y + (height - TWISTIE) / 2, mark.open());
                } else {
                    mark.tone().draw(gc, place.x - MARK - 10, place.y + (height - MARK) / 2, MARK, mark.tone().colour());
                }
            }
        }
        if (text.isFocusControl()) {
            current().filter(spot -> spot.place().end() <= text.getCharCount()).ifPresent(spot -> {
                Rectangle bounds = text.getTextBounds(spot.place().start(), spot.place().end() - 1);
                gc.setForeground(TableColours.selection());
                gc.drawRoundRectangle(bounds.x - 3, bounds.y - 1, bounds.width + 5, bounds.height + 1, 4, 4);
            });
        }
    }

    private static void twistie(GC gc, int x, int y, boolean open) {
        gc.setAntialias(SWT.ON);
        gc.setBackground(Tone.MUTED.colour());
        gc.fillPolygon(open ? new int[] { x, y + 1, x + TWISTIE, y + 1, x + TWISTIE / 2, y + 1 + TWISTIE * 3 / 4 }
                : new int[] { x + 1, y, x + 1 + TWISTIE * 3 / 4, y + TWISTIE / 2, x + 1, y + TWISTIE });
    }
}
