package org.todoku.rules.file;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.todoku.rules.fact.FactType;

/** How a fact is compared. Letter case of texts never matters. */
enum Operator {
    IS("is", EnumSet.of(FactType.YES_NO, FactType.NUMBER, FactType.TEXT, FactType.GUID, FactType.DURATION)),
    /** One of several; for a set, at least one element is. */
    IN("in", EnumSet.of(FactType.NUMBER, FactType.TEXT, FactType.GUID, FactType.TEXTS, FactType.GUIDS)),
    /** A part of a text, or an element of a set. */
    CONTAINS("contains", EnumSet.of(FactType.TEXT, FactType.TEXTS, FactType.GUIDS)),
    /** Somewhere in a text, or in one element of a set. */
    MATCHES("matches", EnumSet.of(FactType.TEXT, FactType.TEXTS)),
    LESS_THAN("lessThan", EnumSet.of(FactType.NUMBER, FactType.DURATION)),
    MORE_THAN("moreThan", EnumSet.of(FactType.NUMBER, FactType.DURATION)),
    BEFORE("before", EnumSet.of(FactType.TIME)),
    AFTER("after", EnumSet.of(FactType.TIME)),
    /** More than so long before the moment of reference. */
    OLDER_THAN("olderThan", EnumSet.of(FactType.TIME)),
    /** At most so long before or after the moment of reference. */
    WITHIN("within", EnumSet.of(FactType.TIME));

    /** Of a longer text the rest is not looked at by an expression. */
    private static final int LONGEST_TEXT = 65_536;

    private final String word;
    private final Set<FactType> types;

    Operator(String word, Set<FactType> types) {
        this.word = word;
        this.types = types;
    }

    String word() {
        return word;
    }

    static Optional<Operator> of(String word) {
        return Arrays.stream(values()).filter(operator -> operator.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Operator::word).toList();
    }

    boolean takes(FactType type) {
        return types.contains(type);
    }

    /** The types of facts that it can compare, for messages. */
    String takes() {
        return types.stream().map(FactType::word).collect(Collectors.joining(", "));
    }

    /** Type of the value to compare with: that of the fact, of its elements, or a duration for ages. */
    FactType operand(FactType fact) {
        return measuresAge() ? FactType.DURATION : fact.element();
    }

    boolean measuresAge() {
        return this == OLDER_THAN || this == WITHIN;
    }

    boolean wantsSeveral() {
        return this == IN;
    }

    /**
     * @param right value of the operand's type; for {@code IN} a collection of them, for {@code MATCHES} a {@link Pattern}
     * @param reference moment that ages are measured from
     */
    boolean holds(Object left, Object right, Object reference) {
        return switch (this) {
            case IS -> same(left, right);
            case IN -> anyOf(many(left), many(right));
            case CONTAINS -> left instanceof String text ? folded(text).contains(folded(right))
                    : many(left).stream().anyMatch(element -> same(element, right));
            case MATCHES -> right instanceof Pattern pattern && many(left).stream().anyMatch(text -> found(pattern, text.toString()));
            case LESS_THAN -> order(left, right) < 0;
            case MORE_THAN -> order(left, right) > 0;
            case BEFORE -> time(left).isBefore(time(right));
            case AFTER -> time(left).isAfter(time(right));
            case OLDER_THAN -> age(left, reference).compareTo(duration(right)) > 0;
            case WITHIN -> age(left, reference).abs().compareTo(duration(right)) <= 0;
        };
    }

    private static boolean anyOf(Collection<?> elements, Collection<?> wanted) {
        for (Object element : elements) {
            for (Object one : wanted) {
                if (same(element, one)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean found(Pattern pattern, String text) {
        return pattern.matcher(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text).find();
    }

    private static Collection<?> many(Object value) {
        return value instanceof Collection<?> collection ? collection : List.of(value);
    }

    private static boolean same(Object one, Object other) {
        if (one instanceof Number && other instanceof Number) {
            return order(one, other) == 0;
        }
        return one instanceof String text ? text.equalsIgnoreCase(other.toString()) : one.equals(other);
    }

    private static String folded(Object text) {
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static int order(Object one, Object other) {
        return one instanceof Number number && other instanceof Number limit ? Long.compare(number.longValue(), limit.longValue())
                : duration(one).compareTo(duration(other));
    }

    private static Duration age(Object moment, Object reference) {
        return Duration.between(time(moment), time(reference));
    }

    private static Duration duration(Object value) {
        return (Duration) value;
    }

    private static Instant time(Object value) {
        return (Instant) value;
    }
}
