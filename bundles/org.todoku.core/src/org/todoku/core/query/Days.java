package org.todoku.core.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A span of days in UTC.
 *
 * @param from first day; null for no beginning
 * @param until first day that does not belong to it; null for no end
 */
public record Days(@Nullable LocalDate from, @Nullable LocalDate until) {

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2099;
    private static final String DAY = "(\\d{4})(?:[-/](\\d\\d?))?(?:[-/](\\d\\d?))?";
    private static final Pattern COMPARED = Pattern.compile("(>=|<=|>|<|=|≥|≤|)" + DAY);
    private static final Pattern RANGE = Pattern.compile("(.*?)(?:\\.\\.|~|〜)(.*)");
    private static final Pattern SINGLE = Pattern.compile(DAY);

    /**
     * Reads {@code 2026}, {@code 2026-07} or {@code 2026-07-14}, each the whole of its days, alone or after {@code >}, {@code >=},
     * {@code <}, {@code <=}, {@code =}, and ranges with {@code ..}, of which one end may be missing. Years from 1990 to 2099.
     *
     * @return empty for anything else, also for a range that ends before it begins
     */
    public static Optional<Days> parse(String text) {
        Matcher compared = COMPARED.matcher(text);
        if (compared.matches()) {
            return day(compared, 2).map(day -> switch (compared.group(1)) {
                case ">" -> new Days(day.until, null);
                case ">=", "≥" -> new Days(day.from, null);
                case "<" -> new Days(null, day.from);
                case "<=", "≤" -> new Days(null, day.until);
                default -> day;
            });
        }
        Matcher range = RANGE.matcher(text);
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        Optional<Days> first = single(range.group(1));
        Optional<Days> last = single(range.group(2));
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        LocalDate from = first.get().from;
        LocalDate until = last.get().until;
        return from != null && until != null && !from.isBefore(until) ? Optional.empty() : Optional.of(new Days(from, until));
    }

    /** The days of one date; without limits where nothing stands. */
    private static Optional<Days> single(String text) {
        Matcher single = SINGLE.matcher(text);
        return text.isEmpty() ? Optional.of(new Days(null, null)) : single.matches() ? day(single, 1) : Optional.empty();
    }

    private static Optional<Days> day(Matcher matcher, int group) {
        int year = Integer.parseInt(matcher.group(group));
        String month = matcher.group(group + 1);
        String day = matcher.group(group + 2);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Optional.empty();
        }
        try {
            LocalDate begin = LocalDate.of(year, month == null ? 1 : Integer.parseInt(month), day == null ? 1 : Integer.parseInt(day));
            return Optional.of(new Days(begin, month == null ? begin.plusYears(1) : day == null ? begin.plusMonths(1) : begin.plusDays(1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the time lies on one of the days. */
    public boolean contains(Instant time) {
        Instant first = first();
        Instant end = end();
        return (first == null || !time.isBefore(first)) && (end == null || time.isBefore(end));
    }

    /** First moment; null for no beginning. */
    public @Nullable Instant first() {
        return start(from);
    }

    /** First moment after them; null for no end. */
    public @Nullable Instant end() {
        return start(until);
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** In a form that {@link #parse} reads. */
    String typed() {
        LocalDate first = from;
        LocalDate end = until;
        if (first != null && end != null) {
            return first + ".." + end.minusDays(1);
        }
        if (first != null) {
            return first.getYear() > LAST_YEAR ? ">" + first.minusDays(1) : ">=" + first;
        }
        return end == null ? "" : end.getYear() > LAST_YEAR ? "<=" + end.minusDays(1) : "<" + end;
    }
}
