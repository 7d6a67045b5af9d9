package org.todoku.ui.graph;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.graph.LayeredLayout.Direction;
import org.todoku.ui.HarmlessText;
import org.todoku.ui.Tone;

/**
 * What a {@link GraphCanvas} shows.
 *
 * @param direction where arrows lead
 */
@NullMarked
public record Graph(List<Box> boxes, List<Arrow> arrows, Direction direction) {

    public Graph {
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
    }

    /** A line of text with a mark before it, where its tone has one. */
    public record Line(String text, Tone tone) {

        public Line {
            text = HarmlessText.line(text);
        }
    }

    /**
     * @param key tells it from the others
     * @param title in up to three lines, cut when it is longer
     * @param strong whether it is what matters: its border is thick and has the colour of the tone of the title
     * @param faint whether it is only named: its border is broken
     * @param hint everything that can be said of it, for the pointer and screen readers
     */
    public record Box(String key, Line title, List<Line> lines, boolean strong, boolean faint, String hint) {

        public Box {
            lines = List.copyOf(lines);
            hint = HarmlessText.lines(hint);
        }
    }

    /**
     * From one box to another.
     *
     * @param label empty for none
     * @param broken whether its line is broken
     */
    public record Arrow(String from, String to, String label, Tone tone, boolean broken) {

        public Arrow {
            label = HarmlessText.line(label);
        }
    }

    /** All of it, for the clipboard: every box with its lines, then where its arrows lead. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Box box : boxes) {
            text.append(box.title().text()).append('\n');
            box.hint().lines().filter(line -> !line.equals(box.title().text()))
                    .forEach(line -> text.append("  ").append(line).append('\n'));
            arrows.stream().filter(arrow -> arrow.from().equals(box.key())).forEach(arrow -> text.append("  → ")
                    .append(title(arrow.to())).append(arrow.label().isEmpty() ? "" : " (" + arrow.label() + ")").append('\n'));
        }
        return text.toString();
    }

    private String title(String key) {
        return boxes.stream().filter(box -> box.key().equals(key)).map(box -> box.title().text()).collect(Collectors.joining());
    }
}
