package org.todoku.rules;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.rules.internal.EngineTexts;
import org.todoku.rules.data.LocalText;

/**
 * The person a text is made for.
 *
 * @param locale language of the texts
 * @param zone time zone of the dates
 */
public record Reader(Locale locale, ZoneId zone) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");

    /** The text of a key with its placeholders filled. */
    public String text(Texts texts, String key, List<?> args) {
        return fill(texts.get(key, locale), args);
    }

    /** Replaces {0}, {1} …; a placeholder without argument stays visible. */
    public String fill(String pattern, List<?> args) {
        return PLACEHOLDER.matcher(pattern).replaceAll(match -> {
            int index = Integer.parseInt(match.group(1));
            return Matcher.quoteReplacement(index < args.size() ? shown(args.get(index)) : match.group());
        });
    }

    /** A value as this reader expects it. */
    public String shown(Object value) {
        return switch (value) {
            case Instant instant -> DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale)
                    .withZone(zone).format(instant);
            case Update update -> update.title(locale);
            case CategoryRef category -> category.shown();
            case ServerState server -> server.server();
            case Coded<?> coded -> coded.recognised().flatMap(this::named).orElse(coded.text());
            case LocalText text -> text.in(locale);
            case Message message -> message.text(this);
            case Quoted quoted -> quoted.message().text(this);
            case Deferred deferred -> shown(deferred.value());
            case Collection<?> many -> many.stream().map(this::shown).collect(Collectors.joining(japanese() ? "、" : ", "));
            case Boolean yes -> yesNo(yes);
            case Tri tri -> tri == Tri.UNKNOWN ? (japanese() ? "不明" : "unknown") : yesNo(tri == Tri.YES);
            case Long number -> String.format(locale, "%,d", number);
            default -> value.toString();
        };
    }

    private Optional<String> named(Enum<?> value) {
        return EngineTexts.TEXTS.find(value.getDeclaringClass().getSimpleName() + "." + value.name(), locale);
    }

    private String yesNo(boolean yes) {
        return japanese() ? (yes ? "はい" : "いいえ") : (yes ? "yes" : "no");
    }

    private boolean japanese() {
        return locale.getLanguage().equals("ja");
    }
}
