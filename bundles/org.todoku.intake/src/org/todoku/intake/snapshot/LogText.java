package org.todoku.intake.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.todoku.core.LogLine;

/**
 * Logs as text: {@code SoftwareDistribution.log} and {@code Change.log} of WSUS (a time in UTC at the beginning), and
 * {@code wsyncmgr.log} of Configuration Manager (time and distance to UTC at the end, in two forms). Only the last lines are kept.
 */
public final class LogText {

    /** A log has millions of lines; what explains the state of a server stands at its end. */
    public static final int MAX_LINES = 5000;
    /** Characters of one line; a stack trace goes on in lines of its own. */
    public static final int MAX_LENGTH = 4000;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true).toFormatter(Locale.ROOT);
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder().appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true).toFormatter(Locale.ROOT);
    private static final Pattern WSUS = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?) UTC(?:[\\t ](.*))?");
    private static final String MANAGER_MARK = "$$<";
    private static final Pattern MANAGER = Pattern.compile(
            "\\$\\$<([^<>]*)><(\\d\\d)-(\\d\\d)-(\\d{4}) (\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?([+-]\\d{1,4})><[^<>]*>.*");
    private static final Pattern TRACE = Pattern.compile("<!\\[LOG\\[(.*)]LOG]!><time=\"(\\d\\d:\\d\\d:\\d\\d)(?:\\.\\d+)?([+-]\\d{1,4})\" "
            + "date=\"(\\d\\d)-(\\d\\d)-(\\d{4})\" component=\"([^\"]*)\".*");

    private LogText() {
    }

    /**
     * The last lines of a log.
     *
     * @param dropped lines before these, and lines too long to be read
     * @param shortened how many lines were cut at {@link #MAX_LENGTH}
     * @param withheld lines that were not wanted
     */
    public record Tail(List<LogLine> lines, long dropped, long shortened, long withheld) {
    }

    /** @param wanted which lines to keep; those without a time go with the line before them */
    public static Tail read(InputStream in, Predicate<LogLine> wanted) throws IOException {
        Deque<LogLine> kept = new ArrayDeque<>();
        long dropped = 0;
        long shortened = 0;
        long withheld = 0;
        boolean keep = true;
        var lines = new LineReader(in);
        while (lines.next()) {
            if (lines.tooLong()) {
                dropped++;
                continue;
            }
            LogLine line = parse(new String(lines.buffer(), lines.start(), lines.length(), StandardCharsets.UTF_8));
            keep = line.at() == null ? keep : wanted.test(line);
            if (!keep) {
                withheld++;
                continue;
            }
            if (line.text().length() > MAX_LENGTH) {
                line = new LogLine(line.at(), line.text().substring(0, MAX_LENGTH) + "…");
                shortened++;
            }
            kept.addLast(line);
            if (kept.size() > MAX_LINES) {
                kept.removeFirst();
                dropped++;
            }
        }
        return new Tail(new ArrayList<>(kept), dropped, shortened, withheld);
    }

    /** A line with its time taken off the text; without time it is kept as it stands. */
    static LogLine parse(String line) {
        try {
            Matcher wsus = WSUS.matcher(line);
            if (wsus.matches()) {
                String rest = wsus.group(2);
                Instant at = LocalDateTime.parse(String.valueOf(wsus.group(1)), TIME).toInstant(ZoneOffset.UTC);
                return new LogLine(at, rest == null ? "" : rest);
            }
            Matcher trace = TRACE.matcher(line);
            if (trace.matches()) {
                return new LogLine(time(trace.group(6), trace.group(4), trace.group(5), trace.group(2), trace.group(3)),
                        trace.group(7) + "\t" + trace.group(1));
            }
            int mark = line.lastIndexOf(MANAGER_MARK);
            Matcher manager = mark < 0 ? null : MANAGER.matcher(line.substring(mark));
            if (manager != null && manager.matches()) {
                return new LogLine(time(manager.group(4), manager.group(2), manager.group(3), manager.group(5), manager.group(6)),
                        manager.group(1) + "\t" + line.substring(0, mark).replace("~~", "").strip());
            }
        } catch (DateTimeException e) {
            // looks like a time and is none, so the line says only what it says
            return new LogLine(null, line);
        }
        return new LogLine(null, line);
    }

    /** Configuration Manager writes local time and the minutes that are to be added to get UTC: -540 in Tokyo. */
    private static Instant time(@Nullable String year, @Nullable String month, @Nullable String day, @Nullable String time,
            @Nullable String minutes) {
        return LocalDateTime.parse(year + "-" + month + "-" + day + " " + time, TIME).toInstant(ZoneOffset.UTC)
                .plus(Duration.ofMinutes(Integer.parseInt(String.valueOf(minutes))));
    }

    /** The line as {@code SoftwareDistribution.log} has it, without line break at its end. */
    static String write(LogLine line) {
        Instant at = line.at();
        String text = line.text().replace('\n', ' ').replace('\r', ' ');
        return at == null ? text : WRITTEN.format(at.atOffset(ZoneOffset.UTC)) + " UTC\t" + text;
    }
}
