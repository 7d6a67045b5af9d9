package org.todoku.core;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Fact;

/**
 * One server at one time, without its updates, which are too many to be held in a list (see
 * {@link org.todoku.core.fleet.FactBase}).
 *
 * @param server name of the server; compared without letter case
 * @param serverId GUID the server gave itself; empty when unknown
 * @param collectedAt when it was asked, UTC
 * @param source file or address it came from
 * @param collector what wrote the source, name and version; may be empty
 * @param updates completeness of the list of updates
 * @param updateFields what the source says of each update
 * @param sections completeness of every part, the updates among them
 * @param problems everything that could not be taken over, at most {@link #MAX_PROBLEMS}; the sections have the exact counts
 * @param redactions what was left out on purpose: name to number of places
 */
public record ServerState(StateKind kind, String server, String serverId, Instant collectedAt, String source, String collector,
        Fact<ServerInfo> info, Fact<Configuration> configuration, Fact<Subscription> subscription, Fact<SyncHistory> syncHistory,
        Fact<List<Category>> categories, Fact<List<UpdateApproval>> approvals, Fact<List<ApprovalRule>> approvalRules,
        Fact<List<DownstreamServer>> downstreams, Section updates, Set<UpdateField> updateFields, List<Section> sections,
        List<Problem> problems, Map<String, Integer> redactions) {

    public static final int MAX_PROBLEMS = 1000;

    public ServerState {
        updateFields = Set.copyOf(updateFields);
        sections = List.copyOf(sections);
        problems = List.copyOf(problems);
        redactions = Map.copyOf(redactions);
    }

    /** The name to compare servers by. */
    public String key() {
        return server.toLowerCase(Locale.ROOT);
    }

    /** Whether an update that is not listed is really not on the server. */
    public boolean updatesComplete() {
        return updates.completeness() == Completeness.COMPLETE;
    }

    public boolean has(UpdateField field) {
        return updateFields.contains(field);
    }

    public @Nullable Section section(String name) {
        return sections.stream().filter(section -> section.name().equals(name)).findFirst().orElse(null);
    }
}
