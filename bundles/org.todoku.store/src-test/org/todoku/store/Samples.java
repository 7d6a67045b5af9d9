package org.todoku.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Presence;
import org.todoku.core.Progress;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.StateReader;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateSink;
import org.todoku.core.UpdateType;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;

/** States and updates for tests. */
public final class Samples {

    public static final Instant DAY = Instant.parse("2024-08-13T17:00:00Z");
    public static final CategoryRef SECURITY = new CategoryRef(UUID.fromString("0fa1201d-4330-4fa8-8ae9-b877473b6441"), "Security Updates");
    public static final CategoryRef WINDOWS_11 = new CategoryRef(UUID.fromString("72e7624a-5b00-45d2-b92f-e561c0a6a160"), "Windows 11");

    private Samples() {
    }

    public static UUID id(int number) {
        return new UUID(0x5041585000004000L + number * 0x1000_0000_0000L, 0x8000000000000000L + number);
    }

    public static Update update(int number, int revision, String language, String title) {
        return new Update(id(number), revision, List.of(new Title(language, title)), List.of(Integer.toString(5041000 + number)), List.of(),
                List.of(WINDOWS_11), SECURITY, Coded.of(UpdateType.SOFTWARE), DAY.plusSeconds(number), List.of(), List.of(), null,
                Map.of());
    }

    public static Presence approved(boolean approved) {
        return new Presence(approved, false, false, false, false, false, DAY.plusSeconds(60), Coded.of(ReadyState.READY), Tri.UNKNOWN);
    }

    public static ServerUpdate listed(Update update) {
        return new ServerUpdate(update, approved(true));
    }

    public static ServerState state(String server, Instant at) {
        return state(StateKind.SERVER, server, at, server + ".todoku-snapshot");
    }

    public static ServerState state(StateKind kind, String server, Instant at, String source) {
        Section updates = new Section("updates", Completeness.COMPLETE, "", 1, 0);
        Set<UpdateField> fields = EnumSet.allOf(UpdateField.class);
        return new ServerState(kind, server, "", at, source, "test", unknown("server"), unknown("configuration"),
                unknown("subscription"), unknown("syncHistory"), unknown("categories"), unknown("approvals"), unknown("approvalRules"),
                unknown("downstreams"), updates, new HashSet<>(fields), List.of(updates), List.of(), Map.of());
    }

    private static <T> Fact<T> unknown(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }

    public static StateReader reader(ServerState state, List<ServerUpdate> updates) {
        return new ListReader(state, updates);
    }

    public static StateReader reader(ServerState state, ServerUpdate... updates) {
        return new ListReader(state, List.of(updates));
    }

    /** What a reader gives. */
    public static List<ServerUpdate> updates(StateReader reader) throws Exception {
        List<ServerUpdate> result = new ArrayList<>();
        reader.read(result::add, Progress.NONE);
        return result;
    }

    private record ListReader(ServerState state, List<ServerUpdate> updates) implements StateReader {

        @Override
        public String source() {
            return state.source();
        }

        @Override
        public ServerState read(UpdateSink sink, Progress progress) {
            updates.forEach(sink::accept);
            return state;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
