package org.todoku.core.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.todoku.core.ApprovalAction;
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
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A dossier says what a plain loop over all records finds. */
class UpdateDossierTest {

    private static final int UPDATES = 6;

    @Property(tries = 150, seed = "2026010")
    void saysWhatTheRecordsSay(@ForAll Random random) {
        Map<ServerState, List<ServerUpdate>> fleet = new LinkedHashMap<>();
        for (int server = random.nextInt(4); server >= 0; server--) {
            List<ServerUpdate> updates = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                ServerUpdate update = update(random);
                if (seen.add(update.update().id() + "/" + update.update().revision())) {
                    updates.add(update);
                }
            }
            fleet.put(state(random, server, updates.size()), updates);
        }
        MemoryFacts facts = new MemoryFacts(fleet);
        for (int number = 0; number < UPDATES; number++) {
            check(id(number), fleet, UpdateDossier.of(facts, id(number)));
        }
    }

    private static void check(UUID id, Map<ServerState, List<ServerUpdate>> fleet, Optional<UpdateDossier> found) {
        Set<Integer> revisions = new TreeSet<>();
        Set<UUID> replacing = new HashSet<>();
        fleet.values().forEach(updates -> updates.forEach(update -> {
            if (update.update().id().equals(id)) {
                revisions.add(update.update().revision());
            }
            if (update.update().supersedes().contains(id)) {
                replacing.add(update.update().id());
            }
        }));
        assertEquals(!revisions.isEmpty(), found.isPresent());
        if (found.isEmpty()) {
            return;
        }
        UpdateDossier dossier = found.get();
        assertEquals(List.copyOf(new TreeSet<>(revisions).descendingSet()),
                dossier.revisions().stream().map(UpdateDossier.Revision::update).map(Update::revision).toList());
        assertEquals(dossier.revisions().get(0).update().revision(), dossier.update().revision());
        assertEquals(replacing, new HashSet<>(dossier.supersededBy().stream().map(UpdateDossier.Related::id).toList()));
        assertEquals(fleet.size(), dossier.places().size());
        boolean told = false;
        for (UpdateDossier.Place place : dossier.places()) {
            List<ServerUpdate> listed = fleet.getOrDefault(place.state(), List.of()).stream()
                    .filter(update -> update.update().id().equals(id)).toList();
            int newest = listed.stream().mapToInt(update -> update.update().revision()).max().orElse(-1);
            assertEquals(newest, place.listed().map(update -> update.update().revision()).orElse(-1));
            assertEquals(listed.isEmpty(), place.facts().isEmpty());
            told |= newest == dossier.update().revision() && place.state().has(UpdateField.SUPERSEDES);
            place.facts().forEach(fact -> check(fact, place.state()));
            long approvals = place.state().approvals().optional().map(all -> all.stream().filter(one -> one.update().equals(id)).count())
                    .orElse(-1L);
            assertEquals(approvals, place.approvals().optional().map(all -> (long) all.size()).orElse(-1L));
        }
        assertEquals(told, dossier.supersedes().isKnown());
    }

    private static void check(UpdateDossier.RawFact fact, ServerState state) {
        UpdateField field = fact.field();
        switch (fact.value()) {
            case Known<Object> known -> {
                assertTrue(field == null || state.has(field), () -> fact.name() + " is told by nobody");
                assertEquals(new Provenance(state.source() + "!updates", state.collectedAt()), known.from());
            }
            case Unknown<Object> unknown -> {
                boolean carried = field == null || state.has(field);
                assertEquals(carried ? Reason.INCOMPLETE : Reason.NOT_COLLECTED, unknown.reason());
                assertTrue(field != null, fact::name);
            }
        }
    }

    @Test
    void whatASourceDoesNotTellIsNotKnown() {
        ServerUpdate update = States.update("one", "5000001", States.PRODUCT, "2026-01-01T00:00:00Z", UUID.randomUUID());
        UpdateDossier dossier = UpdateDossier.of(new MemoryFacts(Map.of(States.server("hq", ""), List.of(update))), update.update().id())
                .orElseThrow();
        assertFalse(dossier.supersedes().isKnown(), "the source does not carry supersedence");
        UpdateDossier.Place hq = dossier.places().get(0);
        assertFalse(hq.approvals().isKnown());
        assertEquals(Set.of("updateId", "titles", "knowledgebaseArticles", "securityBulletins", "updateType", "local"),
                new HashSet<>(hq.facts().stream().filter(fact -> fact.value().isKnown()).map(UpdateDossier.RawFact::name).toList()));
        assertEquals(Optional.empty(), UpdateDossier.of(new MemoryFacts(Map.of()), update.update().id()));
    }

    @Property(tries = 100, seed = "2026011")
    void theIndexOfApprovalsFindsWhatALoopFinds(@ForAll Random random) {
        List<UpdateApproval> approvals = new ArrayList<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            approvals.add(approval(random));
        }
        ApprovalIndex index = new ApprovalIndex(approvals);
        for (int number = 0; number < UPDATES; number++) {
            UUID id = id(number);
            assertEquals(approvals.stream().filter(approval -> approval.update().equals(id)).toList(), index.of(id));
        }
    }

    private static UUID id(int number) {
        return new UUID(number % 2 == 0 ? number : -number, number);
    }

    private static UpdateApproval approval(Random random) {
        return new UpdateApproval(id(random.nextInt(UPDATES)), null, "group " + random.nextInt(3), Coded.of(ApprovalAction.INSTALL), null,
                null,
                "");
    }

    private static ServerState state(Random random, int number, int rows) {
        EnumSet<UpdateField> fields = EnumSet.noneOf(UpdateField.class);
        Arrays.stream(UpdateField.values()).filter(field -> random.nextBoolean()).forEach(fields::add);
        Instant at = States.AT.plusSeconds(number);
        Fact<List<UpdateApproval>> approvals = random.nextBoolean() ? none("approvals")
                : Fact.known(List.of(approval(random), approval(random)), new Provenance("source", at));
        return new ServerState(random.nextInt(4) == 0 ? StateKind.CATALOGUE : StateKind.SERVER, "server" + number, "", at, "source"
                + number,
                "", none("server"), none("configuration"), none("subscription"), none("syncHistory"), none("categories"), approvals,
                none("approvalRules"), none("downstreams"), new Section("updates", Completeness.PARTIAL, "", rows, 0), fields, List.of(),
                List.of(), Map.of());
    }

    private static <T> Fact<T> none(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }

    private static ServerUpdate update(Random random) {
        int number = random.nextInt(UPDATES);
        List<UUID> supersedes = random.nextBoolean() ? List.of() : List.of(id(random.nextInt(UPDATES)), id(random.nextInt(UPDATES)));
        @Nullable Instant created = random.nextBoolean() ? null : States.AT;
        Update update = new Update(id(number), random.nextInt(3), List.of(new Title("en", "title " + number)), List.of("500" + number),
                List.of(),
                List.of(States.PRODUCT), random.nextBoolean() ? null : States.SECURITY, Coded.of(UpdateType.SOFTWARE), created, supersedes,
                List.of(), null, Map.of());
        return new ServerUpdate(update, new Presence(random.nextBoolean(), false, random.nextBoolean(), false, false, false, created,
                Coded.of(ReadyState.READY), Tri.UNKNOWN));
    }
}
