package org.todoku.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;
import org.todoku.model.investigation.InvestigationFactory;
import org.todoku.model.investigation.KeptText;
import org.todoku.model.investigation.KeptValue;
import org.todoku.model.investigation.KnownUpdate;
import org.todoku.model.investigation.ValueKind;
import org.todoku.rules.Deferred;
import org.todoku.rules.Message;
import org.todoku.rules.Quoted;
import org.todoku.rules.Reader;
import org.todoku.rules.Texts;
import org.todoku.rules.data.LocalText;

/** Values of texts and evidence, as a document keeps them and back again. Both show the same to every reader. */
final class Values {

    private static final Reader ENGLISH = new Reader(Locale.ENGLISH, ZoneOffset.UTC);
    private static final Reader JAPANESE = new Reader(Locale.JAPANESE, ZoneOffset.UTC);
    private static final String KEY = "value";

    private final Function<Update, KnownUpdate> updates;

    /** @param updates gives the update of the document */
    Values(Function<Update, KnownUpdate> updates) {
        this.updates = updates;
    }

    KeptText message(Message message) {
        String key = message.key();
        KeptText made = RuleTexts.text(key, message.texts().get(key, Locale.ENGLISH), message.texts().get(key, Locale.JAPANESE));
        message.args().forEach(argument -> made.getArguments().add(keep(argument)));
        return made;
    }

    KeptValue keep(Object value) {
        return switch (value) {
            case Deferred deferred -> keep(deferred.value());
            case Integer number -> plain(ValueKind.INTEGER, number.toString());
            case Long number -> plain(ValueKind.LONG, number.toString());
            case Double number -> plain(ValueKind.DECIMAL, number.toString());
            case Boolean truth -> plain(ValueKind.TRUTH, truth.toString());
            case Tri tri -> plain(ValueKind.THREE_VALUED, tri.name());
            case Instant moment -> plain(ValueKind.MOMENT, moment.toString());
            case ServerState server -> plain(ValueKind.TEXT, server.server());
            case CategoryRef category -> {
                KeptValue made = plain(ValueKind.CATEGORY, category.title());
                made.setGuid(category.guid().map(UUID::toString).orElse(""));
                yield made;
            }
            case Update update -> {
                KeptValue made = plain(ValueKind.UPDATE, "");
                made.setUpdate(updates.apply(update));
                yield made;
            }
            case Collection<?> many -> {
                KeptValue made = plain(ValueKind.LIST, "");
                many.forEach(each -> made.getItems().add(keep(each)));
                yield made;
            }
            case Quoted quoted -> shown(quoted.toString(), message(quoted.message()));
            case Message message -> shown(message.text(ENGLISH), message(message));
            case Coded<?> coded -> shown(coded.text(), both(coded));
            case LocalText text -> shown(text.toString(), both(text));
            default -> plain(ValueKind.TEXT, value.toString());
        };
    }

    private static KeptText both(Object value) {
        // what is shown is no pattern: its braces are its own
        KeptText made = RuleTexts.text(KEY, "{0}", "{1}");
        made.getArguments().add(plain(ValueKind.TEXT, ENGLISH.shown(value)));
        made.getArguments().add(plain(ValueKind.TEXT, JAPANESE.shown(value)));
        return made;
    }

    private static KeptValue shown(String text, KeptText shown) {
        KeptValue made = plain(ValueKind.SHOWN, text);
        made.setShown(shown);
        return made;
    }

    private static KeptValue plain(ValueKind kind, String text) {
        KeptValue made = InvestigationFactory.eINSTANCE.createKeptValue();
        made.setKind(kind);
        made.setText(text);
        return made;
    }

    /**
     * The value again.
     *
     * @param updates gives the update for what the document knows of it
     * @throws RuntimeException where the document was changed by hand so that it has no such value
     */
    static Object recall(KeptValue kept, Function<KnownUpdate, Update> updates) {
        String text = kept.getText();
        return switch (kept.getKind()) {
            case TEXT -> text;
            case INTEGER -> Integer.valueOf(text);
            case LONG -> Long.valueOf(text);
            case DECIMAL -> Double.valueOf(text);
            case TRUTH -> Boolean.valueOf(text);
            case THREE_VALUED -> Tri.valueOf(text);
            case MOMENT -> Instant.parse(text);
            case CATEGORY -> new CategoryRef(kept.getGuid().isEmpty() ? null : UUID.fromString(kept.getGuid()), text);
            case UPDATE -> updates.apply(kept.getUpdate());
            case LIST -> all(kept.getItems(), updates);
            case SHOWN -> new Quoted(text, recall(kept.getShown(), updates));
        };
    }

    static List<Object> all(List<KeptValue> kept, Function<KnownUpdate, Update> updates) {
        List<Object> values = new ArrayList<>();
        kept.forEach(each -> values.add(recall(each, updates)));
        return values;
    }

    static Message recall(KeptText text, Function<KnownUpdate, Update> updates) {
        Texts texts = new Texts(Values.class.getClassLoader(), "", Map.of("en", Map.of(text.getKey(), text.getEnglish()),
                "ja", Map.of(text.getKey(), text.getJapanese())));
        return new Message(texts, text.getKey(), all(text.getArguments(), updates));
    }
}
