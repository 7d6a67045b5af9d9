package org.todoku.rules.wsus.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Hours of the day in UTC, from one time to another; the end may lie after midnight. */
public record Hours(LocalTime from, LocalTime to) {

    private static final int DAY = 24 * 60;

    /** Names that Windows gives to time zones; the Java library does not know them. */
    private static final Map<String, String> WINDOWS = Map.ofEntries(Map.entry("UTC", "UTC"), Map.entry("Tokyo Standard Time",
            "Asia/Tokyo"),
            Map.entry("Korea Standard Time", "Asia/Seoul"), Map.entry("China Standard Time", "Asia/Shanghai"),
            Map.entry("Taipei Standard Time", "Asia/Taipei"), Map.entry("Singapore Standard Time", "Asia/Singapore"),
            Map.entry("SE Asia Standard Time", "Asia/Bangkok"), Map.entry("India Standard Time", "Asia/Kolkata"),
            Map.entry("Arabian Standard Time", "Asia/Dubai"), Map.entry("Russian Standard Time", "Europe/Moscow"),
            Map.entry("GMT Standard Time", "Europe/London"), Map.entry("Greenwich Standard Time", "Atlantic/Reykjavik"),
            Map.entry("W. Europe Standard Time", "Europe/Berlin"), Map.entry("Central Europe Standard Time", "Europe/Budapest"),
            Map.entry("Central European Standard Time", "Europe/Warsaw"), Map.entry("Romance Standard Time", "Europe/Paris"),
            Map.entry("FLE Standard Time", "Europe/Kiev"), Map.entry("GTB Standard Time", "Europe/Bucharest"),
            Map.entry("Turkey Standard Time", "Europe/Istanbul"), Map.entry("South Africa Standard Time", "Africa/Johannesburg"),
            Map.entry("Eastern Standard Time", "America/New_York"), Map.entry("Central Standard Time", "America/Chicago"),
            Map.entry("Mountain Standard Time", "America/Denver"), Map.entry("US Mountain Standard Time", "America/Phoenix"),
            Map.entry("Pacific Standard Time", "America/Los_Angeles"), Map.entry("E. South America Standard Time", "America/Sao_Paulo"),
            Map.entry("AUS Eastern Standard Time", "Australia/Sydney"), Map.entry("E. Australia Standard Time", "Australia/Brisbane"),
            Map.entry("W. Australia Standard Time", "Australia/Perth"), Map.entry("New Zealand Standard Time", "Pacific/Auckland"));

    /** A zone by its name in Windows or in the time zone database. */
    public static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(WINDOWS.getOrDefault(name.strip(), name.strip())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time of the form 03:00; empty for anything else. */
    public static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text.strip().length() == 4 ? "0" + text.strip() : text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Hours by the clock of a zone, as they lie on the day of the given moment. */
    public static Hours of(LocalTime from, LocalTime to, ZoneId zone, Instant day) {
        ZoneOffset offset = zone.getRules().getOffset(day);
        return new Hours(from.minusSeconds(offset.getTotalSeconds()), to.minusSeconds(offset.getTotalSeconds()));
    }

    /** Whether something that begins at a time and lasts so many minutes touches these hours. */
    public boolean touches(LocalTime start, long minutes) {
        long length = Math.floorMod(minute(to) - minute(from), DAY);
        long after = Math.floorMod(minute(start) - minute(from), DAY);
        return after < length || after + minutes > DAY;
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }
}
