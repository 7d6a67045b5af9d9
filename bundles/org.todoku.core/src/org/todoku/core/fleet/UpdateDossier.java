package org.todoku.core.fleet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.Presence;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Update;
import org.todoku.core.UpdateApproval;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;

/**
 * Everything that is known of one update: what it is, what it replaces and what replaces it, where it is, and every single fact with
 * where it was read.
 *
 * @param update newest revision known anywhere
 * @param revisions all revisions that any source lists, newest first
 * @param supersedes what the newest revision replaces directly; unknown where no source that lists it tells this
 * @param supersededBy what replaces the update directly, as far as any source says; newest first
 * @param places every server, then every catalogue
 */
public record UpdateDossier(Update update, List<Revision> revisions, Fact<List<Related>> supersedes, List<Related> supersededBy,
        List<Place> places) {

    /** Name of the fact under which titles, numbers and flags of updates are known or not. */
    private static final String UPDATES = "updates";
    private static final Comparator<Related> NEWEST_FIRST = Comparator
            .comparing(Related::update, Comparator.nullsLast(MemoryFacts.NEWEST_FIRST)).thenComparing(Related::id);

    public UpdateDossier {
        revisions = List.copyOf(revisions);
        supersededBy = List.copyOf(supersededBy);
        places = List.copyOf(places);
    }

    /**
     * One revision.
     *
     * @param listedBy those of which it is the newest revision
     */
    public record Revision(Update update, List<ServerState> listedBy) {

        public Revision {
            listedBy = List.copyOf(listedBy);
        }
    }

    /**
     * Another update that is named by this one or names it.
     *
     * @param update null when no source lists it
     */
    public record Related(UUID id, @Nullable Update update) {
    }

    /**
     * What one server or catalogue says.
     *
     * @param listed newest revision that it lists; empty is absence only where {@code list} is known
     * @param list the list of updates as proof of absence
     * @param approvals those of this update; empty is none
     * @param facts everything that it says of the update, in a fixed order; empty where it does not list it
     */
    public record Place(ServerState state, Optional<ServerUpdate> listed, Fact<Section> list, Fact<List<UpdateApproval>> approvals,
            List<RawFact> facts) {

        public Place {
            facts = List.copyOf(facts);
        }
    }

    /**
     * One value, or why it is not known.
     *
     * @param field null for titles and numbers, which every source tells, and for fields that this version does not know
     * @param name of the field
     */
    public record RawFact(@Nullable UpdateField field, String name, Fact<Object> value) {
    }

    /** Empty when no source lists the update. */
    public static Optional<UpdateDossier> of(FactBase facts, UUID id) {
        return facts.update(id).map(update -> of(facts, update));
    }

    private static UpdateDossier of(FactBase facts, Update update) {
        UUID id = update.id();
        List<Place> places = new ArrayList<>();
        facts.servers().forEach(state -> places.add(place(facts, state, id)));
        facts.catalogues().forEach(state -> places.add(place(facts, state, id)));
        List<Revision> revisions = facts.revisions(id).stream().sorted(Comparator.comparingInt(Update::revision).reversed())
                .map(revision -> new Revision(revision, places.stream()
                        .filter(place -> place.listed().filter(listed -> listed.update().revision() == revision.revision()).isPresent())
                        .map(Place::state).toList()))
                .toList();
        Set<UUID> replacing = facts.supersededBy(id);
        return new UpdateDossier(update, revisions, supersedes(facts, update, places),
                replacing.stream().map(other -> related(facts, other)).sorted(NEWEST_FIRST).toList(), places);
    }

    private static Related related(FactBase facts, UUID id) {
        return new Related(id, facts.update(id).orElse(null));
    }

    private static Fact<List<Related>> supersedes(FactBase facts, Update update, List<Place> places) {
        for (Place place : places) {
            boolean newest = place.listed().filter(listed -> listed.update().revision() == update.revision()).isPresent();
            if (newest && place.state().has(UpdateField.SUPERSEDES)) {
                return Fact.known(update.supersedes().stream().map(other -> related(facts, other)).toList(), from(place.state()));
            }
        }
        return Fact.unknown(UPDATES, Reason.NOT_COLLECTED, "");
    }

    private static Provenance from(ServerState state) {
        return state.from(UPDATES);
    }

    private static Place place(FactBase facts, ServerState state, UUID id) {
        Optional<ServerUpdate> listed = facts.on(state, id);
        Fact<List<UpdateApproval>> approvals = state.approvals()
                .map(all -> all.stream().filter(approval -> approval.update().equals(id)).toList());
        return new Place(state, listed, state.completeList(), approvals,
                listed.map(update -> new Facts(state, update).list()).orElse(List.of()));
    }

    /** Collects what one state says of an update that it lists. */
    private static final class Facts {

        private final ServerState state;
        private final ServerUpdate listed;
        private final List<RawFact> facts = new ArrayList<>();

        Facts(ServerState state, ServerUpdate listed) {
            this.state = state;
            this.listed = listed;
        }

        List<RawFact> list() {
            Update update = listed.update();
            Presence presence = listed.presence();
            add("updateId", update.id());
            add(UpdateField.REVISION, update.revision());
            add("titles", update.titles());
            add("knowledgebaseArticles", update.kbArticles());
            add("securityBulletins", update.securityBulletins());
            add(UpdateField.PRODUCTS, update.products());
            add(UpdateField.CLASSIFICATION, update.classification());
            add("updateType", update.type());
            add(UpdateField.CREATED, update.created());
            add(UpdateField.SUPERSEDES, update.supersedes());
            add(UpdateField.LANGUAGES, update.languages());
            add(UpdateField.BYTES, update.bytes());
            add(UpdateField.APPROVED, presence.approved());
            add(UpdateField.DECLINED, presence.declined());
            add(UpdateField.EXPIRED, told(listed.expired(state)));
            add(UpdateField.SUPERSEDED, presence.superseded());
            add(UpdateField.ARRIVED, presence.arrived());
            add(UpdateField.READY_STATE, presence.ready());
            add(UpdateField.LICENCE_TERMS, presence.licencePending());
            if (state.kind() == StateKind.CATALOGUE) {
                add(UpdateField.PUBLISHED_TO_WSUS, told(presence.publishedToWsus()));
            }
            add("local", presence.local());
            update.other().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(other -> add(other.getKey(), other.getValue()));
            return facts;
        }

        private static @Nullable Tri told(Tri value) {
            return value == Tri.UNKNOWN ? null : value;
        }

        private void add(String name, Object value) {
            facts.add(new RawFact(null, name, Fact.known(value, from(state))));
        }

        private void add(UpdateField field, @Nullable Object value) {
            String name = field.name().toLowerCase(Locale.ROOT).replace('_', '-');
            facts.add(new RawFact(field, name, !state.has(field) ? Fact.unknown(UPDATES, Reason.NOT_COLLECTED, "")
                    : value == null ? Fact.unknown(UPDATES, Reason.INCOMPLETE, "") : Fact.known(value, from(state))));
        }
    }
}
