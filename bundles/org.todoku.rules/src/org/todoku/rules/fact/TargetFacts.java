package org.todoku.rules.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Tri;
import org.todoku.rules.Question;
import org.todoku.rules.UpdateFacts;
import org.todoku.rules.UpdateFacts.Statement;

/**
 * The update asked for: {@code target.*} as all servers and catalogues together know it, {@code update.*} as this server has it,
 * {@code upstream.*} as the server above has it.
 */
final class TargetFacts {

    /** Optional releases of the third and fourth week, in titles of either language. */
    private static final Pattern PREVIEW = Pattern.compile("\\bpreview\\b|プレビュー", Pattern.CASE_INSENSITIVE);

    private TargetFacts() {
    }

    static void addTo(FactList facts) {
        target(facts);
        onServer(facts);
        upstream(facts);
    }

    private static void target(FactList facts) {
        facts.add("target.known", FactType.YES_NO, question -> new Known<>(question.wanted().isPresent(), question.from("updates")));
        facts.add("target.asked", FactType.TEXT, question -> new Known<>(question.target().query().text(), question.from("updates")));
        facts.add("target.variants", FactType.NUMBER,
                question -> new Known<>((long) question.target().variants().size(), question.from("updates")));
        of(facts, "id", FactType.GUID, Update::id);
        of(facts, "title", FactType.TEXT, update -> update.titles().isEmpty() ? null : update.titles().get(0).text());
        of(facts, "kb", FactType.TEXTS, update -> Set.copyOf(update.kbArticles()));
        facts.add("target.products", FactType.GUIDS, question -> ServerFacts.guids(question.known().products(), all -> all));
        facts.add("target.productTitles", FactType.TEXTS, question -> question.known().products().map(TargetFacts::titles));
        facts.add("target.classification", FactType.GUID, question -> FactList.part(question.known().classification(), CategoryRef::id));
        facts.add("target.classificationTitle", FactType.TEXT,
                question -> told(question, UpdateField.CLASSIFICATION, listed -> {
                    CategoryRef classification = listed.update().classification();
                    return classification == null ? null : FactList.text(classification.title());
                }));
        facts.add("target.created", FactType.TIME, question -> question.known().created());
        facts.add("target.ageDays", FactType.NUMBER, question -> question.known().created()
                .map(created -> Duration.between(created, question.now()).toDays()));
        facts.add("target.driver", FactType.YES_NO, question -> tri(question, question.known().driver()));
        facts.add("target.expired", FactType.YES_NO, TargetFacts::expired);
        facts.add("target.superseded", FactType.YES_NO, TargetFacts::superseded);
        facts.add("target.preview", FactType.YES_NO, TargetFacts::preview);
        facts.add("target.languages", FactType.TEXTS,
                question -> told(question, UpdateField.LANGUAGES, listed -> Set.copyOf(listed.update().languages())));
        facts.add("target.bytes", FactType.NUMBER, question -> told(question, UpdateField.BYTES, listed -> listed.update().bytes()));
        facts.add("target.publishedToWsus", FactType.YES_NO, question -> told(question, UpdateField.PUBLISHED_TO_WSUS,
                listed -> listed.presence().publishedToWsus() == Tri.UNKNOWN ? null : listed.presence().publishedToWsus() == Tri.YES));
    }

    private static void of(FactList facts, String name, FactType type, Function<Update, @Nullable Object> part) {
        facts.add("target." + name, type, question -> {
            UpdateFacts known = question.known();
            Provenance from = known.statements().isEmpty() ? question.from("updates") : from(known.statements().get(0).state());
            return FactList.part(new Known<>(known.update(), from), part);
        });
    }

    private static Provenance from(ServerState state) {
        return state.from("updates");
    }

    private static Set<String> titles(List<CategoryRef> refs) {
        Set<String> titles = new HashSet<>();
        refs.stream().map(CategoryRef::title).filter(title -> !title.isEmpty()).forEach(titles::add);
        return titles;
    }

    private static Fact<?> tri(Question question, Tri value) {
        return value == Tri.UNKNOWN ? FactList.none("") : new Known<>(value == Tri.YES, question.from("updates"));
    }

    /** The first source that says it. */
    private static Fact<?> told(Question question, UpdateField field, Function<ServerUpdate, @Nullable Object> part) {
        for (Statement statement : question.known().statements()) {
            Object value = statement.state().has(field) ? part.apply(statement.listed()) : null;
            if (value != null) {
                return new Known<>(value, from(statement.state()));
            }
        }
        return FactList.none(question.known().id().toString());
    }

    /** One source that says so is enough; not to be expired is what at least one must say. */
    private static Fact<?> expired(Question question) {
        List<Statement> statements = question.known().statements();
        for (Tri wanted : List.of(Tri.YES, Tri.NO)) {
            Optional<Statement> found = statements.stream().filter(statement -> statement.expired() == wanted).findFirst();
            if (found.isPresent()) {
                return new Known<>(wanted == Tri.YES, from(found.get().state()));
            }
        }
        return FactList.none(question.known().id().toString());
    }

    private static Fact<?> superseded(Question question) {
        if (!question.facts().supersededBy(question.update().id()).isEmpty()) {
            return new Known<>(true, question.from("updates"));
        }
        Fact<?> said = told(question, UpdateField.SUPERSEDED, listed -> listed.presence().superseded() ? true : null);
        if (said.isKnown()) {
            return said;
        }
        return told(question, UpdateField.SUPERSEDED, listed -> listed.presence().superseded());
    }

    private static Fact<?> preview(Question question) {
        List<Title> titles = question.update().titles();
        return titles.isEmpty() ? FactList.none("") : new Known<>(titles.stream().anyMatch(title -> PREVIEW.matcher(title.text()).find()),
                question.from("updates"));
    }

    private static void onServer(FactList facts) {
        facts.add("update.present", FactType.YES_NO, question -> new Known<>(!question.absent(), question.from("updates")));
        flag(facts, "approved", UpdateField.APPROVED, Presence::approved);
        flag(facts, "declined", UpdateField.DECLINED, Presence::declined);
        flag(facts, "licencePending", UpdateField.LICENCE_TERMS, Presence::licencePending);
        facts.add("update.expired", FactType.YES_NO, question -> listed(question, question.server(), UpdateField.EXPIRED, it -> {
            Tri expired = it.expired(question.server());
            return expired == Tri.UNKNOWN ? null : expired == Tri.YES;
        }));
        facts.add("update.superseded", FactType.YES_NO,
                question -> listed(question, question.server(), UpdateField.SUPERSEDED, it -> it.presence().superseded()));
        facts.add("update.arrived", FactType.TIME,
                question -> listed(question, question.server(), UpdateField.ARRIVED, it -> it.presence().arrived()));
        facts.add("update.ready", FactType.TEXT,
                question -> listed(question, question.server(), UpdateField.READY_STATE, it -> ServerFacts.named(it.presence().ready())));
        facts.add("update.revision", FactType.NUMBER,
                question -> listed(question, question.server(), UpdateField.REVISION, it -> it.update().revision()));
    }

    /** An update that is proved not to be there is neither approved nor declined. */
    private static void flag(FactList facts, String name, UpdateField field, Predicate<Presence> flag) {
        facts.add("update." + name, FactType.YES_NO, question -> {
            Optional<ServerUpdate> there = question.facts().on(question.server(), question.update().id());
            return there.isEmpty() ? question.server().completeList().map(complete -> false)
                    : listed(question, question.server(), field, it -> flag.test(it.presence()));
        });
    }

    private static Fact<?> listed(Question question, ServerState state, UpdateField field, Function<ServerUpdate, @Nullable Object> part) {
        Optional<ServerUpdate> there = question.facts().on(state, question.update().id());
        Object value = there.isPresent() && state.has(field) ? part.apply(there.get()) : null;
        return value == null ? FactList.none("") : new Known<>(value, from(state));
    }

    private static void upstream(FactList facts) {
        facts.part("upstream.name", FactType.TEXT, question -> question.server().configuration(), it -> FactList.text(it.upstreamServer()));
        facts.add("upstream.collected", FactType.YES_NO,
                question -> new Known<>(question.hierarchy().upstream(question.server()).isPresent(), question.from("configuration")));
        above(facts, "present", FactType.YES_NO, (question, state) -> question.facts().on(state, question.update().id()).isPresent()
                ? new Known<>(true, from(state)) : state.completeList().map(complete -> false));
        above(facts, "arrived", FactType.TIME,
                (question, state) -> listed(question, state, UpdateField.ARRIVED, it -> it.presence().arrived()));
        above(facts, "approved", FactType.YES_NO,
                (question, state) -> listed(question, state, UpdateField.APPROVED, it -> it.presence().approved()));
        above(facts, "declined", FactType.YES_NO,
                (question, state) -> listed(question, state, UpdateField.DECLINED, it -> it.presence().declined()));
        above(facts, "version", FactType.TEXT, (question, state) -> FactList.part(state.info(), info -> FactList.text(info.version())));
        above(facts, "lastGood", FactType.TIME, (question, state) -> FactList.part(state.syncHistory(),
                history -> history.lastGood().<Instant>map(run -> run.finished()).orElse(null)));
    }

    /** Of the server above; not known where there is none or it was not collected. */
    private static void above(FactList facts, String name, FactType type,
            BiFunction<Question, ServerState, Fact<?>> source) {
        facts.add("upstream." + name, type, question -> {
            Optional<ServerState> above = question.upstream();
            return above.isEmpty() ? FactList.none("") : source.apply(question, above.get());
        });
    }
}
