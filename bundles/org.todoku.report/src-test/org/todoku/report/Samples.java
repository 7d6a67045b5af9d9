package org.todoku.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Coded;
import org.todoku.core.Completeness;
import org.todoku.core.Presence;
import org.todoku.core.ReadyState;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.ServerUpdate;
import org.todoku.core.StateKind;
import org.todoku.core.SyncHistory;
import org.todoku.core.Title;
import org.todoku.core.Update;
import org.todoku.core.UpdateField;
import org.todoku.core.UpdateType;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Confidence;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Finding;
import org.todoku.rules.Message;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.RuleDescriptor;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Severity;
import org.todoku.rules.Stage;
import org.todoku.rules.Status;
import org.todoku.rules.Target;
import org.todoku.rules.Texts;
import org.todoku.rules.VariantDiagnosis;
import org.todoku.rules.Verdict;

/** Diagnoses with every kind of finding, and texts that try to break out of every format. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-07-14T03:04:05Z");
    static final Reader ENGLISH = new Reader(Locale.ENGLISH, ZoneId.of("Asia/Tokyo"));
    static final Reader JAPANESE = new Reader(Locale.JAPANESE, ZoneId.of("Asia/Tokyo"));
    static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");
    static final String HOSTILE = "=cmd|' /C calc'!A0 <script>alert(\"x\")</script> & ]]> \u202Ertl\u202C \u001B[2J\u0007 'q'";

    private static final Texts TEXTS = new Texts(Samples.class.getClassLoader(), "org.todoku.report.sample");

    private Samples() {
    }

    static Update update(String title) {
        return new Update(ID, 200, List.of(new Title("en", title), new Title("ja", "更新 " + title)), List.of("5099034"), List.of(),
                List.of(new CategoryRef(UUID.fromString("72e7624a-5b00-45d2-b92f-e561c0a6a160"), "Windows 11")), null,
                Coded.of(UpdateType.SOFTWARE), Instant.parse("2026-07-10T17:00:00Z"), List.of(), List.of(), null, Map.of());
    }

    static ServerState server(String name, Completeness completeness) {
        return server(name, completeness, Fact.unknown("syncHistory", Reason.NOT_COLLECTED, ""));
    }

    static ServerState server(String name, Completeness completeness, Fact<SyncHistory> history) {
        var updates = new Section("updates", completeness, "", 1, 0);
        return new ServerState(StateKind.SERVER, name, "", NOW, name + ".csv", "", unknown("server"), unknown("configuration"),
                unknown("subscription"), history, unknown("categories"), unknown("approvals"), unknown("approvalRules"),
                unknown("downstreams"), updates, Set.of(UpdateField.APPROVED, UpdateField.DECLINED), List.of(updates), List.of(), Map.of());
    }

    private static <T> Fact<T> unknown(String name) {
        return Fact.unknown(name, Reason.NOT_COLLECTED, "");
    }

    static Presence presence(boolean approved, boolean declined) {
        return new Presence(approved, declined, false, false, false, false, null, Coded.of(ReadyState.READY), Tri.UNKNOWN);
    }

    /** Blocked on one server, undecided on another, fine on a third. */
    static Diagnosis diagnosis(String title) {
        Update update = update(title);
        ServerState first = server("hq.example", Completeness.COMPLETE);
        ServerState second = server("branch.example", Completeness.PARTIAL);
        ServerState third = server("lab.example", Completeness.COMPLETE);
        Finding blocks = blocks(title, "hq.example");
        return new Diagnosis(new Target(UpdateQuery.parse("KB5099034"), List.of(update)), NOW, List.of(
                new ServerDiagnosis(first, Tri.NO, List.of(), List.of(new VariantDiagnosis(update, Tri.NO, blocks)), blocks,
                        List.of(blocks, undecided("hq.example"), ruledOut("hq.example"))),
                new ServerDiagnosis(second, Tri.UNKNOWN, List.of(), List.of(new VariantDiagnosis(update, Tri.UNKNOWN, null)), null,
                        List.of(undecided("branch.example"))),
                new ServerDiagnosis(third, Tri.YES, List.of(new ServerUpdate(update, presence(true, false))),
                        List.of(new VariantDiagnosis(update, Tri.YES, null)), null,
                        List.of(ruledOut("lab.example")))));
    }

    /** One variant is there, four are not: three for the same reason, one for none that is proved. */
    static Diagnosis partly(String title) {
        ServerState server = server("hq.example", Completeness.COMPLETE);
        Update update = update(title);
        Finding blocks = blocks(title, "hq.example");
        List<VariantDiagnosis> variants = new ArrayList<>(List.of(new VariantDiagnosis(update, Tri.YES, null)));
        for (int i = 1; i <= 4; i++) {
            variants.add(new VariantDiagnosis(update(title + i), Tri.NO, i < 4 ? blocks : null));
        }
        return new Diagnosis(new Target(UpdateQuery.parse("KB5099034"), variants.stream().map(VariantDiagnosis::update).toList()), NOW,
                List.of(new ServerDiagnosis(server, Tri.YES, List.of(new ServerUpdate(update, presence(true, false))), variants, null,
                        List.of(blocks))));
    }

    /** One server that was read from that file. */
    static Diagnosis withSource(String source) {
        ServerState like = server("hq.example", Completeness.COMPLETE);
        var server = new ServerState(like.kind(), like.server(), "", NOW, source, "", like.info(), like.configuration(),
                like.subscription(), like.syncHistory(), like.categories(), like.approvals(), like.approvalRules(), like.downstreams(),
                like.updates(), like.updateFields(), like.sections(), List.of(), Map.of());
        return new Diagnosis(new Target(UpdateQuery.parse("KB1234567"), List.of()), NOW,
                List.of(new ServerDiagnosis(server, Tri.NO, List.of(), List.of(), null, List.of())));
    }

    /** A diagnosis in which a rule failed. */
    static Diagnosis failed() {
        ServerState server = server("hq.example", Completeness.COMPLETE);
        var failed = new Finding(rule("T04"), Status.FAILED, null, null, null, message("T04.failed"), "hq.example", List.of(), List.of(),
                List.of(), null);
        return new Diagnosis(new Target(UpdateQuery.parse("KB1234567"), List.of()), NOW,
                List.of(new ServerDiagnosis(server, Tri.NO, List.of(), List.of(), null, List.of(failed))));
    }

    static Finding blocks(String hostile, String server) {
        var from = new Provenance("hq.todoku-snapshot!subscription", NOW);
        List<Evidence> evidence = new ArrayList<>(List.of(new Evidence("sample.products", hostile, from),
                new Evidence("sample.flag", true, from)));
        return new Finding(rule("T01"), Status.APPLIES, Effect.BLOCKS, Severity.HIGH, Confidence.CERTAIN, message("T01.applies", hostile),
                server, evidence, List.of(), List.of(Remedy.changing("tick", "Set-It -Name '<a & b>'\nSync-It", "Windows 11")), null);
    }

    private static Finding undecided(String server) {
        return new Finding(rule("T02"), Status.UNDECIDED, null, null, null, message("T02.undecided"), server, List.of(),
                List.of(new Unknown<>("syncHistory", Reason.FORBIDDEN, "access denied")), List.of(), null);
    }

    private static Finding ruledOut(String server) {
        return new Finding(rule("T03"), Status.RULED_OUT, null, null, null, message("T03.ruled-out"), server, List.of(), List.of(),
                List.of(), null);
    }

    /** A finding of any status. */
    static Finding finding(String id, Stage stage, Status status, @Nullable Effect effect, List<Unknown<?>> missing,
            @Nullable String maskedBy) {
        boolean applies = status == Status.APPLIES;
        return new Finding(rule(id, stage), status, effect, applies ? Severity.HIGH : null, applies ? Confidence.CERTAIN : null,
                message("T01.applies", id + " says"), "hq.example", List.of(), missing,
                applies ? List.of(Remedy.changing("tick", "Set-It", "Windows 11")) : List.of(), maskedBy);
    }

    /** One server with these findings, which lacks the update. */
    static Diagnosis with(List<Finding> findings) {
        Diagnosis like = diagnosis("Title");
        ServerDiagnosis hq = like.servers().get(0);
        return new Diagnosis(like.target(), NOW, List.of(new ServerDiagnosis(hq.server(), hq.present(), hq.listed(), hq.variants(),
                findings.stream().filter(Finding::stops).findFirst().orElse(null), findings)));
    }

    private static RuleDescriptor rule(String id) {
        return rule(id, Stage.SELECTION);
    }

    private static RuleDescriptor rule(String id, Stage stage) {
        return new RuleDescriptor(id, stage, Set.of(), List.of(), "sample", TEXTS, () -> question -> Verdict.notApplicable());
    }

    private static Message message(String key, Object... args) {
        return new Message(TEXTS, key, List.of(args));
    }
}
