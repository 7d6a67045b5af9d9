package org.todoku.rules.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Typed access to the fields of an object of a data pack. What is wrong becomes a problem with its place, and a stand-in is
 * returned, so that all that is wrong with a file is reported at once; a file with problems is not used.
 */
final class Fields {

    private final Node at;
    private final Map<String, Node> members;
    private final Set<String> asked = new HashSet<>();
    private final Consumer<Wrong> problems;

    /** What is wrong, and where. */
    record Wrong(Node at, String reason) {
    }

    Fields(Node at, Consumer<Wrong> problems) {
        this.at = at;
        this.problems = problems;
        Map<String, Node> given = at.members();
        if (given == null) {
            wrong(at, "expected an object, found " + at.type());
        }
        this.members = given == null ? Map.of() : given;
    }

    /** Also the unfinished one: of an object that is none nothing more is said. */
    private boolean isObject() {
        return at.members() != null;
    }

    private void wrong(Node where, String reason) {
        problems.accept(new Wrong(where, reason));
    }

    /** Reports something about a field, or about the whole object where it is missing. */
    void wrong(String field, String reason) {
        Node found = members.get(field);
        wrong(found == null ? at : found, field + ": " + reason);
    }

    boolean has(String field) {
        asked.add(field);
        return members.containsKey(field);
    }

    private <T> @Nullable T value(String field, Class<T> type, String name, boolean required) {
        asked.add(field);
        Node found = members.get(field);
        if (found == null) {
            if (required && isObject()) {
                wrong(at, field + ": is missing");
            }
            return null;
        }
        if (type.isInstance(found.value())) {
            return type.cast(found.value());
        }
        wrong(found, field + ": expected " + name + ", found " + found.type());
        return null;
    }

    /** A text that is not blank. */
    String text(String field) {
        String found = value(field, String.class, "a string", true);
        if (found != null && found.isBlank()) {
            wrong(field, "is blank");
        }
        return found == null ? "" : found;
    }

    String textOr(String field, String otherwise) {
        String found = value(field, String.class, "a string", false);
        return found == null ? otherwise : found;
    }

    boolean flag(String field) {
        return Boolean.TRUE.equals(value(field, Boolean.class, "a boolean", false));
    }

    int number(String field, int least, int most) {
        Long found = value(field, Long.class, "a whole number", true);
        if (found == null) {
            return least;
        }
        if (found < least || found > most) {
            wrong(field, "expected " + least + " to " + most + ", found " + found);
            return least;
        }
        return found.intValue();
    }

    private <T> @Nullable T parsed(String field, boolean required, String expected, Function<String, T> parse) {
        String text = value(field, String.class, "a string", required);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            wrong(field, "expected " + expected + ", found " + text);
            return null;
        }
    }

    UUID guid(String field) {
        UUID found = parsed(field, true, "a GUID", Fields::guidOf);
        return found == null ? new UUID(0, 0) : found;
    }

    @Nullable UUID guidOrNull(String field) {
        return parsed(field, false, "a GUID", Fields::guidOf);
    }

    private static UUID guidOf(String text) {
        UUID guid = UUID.fromString(text);
        // the JDK also takes shortened ones
        if (!guid.toString().equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(text);
        }
        return guid;
    }

    @Nullable LocalDate dateOrNull(String field) {
        return parsed(field, false, "a date like 2026-08-12", LocalDate::parse);
    }

    LocalDate date(String field) {
        LocalDate found = parsed(field, true, "a date like 2026-08-12", LocalDate::parse);
        return found == null ? LocalDate.EPOCH : found;
    }

    Instant instant(String field) {
        Instant found = parsed(field, true, "a time in UTC like 2026-08-12T00:00:00Z", Instant::parse);
        return found == null ? Instant.EPOCH : found;
    }

    @Nullable Instant instantOrNull(String field) {
        return parsed(field, false, "a time in UTC like 2026-08-12T00:00:00Z", Instant::parse);
    }

    /** One of the constants, written in lower case with hyphens. */
    <E extends Enum<E>> E choice(String field, Class<E> type, @Nullable E otherwise) {
        E found = parsed(field, otherwise == null, "one of " + words(type),
                text -> {
                    if (!text.equals(text.toLowerCase(Locale.ROOT))) {
                        throw new IllegalArgumentException(text);
                    }
                    return Enum.valueOf(type, text.replace('-', '_').toUpperCase(Locale.ROOT));
                });
        return found != null ? found : otherwise != null ? otherwise : type.getEnumConstants()[0];
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return String.join(", ", List.of(type.getEnumConstants()).stream().map(Fields::word).toList());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A text in both languages. */
    LocalText localText(String field) {
        Fields texts = object(field);
        return texts == null ? LocalText.NONE : bothLanguages(texts);
    }

    LocalText localTextOrNone(String field) {
        return has(field) ? localText(field) : LocalText.NONE;
    }

    static LocalText bothLanguages(Fields texts) {
        return new LocalText(texts.text("en"), texts.text("ja"));
    }

    private @Nullable Fields object(String field) {
        asked.add(field);
        Node found = members.get(field);
        if (found == null) {
            if (isObject()) {
                wrong(at, field + ": is missing");
            }
            return null;
        }
        if (found.members() == null) {
            wrong(found, field + ": expected an object, found " + found.type());
            return null;
        }
        return new Fields(found, problems);
    }

    /** The objects of an array; none where it is missing. */
    <T> List<T> objects(String field, Function<Fields, T> reader) {
        return elements(field).stream().map(element -> reader.apply(new Fields(element, problems))).toList();
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (Node element : elements(field)) {
            if (element.value() instanceof String text && !text.isBlank()) {
                texts.add(text);
            } else {
                wrong(element, field + ": expected a string that is not blank, found " + element.type());
            }
        }
        return texts;
    }

    List<UUID> guids(String field) {
        List<UUID> guids = new ArrayList<>();
        for (Node element : elements(field)) {
            try {
                guids.add(guidOf(String.valueOf(element.value())));
            } catch (IllegalArgumentException e) {
                wrong(element, field + ": expected a GUID, found " + element.json());
            }
        }
        return guids;
    }

    List<Integer> numbers(String field, int least, int most) {
        List<Integer> numbers = new ArrayList<>();
        for (Node element : elements(field)) {
            if (element.value() instanceof Long number && number >= least && number <= most) {
                numbers.add(number.intValue());
            } else {
                wrong(element, field + ": expected " + least + " to " + most + ", found " + element.json());
            }
        }
        return numbers;
    }

    private List<Node> elements(String field) {
        asked.add(field);
        Node found = members.get(field);
        if (found == null) {
            return List.of();
        }
        List<Node> elements = found.elements();
        if (elements == null) {
            wrong(found, field + ": expected an array, found " + found.type());
            return List.of();
        }
        return elements;
    }

    /** What nobody has asked for so far. */
    Map<String, String> other() {
        Map<String, String> other = new LinkedHashMap<>();
        members.forEach((name, node) -> {
            if (!asked.contains(name)) {
                other.put(name, node.json());
            }
        });
        return other;
    }
}
