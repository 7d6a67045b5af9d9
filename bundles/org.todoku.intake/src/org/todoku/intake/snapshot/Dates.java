package org.todoku.intake.snapshot;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Dates as exports of Windows carry them: ISO 8601 with or without a zone (then UTC), or {@code /Date(milliseconds)/}. Written
 * by hand because a snapshot has several dates per update and exceptions for odd ones would be costly.
 */
final class Dates {

    /** Not a date. */
    static final long BAD = Long.MIN_VALUE;
    /** A date that stands for none: year 1 and 9999 in .NET, 1753 in SQL Server. */
    static final long NEVER = Long.MAX_VALUE;

    private Dates() {
    }

    /** Seconds since 1970 in UTC, {@link #BAD} or {@link #NEVER}. */
    static long second(String text) {
        int length = text.length();
        if (text.startsWith("/Date(")) {
            long millis = millis(text);
            return millis == BAD ? BAD
                    : neverOr(LocalDate.ofEpochDay(Math.floorDiv(millis, 86_400_000L)).getYear(), Math.floorDiv(millis, 1000));
        }
        if (length < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return BAD;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return BAD;
        }
        long second = LocalDate.of(year, month, day).toEpochDay() * 86_400;
        if (length == 10) {
            return neverOr(year, second);
        }
        if (length < 16 || text.charAt(10) != 'T' && text.charAt(10) != ' ' || text.charAt(13) != ':') {
            return BAD;
        }
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int place = 16;
        int sec = 0;
        if (length >= 19 && text.charAt(16) == ':') {
            sec = digits(text, 17, 19);
            place = 19;
            if (length > 20 && text.charAt(19) == '.') {
                place = 20;
                while (place < length && isDigit(text.charAt(place))) {
                    place++;
                }
            }
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || sec < 0 || sec > 59) {
            return BAD;
        }
        long offset = offset(text, place);
        return offset == BAD ? BAD : neverOr(year, second + hour * 3600L + minute * 60L + sec - offset);
    }

    /** Nanoseconds within the second of a text that {@link #second} understood. */
    static int nano(String text) {
        if (text.charAt(0) == '/') {
            return (int) Math.floorMod(millis(text), 1000L) * 1_000_000;
        }
        if (text.length() < 21 || text.charAt(19) != '.') {
            return 0;
        }
        int nano = 0;
        int unit = 100_000_000;
        for (int i = 20; i < text.length() && isDigit(text.charAt(i)) && unit > 0; i++, unit /= 10) {
            nano += (text.charAt(i) - '0') * unit;
        }
        return nano;
    }

    private static long neverOr(int year, long second) {
        return year <= 1753 || year >= 9999 ? NEVER : second;
    }

    /** Offset from UTC in seconds. */
    private static long offset(String text, int place) {
        int length = text.length();
        if (place == length || place == length - 1 && text.charAt(place) == 'Z') {
            return 0;
        }
        char sign = text.charAt(place);
        if (sign != '+' && sign != '-' || length - place != 6 || text.charAt(place + 3) != ':') {
            return BAD;
        }
        int hours = digits(text, place + 1, place + 3);
        int minutes = digits(text, place + 4, place + 6);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return BAD;
        }
        return (sign == '-' ? -1 : 1) * (hours * 3600L + minutes * 60L);
    }

    private static long millis(String text) {
        int end = text.indexOf(')');
        // a zone such as +0900 after the number only says how to show it
        int zone = Math.max(text.indexOf('+', 7), text.indexOf('-', 7));
        int stop = zone > 0 ? zone : end;
        if (end < 0 || stop <= 6 || stop > 6 + 16) {
            return BAD;
        }
        for (int i = 6; i < stop; i++) {
            if (!isDigit(text.charAt(i)) && !(i == 6 && text.charAt(i) == '-' && stop > 7)) {
                return BAD;
            }
        }
        long millis = Long.parseLong(text, 6, stop, 10);
        return Math.abs(millis) > 300_000_000_000_000L ? BAD : millis;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
