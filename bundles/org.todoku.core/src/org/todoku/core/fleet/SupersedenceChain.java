package org.todoku.core.fleet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Update;
import org.todoku.core.fact.Tri;

/**
 * What replaces an update, what replaces that, and so on, and what it replaces itself: by all revisions that any server or catalogue
 * lists. Updates that replace each other in a loop are each in it once.
 *
 * @param start the update that was asked for
 * @param members the update itself, then what replaces it from near to far, then what it replaces from near to far
 * @param links between members
 * @param more how many further updates belong to the chain that are not among the members
 * @param moreAtLeast whether even those were not all counted
 * @param advice what to install instead
 * @param silent servers and catalogues that do not tell what their updates replace: what only they could tell is missing here
 */
public record SupersedenceChain(UUID start, List<Member> members, List<Link> links, int more, boolean moreAtLeast, Advice advice,
        List<ServerState> silent) {

    public SupersedenceChain {
        members = List.copyOf(members);
        links = List.copyOf(links);
        silent = List.copyOf(silent);
    }

    /** Where a member stands to the update that was asked for. In a loop it is both newer and older; then it counts as newer. */
    public enum Side {
        START, NEWER, OLDER
    }

    /** Why an update is not to be installed instead. */
    public enum Obstacle {
        /** Another one replaces it. */
        SUPERSEDED,
        /** Withdrawn by its publisher. */
        EXPIRED,
        /** Every server that has it declined it. */
        DECLINED,
        /** No server is known to have it. */
        NOWHERE
    }

    /**
     * One update of the chain.
     *
     * @param update newest revision; empty when it is only named by others
     * @param revisions numbers of all revisions that any source lists, ascending
     * @param places what every server says, in the order of the servers
     * @param obstacles what is known to speak against it
     * @param open what might speak against it, because nobody knows
     */
    public record Member(UUID id, Side side, Optional<Update> update, List<Integer> revisions, List<Place> places,
            Set<Obstacle> obstacles, Set<Obstacle> open) {

        public Member {
            revisions = List.copyOf(revisions);
            places = List.copyOf(places);
            obstacles = Set.copyOf(obstacles);
            open = Set.copyOf(open);
        }
    }

    /**
     * An update on a server.
     *
     * @param listed newest revision that it lists; empty is absence only where its list is complete
     */
    public record Place(ServerState server, Optional<ServerUpdate> listed) {
    }

    /**
     * One update replaces another directly.
     *
     * @param current whether the newest revision says so; no when only an older one does
     * @param implied whether it follows from others, so that a picture is clearer without it
     */
    public record Link(UUID newer, UUID older, Tri current, boolean implied) {
    }

    /**
     * What to install instead.
     *
     * @param install the newest one from the update upwards that nothing speaks against; the update itself when nothing replaces it
     * @param unsure what is not known of it
     * @param beyond newest ones of the chain that would be better but that no server is known to have
     */
    public record Advice(Optional<UUID> install, Set<Obstacle> unsure, List<UUID> beyond) {

        public Advice {
            unsure = Set.copyOf(unsure);
            beyond = List.copyOf(beyond);
        }
    }

    /** @param limit how many members to list at most; the rest is counted */
    public static SupersedenceChain of(FactBase facts, UUID start, int limit) {
        return new ChainBuilder(facts, start).build(limit);
    }

    public Optional<Member> member(UUID id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }
}
