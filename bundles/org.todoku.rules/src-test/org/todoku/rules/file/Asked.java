package org.todoku.rules.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.todoku.core.ServerState;
import org.todoku.core.HostEvidence;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Provenance;
import org.todoku.core.fleet.Hierarchy;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.query.UpdateQuery;
import org.todoku.rules.Question;
import org.todoku.rules.Target;
import org.todoku.rules.Texts;
import org.todoku.rules.Verdict;
import org.todoku.rules.testing.AServer;

/** Asks rules of a file about a server of which nothing is known but the given readings. */
final class Asked {

    static final Instant NOW = Instant.parse("2026-07-21T06:00:00Z");

    /** A type for every letter that the tests use. */
    static final String USES = """
            "uses": {"host.a": "yes/no", "host.b": "yes/no", "host.c": "yes/no", "host.d": "yes/no", "host.n": "number", "host.m": "number",
              "host.t": "text", "host.u": "text", "host.ts": "set of texts", "host.g": "GUID", "host.gs": "set of GUIDs",
              "host.at": "time", "host.then": "time", "host.for": "duration"},
            """;

    private Asked() {
    }

    static Question about(Map<String, String> host) {
        ServerState plain = AServer.named("S").state();
        HostEvidence none = HostEvidence.notCollected();
        Fact<Map<String, String>> known = Fact.known(Map.copyOf(host), new Provenance("S.todoku-snapshot!host", plain.collectedAt()));
        ServerState state = new ServerState(plain.kind(), plain.server(), plain.serverId(), plain.collectedAt(), plain.source(),
                plain.collector(), plain.info(), plain.configuration(), plain.subscription(), plain.syncHistory(), plain.categories(),
                plain.approvals(), plain.approvalRules(), plain.downstreams(), plain.updates(), plain.updateFields(), plain.sections(),
                plain.problems(), plain.redactions(), new HostEvidence(none.events(), none.status(), known, none.clients(), none.log()));
        MemoryFacts facts = new MemoryFacts(Map.of(state, List.of()));
        return new Question(new Target(UpdateQuery.parse("KB5040000"), List.of()), state, facts, new Hierarchy(facts.servers()), NOW);
    }

    static RuleFile read(String json) {
        try {
            return RuleFile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "org.example/own.json",
                    new Texts(Asked.class.getClassLoader(), ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file with one rule that applies when the condition holds and is ruled out when it does not. */
    static String file(String condition, String needs) {
        return """
                {"format": 1, "date": "2026-07-01", %s
                 "rules": [{"id": "X1", "stage": "DELIVERY", "needs": [%s],
                   "applies": %s,
                   "ruledOut": {"not": %s},
                   "effect": "AFTER", "severity": "LOW", "confidence": "CERTAIN",
                   "texts": {"en": {"name": "x", "applies": "x", "ruled-out": "not x"}}}]}
                """.formatted(USES, needs, condition, condition);
    }

    static Verdict verdict(String json, Map<String, String> host) {
        RuleFile file = read(json);
        if (!file.problems().isEmpty()) {
            throw new AssertionError(file.problems().toString());
        }
        return file.rules().get(0).rule().get().judge(about(host));
    }

    /** What a condition comes to: yes, no, or the names of the facts that are missing. */
    static String judged(String condition, String needs, Map<String, String> host) {
        return switch (verdict(file(condition, needs), host)) {
            case Verdict.Applies yes -> "yes";
            case Verdict.RuledOut no -> "no";
            case Verdict.Undecided open -> String.join(",", open.missing().stream().map(fact -> fact.name()).toList());
            case Verdict.NotApplicable none -> "silent";
        };
    }
}
