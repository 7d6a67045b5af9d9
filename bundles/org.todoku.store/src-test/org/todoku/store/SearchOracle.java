package org.todoku.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Category;
import org.todoku.core.CategoryRef;
import org.todoku.core.CategoryType;
import org.todoku.core.Presence;
import org.todoku.core.ReadyState;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.WellKnown;
import org.todoku.core.query.StateWord;
import org.todoku.core.query.Term;
import org.todoku.core.query.UpdateQuery;

/** A search as one would write it down on paper: loops over rows, and 2 for yes, 1 for not known, 0 for no. */
final class SearchOracle {

    private static final int YES = 2;
    private static final int UNKNOWN = 1;
    private static final int NO = 0;

    private final Map<ServerState, List<ServerUpdate>> fleet;
    private final Map<UUID, Update> newest = new HashMap<>();

    SearchOracle(Map<ServerState, List<ServerUpdate>> fleet) {
        this.fleet = fleet;
        for (List<ServerUpdate> rows : fleet.values()) {
            for (ServerUpdate row : rows) {
                Update known = newest.get(row.update().id());
                if (known == null || known.revision() < row.update().revision()) {
                    newest.put(row.update().id(), row.update());
                }
            }
        }
    }

    /** GUIDs of the updates of which the query says this. */
    Set<UUID> answers(UpdateQuery query, boolean sure) {
        Set<UUID> result = new TreeSet<>();
        for (Update update : newest.values()) {
            int answer = YES;
            boolean servers = false;
            boolean about = false;
            for (Term term : query.terms()) {
                Term inner = term instanceof Term.Not not ? not.term() : term;
                servers |= inner instanceof Term.Server;
                about |= inner instanceof Term.State || inner instanceof Term.Arrived;
                answer = Math.min(answer, term(term, update, query));
            }
            if (servers && !about) {
                answer = Math.min(answer, term(new Term.State(StateWord.PRESENT), update, query));
            }
            if (answer == (sure ? YES : UNKNOWN)) {
                result.add(update.id());
            }
        }
        return result;
    }

    private int term(Term term, Update update, UpdateQuery query) {
        return switch (term) {
            case Term.Not not when not.term() instanceof Term.Server -> YES;
            case Term.Not not -> YES - term(not.term(), update, query);
            case Term.Server server -> YES;
            case Term.Guid guid -> bool(update.id().equals(guid.id()));
            case Term.Text text -> bool(update.titles().stream().anyMatch(one -> folded(one.text()).contains(text.normalised())));
            case Term.Kb kb -> bool(update.kbArticles().stream().anyMatch(one -> one.startsWith(kb.digits()))
                    || update.titles().stream().anyMatch(one -> folded(one.text()).contains("kb" + kb.digits())));
            case Term.Cve cve -> {
                String all = update.securityBulletins() + " " + update.other().getOrDefault("cveIds", "");
                boolean told = all.contains("CVE-") || update.other().containsKey("cveIds");
                yield told ? bool((all.toLowerCase(java.util.Locale.ROOT) + " ").matches("(?s).*" + cve.id() + "\\D.*")) : UNKNOWN;
            }
            case Term.Product product -> {
                int best = update.products().isEmpty() ? UNKNOWN : NO;
                for (CategoryRef ref : update.products()) {
                    best = Math.max(best, category(ref, product.name(), false));
                }
                yield best;
            }
            case Term.Classification named -> {
                CategoryRef ref = update.classification();
                yield ref == null ? UNKNOWN : category(ref, named.name(), true);
            }
            case Term.Created created -> in(created.days().from(), created.days().until(), update.created());
            case Term.Superseded superseded -> superseded.superseded() ? superseded(update) : YES - superseded(update);
            case Term.State state when state.word() == StateWord.NOT_EVERYWHERE ->
                Math.min(anywhere(StateWord.PRESENT, null, update, query), anywhere(StateWord.ABSENT, null, update, query));
            case Term.State state -> anywhere(state.word(), null, update, query);
            case Term.Arrived arrived -> anywhere(null, arrived, update, query);
        };
    }

    private static String folded(String text) {
        return UpdateQuery.normalise(text);
    }

    private static int bool(boolean value) {
        return value ? YES : NO;
    }

    private static int in(java.time.@Nullable LocalDate from, java.time.@Nullable LocalDate until, @Nullable Instant time) {
        if (time == null) {
            return UNKNOWN;
        }
        var day = time.atZone(java.time.ZoneOffset.UTC).toLocalDate();
        return bool((from == null || !day.isBefore(from)) && (until == null || day.isBefore(until)));
    }

    private int category(CategoryRef ref, String wanted, boolean classification) {
        UUID id = ref.id();
        String own = folded(ref.title());
        if (wanted.length() == 36 && wanted.charAt(8) == '-') {
            UUID guid = UUID.fromString(wanted);
            return id == null ? names(guid).contains(own) ? YES : UNKNOWN : bool(families(id).contains(guid));
        }
        if (classification) {
            Set<UUID> exact = new HashSet<>();
            Set<String> titles = new HashSet<>(Set.of(wanted));
            everything().forEach(one -> {
                if (names(one).contains(wanted)) {
                    exact.add(one);
                    titles.addAll(names(one));
                }
            });
            if (!exact.isEmpty()) {
                return id == null && own.isEmpty() ? UNKNOWN
                        : bool(id == null ? titles.contains(own) : exact.contains(id) || own.equals(wanted));
            }
        }
        Set<String> titles = new HashSet<>(Set.of(own));
        if (id != null) {
            families(id).forEach(one -> titles.addAll(names(one)));
        } else {
            WellKnown.classification(ref.title()).ifPresent(one -> titles.addAll(names(one)));
        }
        titles.remove("");
        return titles.isEmpty() ? UNKNOWN
                : bool(titles.stream().anyMatch(title -> List.of(wanted.split(" ")).stream().allMatch(title::contains)));
    }

    private List<Category> categories() {
        List<Category> result = new ArrayList<>();
        fleet.keySet().forEach(state -> result.addAll(state.categories().optional().orElse(List.of())));
        result.removeIf(category -> category.type().is(CategoryType.COMPANY));
        return result;
    }

    private Set<UUID> everything() {
        Set<UUID> result = new HashSet<>(WellKnown.classifications().values());
        categories().forEach(category -> result.add(category.id()));
        return result;
    }

    private Set<String> names(UUID id) {
        Set<String> result = new HashSet<>();
        categories().stream().filter(category -> category.id().equals(id)).forEach(category -> result.add(folded(category.title())));
        WellKnown.classifications().forEach((title, one) -> {
            if (one.equals(id)) {
                result.add(folded(title));
            }
        });
        result.remove("");
        return result;
    }

    private Set<UUID> families(UUID id) {
        Set<UUID> result = new HashSet<>(Set.of(id));
        for (int round = 0; round < 10; round++) {
            for (Category category : categories()) {
                UUID parent = category.parent();
                if (parent != null && result.contains(category.id())) {
                    result.add(parent);
                }
            }
        }
        return result;
    }

    private int superseded(Update update) {
        boolean no = false;
        for (Map.Entry<ServerState, List<ServerUpdate>> state : fleet.entrySet()) {
            for (ServerUpdate row : state.getValue()) {
                if (row.update().supersedes().contains(update.id())) {
                    return YES;
                }
            }
            ServerUpdate there = there(state.getKey(), update);
            boolean says = state.getKey().has(UpdateField.SUPERSEDED);
            if (there != null && says && there.presence().superseded()) {
                return YES;
            }
            no |= there != null && (says || state.getKey().has(UpdateField.SUPERSEDES) && state.getKey().updatesComplete());
        }
        return no ? NO : UNKNOWN;
    }

    private @Nullable ServerUpdate there(ServerState state, Update update) {
        ServerUpdate result = null;
        for (ServerUpdate row : fleet.getOrDefault(state, List.of())) {
            if (row.update().id().equals(update.id()) && (result == null || result.update().revision() < row.update().revision())) {
                result = row;
            }
        }
        return result;
    }

    private boolean chosen(ServerState server, UpdateQuery query) {
        boolean wanted = false;
        boolean any = false;
        for (Term term : query.terms()) {
            if (term instanceof Term.Server name) {
                any = true;
                wanted |= is(server, name.name());
            } else if (term instanceof Term.Not not && not.term() instanceof Term.Server name && is(server, name.name())) {
                return false;
            }
        }
        return wanted || !any;
    }

    private boolean is(ServerState server, String name) {
        boolean exact = fleet.keySet().stream().anyMatch(one -> one.kind() == StateKind.SERVER && one.key().equals(name));
        return exact ? server.key().equals(name) : server.key().startsWith(name);
    }

    private int anywhere(@Nullable StateWord word, Term.@Nullable Arrived arrived, Update update, UpdateQuery query) {
        int best = NO;
        for (ServerState server : fleet.keySet()) {
            if (server.kind() == StateKind.SERVER && chosen(server, query)) {
                best = Math.max(best, word != null ? on(server, word, update) : arrived == null ? NO : arrived(server, arrived, update));
            }
        }
        return best;
    }

    private int arrived(ServerState server, Term.Arrived arrived, Update update) {
        ServerUpdate there = there(server, update);
        if (there == null) {
            return server.updatesComplete() ? NO : UNKNOWN;
        }
        return server.has(UpdateField.ARRIVED) ? in(arrived.days().from(), arrived.days().until(), there.presence().arrived()) : UNKNOWN;
    }

    private int on(ServerState server, StateWord word, Update update) {
        ServerUpdate there = there(server, update);
        if (there == null) {
            return !server.updatesComplete() ? UNKNOWN : bool(word == StateWord.ABSENT);
        }
        Presence presence = there.presence();
        boolean declined = server.has(UpdateField.DECLINED) && presence.declined();
        UpdateField field = switch (word) {
            case APPROVED, NOT_APPROVED -> UpdateField.APPROVED;
            case DECLINED -> UpdateField.DECLINED;
            case SUPERSEDED -> UpdateField.SUPERSEDED;
            case EXPIRED -> UpdateField.EXPIRED;
            case READY, DOWNLOADING, FAILED -> UpdateField.READY_STATE;
            case LICENCE_PENDING -> UpdateField.LICENCE_TERMS;
            case PRESENT, ABSENT, NOT_EVERYWHERE -> UpdateField.REVISION;
        };
        if (field == UpdateField.REVISION) {
            return bool(word == StateWord.PRESENT);
        }
        if (declined && field == UpdateField.APPROVED) {
            return NO;
        }
        boolean odd = word == StateWord.EXPIRED && !presence.expired() && there.update().other().containsKey("publicationState");
        if (!server.has(field) || odd || field == UpdateField.READY_STATE && presence.ready().value() == null) {
            return UNKNOWN;
        }
        return bool(switch (word) {
            case APPROVED -> presence.approved();
            case NOT_APPROVED -> !presence.approved();
            case DECLINED -> presence.declined();
            case SUPERSEDED -> presence.superseded();
            case EXPIRED -> presence.expired();
            case READY -> presence.ready().is(ReadyState.READY);
            case DOWNLOADING -> presence.ready().is(ReadyState.NOT_READY);
            case FAILED -> presence.ready().is(ReadyState.FAILED);
            default -> presence.licencePending();
        });
    }
}
