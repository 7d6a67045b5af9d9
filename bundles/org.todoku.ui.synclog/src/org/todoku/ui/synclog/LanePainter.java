package org.todoku.ui.synclog;

import java.time.Instant;
import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.todoku.core.fleet.ArrivalTimes;
import org.todoku.core.synclog.LaneBars;
import org.todoku.core.synclog.SyncLane;
import org.todoku.core.synclog.SyncMarker;
import org.todoku.core.synclog.SyncStreak;
import org.todoku.core.synclog.TimeWindow;
import org.todoku.core.synclog.TimedRun;
import org.todoku.ui.TableColours;
import org.todoku.ui.Tone;

/**
 * Draws one lane: above its line a bar for every run, as high as the run was long, with the mark of its result; below it how many
 * updates came; streaks of several failures as a line over the bars, and what was changed as flags.
 */
final class LanePainter {

    static final int HEIGHT = 64;
    static final int HEADER = 20;
    private static final int BELOW = 14;
    private static final int MARK = 9;
    private static final int FLAG = 7;
    /** A day; longer runs are no higher. */
    private static final double LONGEST = Math.log10(86_400);
    private static final double MOST = Math.log10(100_000);
    private static final double UNMEASURED = 0.15;

    private final GC gc;
    private final TimeWindow window;
    private final int width;
    /** Up to where names of incidents stand. */
    private int named;

    LanePainter(GC gc, TimeWindow window, int width) {
        this.gc = gc;
        this.window = window;
        this.width = width;
    }

    /** Column of a moment; moments out of sight are at the edge or just beyond. */
    int x(Instant moment) {
        double share = (double) (ArrivalTimes.millis(moment) - window.from()) / window.length();
        return (int) Math.clamp(Math.floor(share * width), -10, width + 10);
    }

    /**
     * @param top of the lane
     * @param height of the lane
     * @param unknown what to say where the history is not known; empty where it is
     */
    void lane(SyncLane lane, LaneBars bars, int top, int height, String state, String unknown) {
        int base = top + height - BELOW;
        gc.setForeground(TableColours.line());
        gc.drawLine(0, top + height - 1, width, top + height - 1);
        header(lane, top, state);
        gc.setForeground(TableColours.line());
        if (!unknown.isEmpty()) {
            gc.setForeground(Tone.UNKNOWN.colour());
            gc.drawString(unknown, HEADER, top + HEADER + 4, true);
            return;
        }
        gc.drawLine(0, base, width, base);
        lane.streaks().forEach(streak -> streak(streak, lane, top));
        int room = base - top - HEADER - MARK - 4;
        List<LaneBars.Bar> seen = bars.bars(window, width);
        boolean sparse = sparse(seen);
        int marked = Integer.MIN_VALUE;
        for (LaneBars.Bar bar : seen) {
            int high = bar(bar, base, room);
            Tone tone = RunLook.tone(bar.worst());
            // where there is no room for all marks, those of failures tell the bars apart
            if (sparse || tone != Tone.GOOD && bar.left() > marked) {
                tone.draw(gc, bar.left() - 2, base - high - MARK - 1, MARK, tone.colour());
                marked = bar.left() + MARK;
            }
        }
    }

    private static boolean sparse(List<LaneBars.Bar> bars) {
        for (int at = 1; at < bars.size(); at++) {
            if (bars.get(at).left() - bars.get(at - 1).left() <= MARK) {
                return false;
            }
        }
        return true;
    }

    private void header(SyncLane lane, int top, String state) {
        Tone tone = RunLook.tone(lane.health());
        tone.draw(gc, 4, top + 5, MARK, tone.colour());
        gc.setForeground(TableColours.foreground());
        gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        String name = lane.server().server();
        gc.drawString(name, HEADER, top + (HEADER - gc.stringExtent(name).y) / 2, true);
        int right = HEADER + gc.stringExtent(name).x + 10;
        gc.setFont(JFaceResources.getDefaultFont());
        gc.setForeground(tone == Tone.GOOD ? Tone.MUTED.colour() : tone.colour());
        gc.drawString(state, right, top + (HEADER - gc.stringExtent(state).y) / 2, true);
    }

    private void streak(SyncStreak streak, SyncLane lane, int top) {
        Instant end = streak.goingOn() ? lane.server().collectedAt() : streak.until();
        int left = x(streak.since());
        int right = Math.max(left + 2, x(end.isBefore(streak.until()) ? streak.until() : end));
        if (streak.failures() < 2 || right < 0 || left > width) {
            return;
        }
        gc.setForeground(Tone.BAD.colour());
        gc.setLineWidth(3);
        gc.drawLine(left, top + HEADER + 1, right, top + HEADER + 1);
        gc.setLineWidth(1);
    }

    /** @return how high it is */
    private int bar(LaneBars.Bar bar, int base, int room) {
        double share = bar.millis() < 0 ? UNMEASURED : Math.log10(Math.max(1, bar.millis() / 1000.0)) / LONGEST;
        int high = Math.max(3, (int) (Math.min(1, share) * room));
        Color colour = RunLook.tone(bar.worst()).colour();
        int wide = Math.max(3, bar.right() - bar.left() - 1);
        if (bar.millis() < 0 || bar.odd()) {
            // times that are not known, or cannot be true, are not drawn as if they were
            gc.setForeground(colour);
            gc.drawRectangle(bar.left(), base - high, wide - 1, high);
        } else {
            gc.setBackground(Tone.GOOD.colour());
            gc.fillRectangle(bar.left(), base - high, wide, high);
            int bad = bar.unsuccessful() == 0 ? 0 : Math.max(2, high * bar.unsuccessful() / bar.runs());
            gc.setBackground(colour);
            gc.fillRectangle(bar.left(), base - bad, wide, bad);
        }
        if (bar.brought() > 0) {
            gc.setBackground(Tone.MUTED.colour());
            int deep = 2 + (int) (Math.min(1, Math.log10(1 + bar.brought()) / MOST) * (BELOW - 4));
            gc.fillRectangle(bar.left(), base + 1, wide, deep);
        }
        return high;
    }

    /** Flags of what was changed, one where many would stand on each other. */
    void markers(List<SyncMarker> markers, int top, int height) {
        int before = Integer.MIN_VALUE;
        for (SyncMarker marker : markers) {
            int x = x(marker.at());
            Instant until = marker.until();
            if (x < 0 && until == null || x > width || x < before) {
                continue;
            }
            before = x + FLAG + 2;
            gc.setForeground(TableColours.foreground());
            gc.setLineStyle(SWT.LINE_DOT);
            gc.drawLine(x, top + HEADER, x, top + height - BELOW);
            if (until != null) {
                gc.drawLine(x, top + HEADER + FLAG / 2, x(until), top + HEADER + FLAG / 2);
            }
            gc.setLineStyle(SWT.LINE_SOLID);
            gc.setBackground(TableColours.foreground());
            flag(marker.kind(), x, top + HEADER);
        }
    }

    private void flag(SyncMarker.Kind kind, int x, int y) {
        int half = FLAG / 2;
        switch (kind) {
            case SUBSCRIPTION -> gc.fillPolygon(new int[] { x, y - half, x + half + 1, y + 1, x, y + half + 2, x - half - 1, y + 1 });
            case CONFIGURATION -> gc.fillRectangle(x - half, y - half, FLAG, FLAG);
            case PATCH -> {
                gc.setLineWidth(2);
                gc.drawLine(x - half, y, x + half + 1, y);
                gc.drawLine(x, y - half, x, y + half + 1);
                gc.setLineWidth(1);
            }
        }
    }

    /** Frames around the bars of some runs. */
    void frame(List<TimedRun> runs, int top, int height) {
        gc.setForeground(TableColours.selection());
        gc.setLineWidth(2);
        int before = Integer.MIN_VALUE;
        for (TimedRun run : runs) {
            int left = x(run.started());
            int step = Math.floorDiv(left, LaneBars.STEP);
            if (step == before || left < -LaneBars.STEP || left > width) {
                continue;
            }
            before = step;
            int right = Math.max(left + LaneBars.STEP, x(run.finished()));
            gc.drawRectangle(left - 3, top + HEADER + 4, right - left + 4, height - HEADER - 7);
        }
        gc.setLineWidth(1);
    }

    /** The part of the time that is selected. */
    void range(TimeWindow range, int height) {
        int left = x(Instant.ofEpochMilli(range.from()));
        int right = x(Instant.ofEpochMilli(range.to()));
        gc.setBackground(TableColours.selection());
        gc.setAlpha(50);
        gc.fillRectangle(left, 0, Math.max(1, right - left), height);
        gc.setAlpha(255);
        gc.setForeground(TableColours.selection());
        gc.drawLine(left, 0, left, height);
        gc.drawLine(right, 0, right, height);
    }

    /** An incident: a band over all lanes with its name above, unless that is empty or another stands there. */
    void incident(Instant from, Instant until, String title, int strip, int height) {
        int left = Math.max(0, x(from));
        int right = Math.min(width, x(until));
        if (right < 0 || left > width || right < left) {
            return;
        }
        gc.setBackground(Tone.NOTICE.colour());
        gc.setAlpha(28);
        gc.fillRectangle(left, 0, Math.max(2, right - left), height);
        gc.setAlpha(255);
        if (title.isEmpty()) {
            return;
        }
        String text = NLS.bind(Messages.Log_incident, title);
        // beside its band where that is at the right edge
        int label = Math.max(2, Math.min(left + 4, width - gc.stringExtent(text).x - MARK - 8));
        if (label < named) {
            return;
        }
        Tone.NOTICE.draw(gc, label, 4, MARK, Tone.NOTICE.colour());
        gc.setForeground(Tone.NOTICE.colour());
        gc.drawString(text, label + MARK + 4, (strip - gc.stringExtent(text).y) / 2, true);
        named = label + MARK + gc.stringExtent(text).x + 12;
    }
}
