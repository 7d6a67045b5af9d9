package org.todoku.core.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.fact.Tri;

/**
 * How an update stands on all servers that are compared, in their order. Many updates share one.
 *
 * @param otherGroups whether servers that approved it did so for different groups
 */
public record Pattern(List<Side> sides, boolean otherGroups) {

    public Pattern {
        sides = List.copyOf(sides);
    }

    /** @param found the update on each of the servers */
    public static Pattern of(List<ServerState> servers, List<Optional<ServerUpdate>> found, List<@Nullable ApprovedGroups> groups) {
        int newest = found.stream().flatMap(Optional::stream).mapToInt(there -> there.update().revision()).max().orElse(0);
        List<Side> sides = new ArrayList<>();
        Set<Set<String>> different = new HashSet<>();
        for (int at = 0; at < servers.size(); at++) {
            Side side = Side.of(servers.get(at), found.get(at), newest);
            sides.add(side);
            ApprovedGroups known = groups.get(at);
            if (known != null && side.approved() == Tri.YES) {
                found.get(at).ifPresent(there -> different.add(known.of(there.update().id())));
            }
        }
        return new Pattern(sides, different.size() > 1);
    }

    /** In what the servers differ; empty when in nothing, as far as is known. */
    public Set<Difference> differences() {
        Set<Difference> result = EnumSet.noneOf(Difference.class);
        if (both(sides, Side::listed)) {
            result.add(Difference.LISTED);
        }
        if (sides.stream().anyMatch(Side::older)) {
            result.add(Difference.REVISION);
        }
        if (both(sides, Side::declined)) {
            result.add(Difference.DECLINED);
        }
        List<Side> alive = sides.stream().filter(side -> side.declined() != Tri.YES).toList();
        if (otherGroups || both(alive, Side::approved)) {
            result.add(Difference.APPROVED);
        }
        return result;
    }

    /** Whether nobody can say that the servers are alike: some list it, and the incomplete list of another does not. */
    public boolean undecided() {
        return differences().isEmpty() && sides.stream().anyMatch(side -> side.listed() == Tri.YES)
                && sides.stream().anyMatch(side -> side.listed() == Tri.UNKNOWN);
    }

    private static boolean both(List<Side> sides, Function<Side, Tri> what) {
        return sides.stream().map(what).anyMatch(Tri.YES::equals) && sides.stream().map(what).anyMatch(Tri.NO::equals);
    }
}
