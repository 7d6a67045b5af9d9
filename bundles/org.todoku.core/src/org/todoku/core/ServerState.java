package org.todoku.core;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;

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
 * @param evidence what was collected around the WSUS API
 */
public record ServerState(StateKind kind, String server, String serverId, Instant collectedAt, String source, String collector,
        Fact<ServerInfo> info, Fact<Configuration> configuration, Fact<Subscription> subscription, Fact<SyncHistory> syncHistory,
        Fact<List<Category>> categories, Fact<List<UpdateApproval>> approvals, Fact<List<ApprovalRule>> approvalRules,
        Fact<List<DownstreamServer>> downstreams, Section updates, Set<UpdateField> updateFields, List<Section> sections,
        List<Problem> problems, Map<String, Integer> redactions, HostEvidence evidence) {

    public static final int MAX_PROBLEMS = 1000;

    /** Reason of a section that, at least in part, was not read but is taken for true. */
    public static final String ASSUMED = "assumed";

    /** Row limits of consoles and scripts in use; a list of exactly so many rows was most likely cut. */
    private static final Set<Long> ROW_LIMITS = Set.of(100L, 500L, 1000L);

    public ServerState {
        updateFields = Set.copyOf(updateFields);
        sections = List.copyOf(sections);
        problems = List.copyOf(problems);
        redactions = Map.copyOf(redactions);
    }

    /** A state without evidence from around the API. */
    public ServerState(StateKind kind, String server, String serverId, Instant collectedAt, String source, String collector,
            Fact<ServerInfo> info, Fact<Configuration> configuration, Fact<Subscription> subscription, Fact<SyncHistory> syncHistory,
            Fact<List<Category>> categories, Fact<List<UpdateApproval>> approvals, Fact<List<ApprovalRule>> approvalRules,
            Fact<List<DownstreamServer>> downstreams, Section updates, Set<UpdateField> updateFields, List<Section> sections,
            List<Problem> problems, Map<String, Integer> redactions) {
        this(kind, server, serverId, collectedAt, source, collector, info, configuration, subscription, syncHistory, categories,
                approvals, approvalRules, downstreams, updates, updateFields, sections, problems, redactions, HostEvidence.notCollected());
    }

    /** The same state with other problems. */
    public ServerState withProblems(List<Problem> others) {
        return new ServerState(kind, server, serverId, collectedAt, source, collector, info, configuration, subscription, syncHistory,
                categories, approvals, approvalRules, downstreams, updates, updateFields, sections, others, redactions, evidence);
    }

    /** The same state with other categories. */
    public ServerState withCategories(Fact<List<Category>> others) {
        return new ServerState(kind, server, serverId, collectedAt, source, collector, info, configuration, subscription, syncHistory,
                others, approvals, approvalRules, downstreams, updates, updateFields, sections, problems, redactions, evidence);
    }

    /** Where a part of this state was read; {@link #ASSUMED} in place of the source where it was not. */
    public Provenance from(String section) {
        Section told = section(section);
        return new Provenance((told != null && told.reason().equals(ASSUMED) ? ASSUMED : source) + "!" + section, collectedAt);
    }

    /** The name to compare servers by. */
    public String key() {
        return server.toLowerCase(Locale.ROOT);
    }

    /** Whether an update that is not listed is really not on the server; {@link #completeList} says why not. */
    public boolean updatesComplete() {
        Coded<UserRole> role = info.optional().map(ServerInfo::role).orElse(null);
        return updates.completeness() == Completeness.COMPLETE && (role == null || !role.is(UserRole.UNAUTHORIZED))
                && doubt(role).isEmpty();
    }

    /**
     * The list of updates as proof of absence. Unknown ({@code updates}) when the source has only a part of it, and also when it
     * claims to have all: where the account that asked may see nothing, where the list is empty and nobody says what that account
     * may see, and where the list has exactly as many rows as the limit of a tool that does not vouch for it.
     */
    public Fact<Section> completeList() {
        Coded<UserRole> role = info.optional().map(ServerInfo::role).orElse(null);
        if (role != null && role.is(UserRole.UNAUTHORIZED)) {
            return Fact.unknown(updates.name(), Reason.FORBIDDEN,
                    updates.reason().isEmpty() ? "doubt.unauthorised" : updates.reason());
        }
        return switch (updates.completeness()) {
            case COMPLETE -> doubt(role).<Fact<Section>>map(why -> Fact.unknown(updates.name(), Reason.INCOMPLETE, why))
                    .orElseGet(() -> Fact.known(updates, from(updates.name())));
            case PARTIAL -> Fact.unknown(updates.name(), Reason.INCOMPLETE, updates.reason());
            case FAILED -> Fact.unknown(updates.name(), Reason.FAILED, updates.reason());
            case ABSENT -> Fact.unknown(updates.name(), Reason.NOT_COLLECTED, updates.reason());
        };
    }

    /** Why a list that is called complete may not be. */
    private Optional<String> doubt(@Nullable Coded<UserRole> role) {
        if (kind == StateKind.SERVER && updates.rows() == 0 && role == null) {
            return Optional.of("doubt.empty");
        }
        return ROW_LIMITS.contains(updates.rows()) && !collector.toLowerCase(Locale.ROOT).contains("todoku")
                ? Optional.of("doubt.row-limit|" + updates.rows()) : Optional.empty();
    }

    public boolean has(UpdateField field) {
        return updateFields.contains(field);
    }

    public @Nullable Section section(String name) {
        for (Section section : sections) {
            if (section.name().equals(name)) {
                return section;
            }
        }
        return null;
    }
}
