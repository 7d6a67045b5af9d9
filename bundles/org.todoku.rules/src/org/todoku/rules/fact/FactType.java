package org.todoku.rules.fact;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What kind of value a fact has. */
public enum FactType {
    /** {@link Boolean}. */
    YES_NO("yes/no"),
    /** A whole number: {@link Long} for amounts, {@link Integer} for ports, builds and the like, which are shown without separators. */
    NUMBER("number"),
    /** {@link String}. */
    TEXT("text"),
    /** {@link Instant}. */
    TIME("time"),
    /** {@link UUID}. */
    GUID("GUID"),
    /** {@link Set} of {@link String}. */
    TEXTS("set of texts"),
    /** {@link Set} of {@link UUID}. */
    GUIDS("set of GUIDs"),
    /** {@link Duration}. */
    DURATION("duration");

    private static final Pattern GUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final String word;

    FactType(String word) {
        this.word = word;
    }

    /** What it is called in rule files. */
    public String word() {
        return word;
    }

    public static Optional<FactType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equalsIgnoreCase(word)).findFirst();
    }

    public boolean isSet() {
        return this == TEXTS || this == GUIDS;
    }

    /** Type of a value to compare with: for a set that of its elements. */
    public FactType element() {
        return this == TEXTS ? TEXT : this == GUIDS ? GUID : this;
    }

    /**
     * A value as evidence and rule files write it: {@code true} or {@code 1}, a whole number, an ISO instant or day (UTC), a GUID,
     * an ISO duration such as {@code PT48H} or {@code P30D}, elements of a set separated by commas. Empty for anything else.
     */
    public Optional<Object> parse(String written) {
        String text = written.strip();
        return switch (this) {
            case YES_NO -> yesNo(text.toLowerCase(Locale.ROOT));
            case NUMBER -> number(text);
            case TEXT -> Optional.of(text);
            case TIME -> time(text);
            case GUID -> GUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
            case TEXTS, GUIDS -> elements(text);
            case DURATION -> duration(text);
        };
    }

    private static Optional<Object> yesNo(String text) {
        return switch (text) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> number(String text) {
        if (text.length() > 30) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> time(String text) {
        return attempt(text, Instant::parse)
                .or(() -> attempt(text, day -> LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private static Optional<Object> duration(String text) {
        return attempt(text, Duration::parse);
    }

    private static Optional<Object> attempt(String text, Function<String, Object> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private Optional<Object> elements(String text) {
        Set<Object> all = new LinkedHashSet<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                Optional<Object> element = element().parse(part);
                if (element.isEmpty()) {
                    return Optional.empty();
                }
                all.add(element.get());
            }
        }
        return Optional.of(Set.copyOf(all));
    }
}
