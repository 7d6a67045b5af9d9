package org.todoku.core.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.fact.Tri;

/**
 * What all sources together say of an update that a server may not have.
 *
 * @param superseded yes when a source says so or any known update replaces it; no when a source that lists it says so, or has a
 *        complete list that says what its updates replace
 * @param expired as the sources that list it say; unknown when its publication state is a word that this version does not know
 * @param offered whether a synchronisation can bring it: no when a catalogue says that it is not published to WSUS, or when it is
 *        published locally; yes when a catalogue says that it is, or any server has it
 */
public record UpdateStanding(Tri superseded, Tri expired, Tri offered) {

    /** @param update newest revision known anywhere */
    public static UpdateStanding of(FactBase facts, Update update) {
        return of(facts, update, !facts.supersededBy(update.id()).isEmpty());
    }

    /** @param replaced whether any known update replaces it, which the caller knows or does not need to know */
    public static UpdateStanding of(FactBase facts, Update update, boolean replaced) {
        UUID id = update.id();
        boolean superseded = replaced;
        boolean current = false;
        boolean expired = false;
        boolean alive = false;
        boolean offered = false;
        boolean withheld = false;
        List<ServerState> states = new ArrayList<>(facts.servers());
        states.addAll(facts.catalogues());
        for (ServerState state : states) {
            Optional<Presence> listed = facts.on(state, id).map(ServerUpdate::presence);
            if (listed.isEmpty()) {
                continue;
            }
            Presence presence = listed.get();
            superseded |= state.has(UpdateField.SUPERSEDED) && presence.superseded();
            current |= saysWhatIsSuperseded(state);
            expired |= state.has(UpdateField.EXPIRED) && presence.expired();
            alive |= state.has(UpdateField.EXPIRED);
            boolean told = state.has(UpdateField.PUBLISHED_TO_WSUS);
            offered |= state.kind() == StateKind.SERVER || told && presence.publishedToWsus() == Tri.YES;
            withheld |= presence.local() || told && presence.publishedToWsus() == Tri.NO;
        }
        boolean odd = update.other().containsKey(ServerUpdate.PUBLICATION_STATE);
        return new UpdateStanding(of(superseded, current), odd ? Tri.UNKNOWN : of(expired, alive),
                withheld ? Tri.NO : offered ? Tri.YES : Tri.UNKNOWN);
    }

    /** Whether an update that this source lists, and that nothing replaces, is current. */
    public static boolean saysWhatIsSuperseded(ServerState state) {
        return state.has(UpdateField.SUPERSEDED) || state.has(UpdateField.SUPERSEDES) && state.updatesComplete();
    }

    private static Tri of(boolean yes, boolean no) {
        return yes ? Tri.YES : no ? Tri.NO : Tri.UNKNOWN;
    }
}
