package org.todoku.ui.graph;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.jspecify.annotations.NullMarked;
import org.todoku.core.graph.GraphLayout.Size;

/**
 * The lines of a box as they fit into it.
 *
 * @param titleStep height of a line of the title; letters of other scripts may be taller than those of the font
 * @param step height of the other lines
 */
@NullMarked
record BoxTexts(List<String> title, List<String> lines, int titleStep, int step, Size size) {

    static final int PADDING = 8;
    static final int MARK = 12;
    static final int MARK_ROOM = MARK + 6;
    private static final int NARROWEST = 120;
    private static final int WIDEST = 270;
    private static final int TITLE_LINES = 3;
    private static final String CUT = "…";
    /** Longer texts are never needed, and measuring them takes long. */
    private static final int LONGEST = 200;

    static BoxTexts of(Graph.Box box, GC gc, Font plain, Font bold) {
        int room = WIDEST - 2 * PADDING;
        gc.setFont(bold);
        int titleRoom = room - (box.title().tone().marked() ? MARK_ROOM : 0);
        List<String> title = lines(gc, start(box.title().text()), titleRoom);
        int width = title.stream().mapToInt(line -> gc.textExtent(line, 0).x).max().orElse(0) + room - titleRoom;
        int titleStep = step(gc, title);
        gc.setFont(plain);
        List<String> lines = new ArrayList<>();
        for (Graph.Line line : box.lines()) {
            int mark = line.tone().marked() ? MARK_ROOM : 0;
            String fitting = cut(gc, start(line.text()), room - mark);
            lines.add(fitting);
            width = Math.max(width, gc.textExtent(fitting, 0).x + mark);
        }
        int step = step(gc, lines);
        int all = title.size() * titleStep + lines.size() * step;
        return new BoxTexts(title, List.copyOf(lines), titleStep, step,
                new Size(Math.max(NARROWEST, width + 2 * PADDING), all + 2 * PADDING + (lines.isEmpty() ? 0 : PADDING / 2)));
    }

    private static int step(GC gc, List<String> lines) {
        return lines.stream().mapToInt(line -> gc.textExtent(line, 0).y).max().orElse(0);
    }

    private static String start(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + CUT;
    }

    private static List<String> lines(GC gc, String text, int room) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (lines.size() < TITLE_LINES - 1 && gc.textExtent(rest, 0).x > room) {
            int end = fitting(gc, rest, room, "");
            int blank = rest.lastIndexOf(' ', end);
            int cut = blank > end / 2 ? blank : end;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty() || lines.isEmpty()) {
            lines.add(cut(gc, rest, room));
        }
        return List.copyOf(lines);
    }

    private static String cut(GC gc, String text, int room) {
        return gc.textExtent(text, 0).x <= room ? text : text.substring(0, fitting(gc, text, room, CUT)) + CUT;
    }

    /** How many letters have room, before an ending. */
    private static int fitting(GC gc, String text, int room, String ending) {
        int least = 1;
        int most = text.length();
        while (least < most) {
            int middle = (least + most + 1) / 2;
            if (gc.textExtent(text.substring(0, middle) + ending, 0).x <= room) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return Character.isHighSurrogate(text.charAt(least - 1)) && least > 1 ? least - 1 : least;
    }
}
