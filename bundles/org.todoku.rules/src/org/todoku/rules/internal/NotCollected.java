package org.todoku.rules.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Stage;
import org.todoku.rules.Status;

/**
 * Rules about the health of a server and about its computers that nobody collected the evidence for. They leave the answer about the
 * update as it is, so that one line is enough for all of them.
 */
public final class NotCollected {

    private static final List<String> AROUND = List.of("host.", "clients.", "status.");

    private NotCollected() {
    }

    public static boolean is(Finding finding) {
        return finding.status() == Status.UNDECIDED && !finding.missing().isEmpty()
                && finding.missing().stream().allMatch(fact -> fact.reason() == Reason.NOT_COLLECTED)
                && (finding.rule().stage().rank() >= Stage.HEALTH.rank() || finding.rule().stage() == Stage.DELIVERY
                        && finding.missing().stream().allMatch(fact -> AROUND.stream().anyMatch(fact.name()::startsWith)));
    }

    /** One sentence that names the rules by what was not collected; empty where there are none. */
    public static Optional<String> sentence(ServerDiagnosis diagnosis, Reader reader) {
        Map<String, List<String>> byPart = new LinkedHashMap<>();
        for (Finding finding : diagnosis.findings()) {
            if (is(finding)) {
                List<String> ids = byPart.computeIfAbsent(part(finding.missing().get(0)), any -> new ArrayList<>());
                if (!ids.contains(finding.rule().id())) {
                    ids.add(finding.rule().id());
                }
            }
        }
        List<Object> parts = new ArrayList<>();
        byPart.forEach((part, ids) -> parts.add(EngineTexts.message("explain.not-collected.part",
                EngineTexts.factLabel(part, EngineTexts.FACTS), ids.stream().sorted().toList())));
        return parts.isEmpty() ? Optional.empty() : Optional.of(EngineTexts.message("explain.not-collected", parts).text(reader));
    }

    private static String part(Unknown<?> fact) {
        int dot = fact.name().indexOf('.');
        return dot < 0 ? fact.name() : fact.name().substring(0, dot);
    }
}
