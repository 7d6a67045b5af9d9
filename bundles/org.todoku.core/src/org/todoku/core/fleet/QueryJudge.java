package org.todoku.core.fleet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Presence;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Tri;
import org.todoku.core.query.CveNumbers;
import org.todoku.core.query.Days;
import org.todoku.core.query.StateWord;
import org.todoku.core.query.Term;
import org.todoku.core.query.Unjudged;
import org.todoku.core.query.UpdateQuery;

/** Judges update by update whether it matches a query, from what every state says of it. */
public final class QueryJudge {

    private final FactBase facts;
    private final Asked asked;
    private final List<ServerState> sources = new ArrayList<>();
    private final CategoryNames names;
    private final Map<Term, Function<CategoryRef, Tri>> categories = new HashMap<>();

    public QueryJudge(FactBase facts, UpdateQuery query) {
        this.facts = facts;
        this.asked = Asked.of(query, facts.servers());
        sources.addAll(facts.servers());
        sources.addAll(facts.catalogues());
        this.names = new CategoryNames(sources);
    }

    Unjudged unjudged(long updates, Predicate<ServerState> tellsCves) {
        return asked.unjudged(updates, sources, tellsCves);
    }

    /** @param update newest revision known anywhere */
    public Tri of(Update update) {
        Tri result = Tri.YES;
        for (Term term : asked.terms()) {
            result = result.and(of(term, update));
        }
        return result;
    }

    private Tri of(Term term, Update update) {
        return switch (term) {
            case Term.Guid guid -> Tri.of(update.id().equals(guid.id()));
            case Term.Kb kb -> Tri.of(update.kbArticles().stream().anyMatch(number -> number.startsWith(kb.digits()))
                    || contains(update, "kb" + kb.digits()));
            case Term.Text text -> Tri.of(contains(update, text.normalised()));
            case Term.Cve cve -> {
                Optional<Set<String>> told = CveNumbers.of(update);
                yield Tri.of(told.isPresent() ? Boolean.valueOf(told.get().contains(cve.id())) : null);
            }
            case Term.Product product -> update.products().isEmpty() ? Tri.UNKNOWN : update.products().stream()
                    .map(categories.computeIfAbsent(term, any -> names.product(product.name()))).reduce(Tri.NO, Tri::or);
            case Term.Classification named -> {
                CategoryRef classification = update.classification();
                yield classification == null ? Tri.UNKNOWN
                        : categories.computeIfAbsent(term, any -> names.classification(named.name())).apply(classification);
            }
            case Term.Created created -> in(created.days(), update.created());
            case Term.Superseded superseded -> {
                Tri replaced = UpdateStanding.of(facts, update).superseded();
                yield superseded.superseded() ? replaced : replaced.not();
            }
            case Term.State state when state.word() == StateWord.NOT_EVERYWHERE ->
                anywhere(update, (server, there) -> on(server, there, StateWord.PRESENT))
                        .and(anywhere(update, (server, there) -> on(server, there, StateWord.ABSENT)));
            case Term.State state -> anywhere(update, (server, there) -> on(server, there, state.word()));
            case Term.Arrived arrived -> anywhere(update, (server, there) -> arrived(server, there, arrived.days()));
            case Term.Server server -> Tri.YES;
            case Term.Not not -> of(not.term(), update).not();
        };
    }

    private static boolean contains(Update update, String normalised) {
        for (Title title : update.titles()) {
            if (UpdateQuery.normalise(title.text()).contains(normalised)) {
                return true;
            }
        }
        return false;
    }

    private static Tri in(Days days, java.time.@Nullable Instant time) {
        return Tri.of(time == null ? null : Boolean.valueOf(days.contains(time)));
    }

    private Tri anywhere(Update update, BiFunction<ServerState, Optional<ServerUpdate>, Tri> judge) {
        Tri result = Tri.NO;
        for (ServerState server : asked.chosen()) {
            result = result.or(judge.apply(server, facts.on(server, update.id())));
        }
        return result;
    }

    private static Tri listed(ServerState server, Optional<ServerUpdate> there) {
        return there.isPresent() ? Tri.YES : server.updatesComplete() ? Tri.NO : Tri.UNKNOWN;
    }

    private static Tri arrived(ServerState server, Optional<ServerUpdate> there, Days days) {
        if (there.isEmpty()) {
            return listed(server, there);
        }
        return server.has(UpdateField.ARRIVED) ? in(days, there.get().presence().arrived()) : Tri.UNKNOWN;
    }

    private static Tri on(ServerState server, Optional<ServerUpdate> there, StateWord word) {
        if (word == StateWord.ABSENT) {
            return listed(server, there).not();
        }
        if (there.isEmpty() || word == StateWord.PRESENT) {
            return listed(server, there);
        }
        Presence presence = there.get().presence();
        Tri declined = told(server, UpdateField.DECLINED, presence.declined());
        return switch (word) {
            case DECLINED -> declined;
            case APPROVED -> declined == Tri.YES ? Tri.NO : told(server, UpdateField.APPROVED, presence.approved());
            case NOT_APPROVED -> declined == Tri.YES ? Tri.NO : told(server, UpdateField.APPROVED, !presence.approved());
            case SUPERSEDED -> told(server, UpdateField.SUPERSEDED, presence.superseded());
            case EXPIRED -> there.get().expired(server);
            case LICENCE_PENDING -> told(server, UpdateField.LICENCE_TERMS, presence.licencePending());
            case READY -> ready(server, presence, ReadyState.READY);
            case DOWNLOADING -> ready(server, presence, ReadyState.NOT_READY);
            case FAILED -> ready(server, presence, ReadyState.FAILED);
            case PRESENT, ABSENT, NOT_EVERYWHERE -> throw new IllegalArgumentException(word.word());
        };
    }

    private static Tri told(ServerState server, UpdateField field, boolean value) {
        return server.has(field) ? Tri.of(value) : Tri.UNKNOWN;
    }

    private static Tri ready(ServerState server, Presence presence, ReadyState wanted) {
        return presence.ready().value() == null ? Tri.UNKNOWN : told(server, UpdateField.READY_STATE, presence.ready().is(wanted));
    }
}
