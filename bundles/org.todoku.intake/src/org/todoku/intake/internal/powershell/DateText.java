package org.todoku.intake.internal.powershell;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A date as PowerShell writes it. A text without zone is taken as UTC: WSUS keeps its dates in UTC and the .NET API
 * hands them out unchanged; exports of one server as text, JSON and CLIXML agree in that.
 */
sealed interface DateText {

    /**
     * @param at null for the values that mean never (years 1 and 9999)
     * @param zoned the source named the zone, so nothing was assumed
     */
    record Exact(@Nullable Instant at, boolean zoned) implements DateText {
    }

    /** Month and day, or day and month, before the year: which one comes first depends on the culture of who exported. */
    record Ordered(int first, int second, int year, LocalTime time) implements DateText {

        Instant at(boolean dayFirst) {
            return LocalDate.of(year, dayFirst ? second : first, dayFirst ? first : second).atTime(time).toInstant(ZoneOffset.UTC);
        }
    }

    record Unreadable() implements DateText {
    }

    Pattern MILLISECONDS = Pattern.compile("\\\\?/Date\\((-?\\d{1,16})(?:[+-]\\d{4})?\\)\\\\?/");
    Pattern ISO = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)\\s?(Z|[+-]\\d\\d:?\\d\\d)?)?");
    Pattern TEXT = Pattern.compile("(\\d{1,4})([/.-])(\\d{1,2})\\2(\\d{1,4})"
            + "(?:[ T]+(午前|午後)?\\s*(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:\\.\\d{1,9})?)?\\s*(?i:([ap])\\.?m\\.?)?)?");

    static DateText parse(String text) {
        String clean = text.replace('\u202F', ' ').replace('\u00A0', ' ').strip();
        try {
            Matcher match = MILLISECONDS.matcher(clean);
            if (match.matches()) {
                // the offset only says how to show it; the number itself counts from 1970 in UTC
                return exact(Instant.ofEpochMilli(Long.parseLong(match.group(1))), true);
            }
            match = ISO.matcher(clean);
            if (match.matches()) {
                return iso(match.group(1), match.group(2), match.group(3));
            }
            match = TEXT.matcher(clean);
            return match.matches() ? cultural(match) : new Unreadable();
        } catch (DateTimeException e) {
            return new Unreadable();
        }
    }

    private static DateText iso(String date, @Nullable String time, @Nullable String zone) {
        String padded = time == null ? "00:00" : time;
        String offset = zone == null ? "Z" : zone.length() == 5 ? zone.substring(0, 3) + ':' + zone.substring(3) : zone;
        return exact(OffsetDateTime.parse(date + 'T' + padded + offset).toInstant(), zone != null);
    }

    private static DateText cultural(Matcher match) {
        int first = Integer.parseInt(match.group(1));
        int middle = Integer.parseInt(match.group(3));
        int last = Integer.parseInt(match.group(4));
        LocalTime time = time(match);
        if (match.group(1).length() == 4) {
            return exact(LocalDate.of(first, middle, last).atTime(time).toInstant(ZoneOffset.UTC), false);
        }
        if (match.group(4).length() != 4 || match.group(1).length() > 2) {
            return new Unreadable();
        }
        if (!match.group(2).equals("/")) {
            // full stops and hyphens: every culture that writes them with the year last puts the day first
            return exact(new Ordered(first, middle, last, time).at(true), false);
        }
        var ordered = new Ordered(first, middle, last, time);
        boolean monthFirst = valid(ordered, false);
        boolean dayFirst = valid(ordered, true);
        return monthFirst || dayFirst ? ordered : new Unreadable();
    }

    /** Whether the date exists in that order. */
    static boolean valid(Ordered date, boolean dayFirst) {
        try {
            date.at(dayFirst);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static LocalTime time(Matcher match) {
        if (match.group(6) == null) {
            return LocalTime.MIDNIGHT;
        }
        int hour = Integer.parseInt(match.group(6));
        String half = match.group(9) != null ? match.group(9).toLowerCase(Locale.ROOT)
                : match.group(5) == null ? "" : match.group(5).equals("午後") ? "p" : "a";
        if (!half.isEmpty()) {
            if (hour > 12) {
                throw new DateTimeException("hour");
            }
            hour = hour % 12 + (half.equals("p") ? 12 : 0);
        }
        return LocalTime.of(hour, Integer.parseInt(match.group(7)), match.group(8) == null ? 0 : Integer.parseInt(match.group(8)));
    }

    /** Years 1 and 9999 stand for never; a day of tolerance, because zones shift them over the edge. */
    static Exact exact(Instant at, boolean zoned) {
        Instant edge = Instant.parse("0001-01-01T00:00:00Z").plus(Duration.ofDays(366));
        Instant end = Instant.parse("9998-12-30T00:00:00Z");
        return new Exact(at.isBefore(edge) || at.isAfter(end) ? null : at, zoned);
    }
}
