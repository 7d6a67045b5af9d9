package org.todoku.ui.tests;

import static org.todoku.ui.tests.WrittenSnapshot.none;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.ApprovalAction;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Presence;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateApproval;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.WellKnown;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Tri;

/** A server put together for a test of the search, and written as a snapshot. */
@NullMarked
final class SearchFleet {

    private static final Instant AT = Instant.parse("2026-07-14T00:00:00Z");

    private final String name;
    private final List<ServerUpdate> updates = new ArrayList<>();
    private final List<UpdateApproval> approvals = new ArrayList<>();

    SearchFleet(String name) {
        this.name = name;
    }

    static UUID id(int number) {
        return new UUID(0x7700, number);
    }

    /** An update that replaces the one with the number before it. */
    SearchFleet lists(int number, int revision, String title) {
        Update update = new Update(id(number), revision, List.of(new Title("en", title)), List.of(Integer.toString(5_000_000 + number)),
                List.of(),
                List.of(new CategoryRef(new UUID(0x4000, 1), "Windows 11")),
                new CategoryRef(WellKnown.SECURITY_UPDATES, "Security Updates"),
                Coded.of(UpdateType.SOFTWARE), AT.minusSeconds(86_400L * number), List.of(id(number - 1)), List.of("en", "ja"),
                123_456_789L,
                Map.of("MsrcSeverity", "\"Critical\""));
        updates.add(new ServerUpdate(update, new Presence(true, false, false, false, false, false, AT.minusSeconds(3600L * number),
                Coded.of(ReadyState.READY), Tri.UNKNOWN)));
        return this;
    }

    SearchFleet approves(int number, String group, ApprovalAction action) {
        approvals.add(new UpdateApproval(id(number), new UUID(0x9900, approvals.size()), group, Coded.of(action), AT, null, ""));
        return this;
    }

    Path write(Path folder) {
        return WrittenSnapshot.write(folder, state(), updates);
    }

    private ServerState state() {
        Provenance from = new Provenance(name, AT);
        Section section = new Section("updates", Completeness.COMPLETE, "", updates.size(), 0);
        Section approved = new Section("approvals", Completeness.COMPLETE, "", approvals.size(), 0);
        return new ServerState(StateKind.SERVER, name, "", AT, name, "test", none("server"), none("configuration"), none("subscription"),
                none("syncHistory"), none("categories"), Fact.known(approvals, from), none("approvalRules"), none("downstreams"), section,
                EnumSet.complementOf(EnumSet.of(UpdateField.LICENCE_TERMS, UpdateField.PUBLISHED_TO_WSUS)), List.of(section, approved),
                List.of(),
                Map.of());
    }
}
