package org.todoku.rules.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Evidence;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Status;
import org.todoku.rules.Target;

/** The whole answer for one server: cause, facts, what to do, what it is not, and what could not be checked. */
public final class Explanation {

    /** More names than this are counted, not listed. */
    private static final int MOST_NAMES = 8;
    private static final int LONGEST_VALUE = 80;
    /** With more different sets of missing facts than this they are told together. */
    private static final int MOST_REASONS = 3;

    private final ServerDiagnosis diagnosis;
    private final Target target;
    private final Reader reader;
    private final List<String> sentences = new ArrayList<>();

    public Explanation(ServerDiagnosis diagnosis, Target target, Reader reader) {
        this.diagnosis = diagnosis;
        this.target = target;
        this.reader = reader;
    }

    public String text() {
        Finding headline = diagnosis.headline();
        if (headline == null || diagnosis.extent() == ServerDiagnosis.Extent.SOME) {
            sentences.add(new Sentence(diagnosis, target, reader).text());
        }
        if (headline != null) {
            cause(headline);
        }
        furtherCauses(headline);
        list("explain.masked", diagnosis.findings().stream().filter(Finding::applies).filter(finding -> finding.maskedBy() != null)
                .filter(finding -> !diagnosis.toldAlready(finding)).toList());
        list("explain.checked", with(Status.RULED_OUT));
        open();
        list("explain.failed", with(Status.FAILED));
        return String.join(fill("explain.join"), sentences);
    }

    private void cause(Finding cause) {
        String update = Sentence.nameOf(target, reader);
        List<String> evidence = cause.evidence().stream().map(each -> fact(each, cause)).toList();
        String facts = evidence.isEmpty() ? "" : fill("explain.facts", String.join(fill("explain.facts.separator"), evidence));
        Optional<String> because = Sentence.because(cause, reader);
        String why = because.map(clause -> fill("explain.because" + (isHere(cause) ? "" : ".above"), clause, facts, cause.server()))
                .orElseGet(() -> fill("explain.says", facts));
        if (because.isEmpty()) {
            sentences.add(cause.message().text(reader));
        }
        String step = cause.remedies().stream().findFirst().map(remedy -> title(cause, remedy)).orElse("");
        if (!ActionOrder.isAdvice(cause.effect())) {
            sentences.add(fill("explain." + cause.effect() + (step.isEmpty() ? "" : ".until"), why, update, diagnosis.server().server(),
                    step));
        } else if (because.isPresent()) {
            sentences.add(cause.message().text(reader));
        }
    }

    private String title(Finding finding, Remedy remedy) {
        return reader.text(finding.rule().texts(), "remedy." + remedy.id() + ".title", remedy.args());
    }

    private String fact(Evidence evidence, Finding of) {
        // an error text may have many lines
        String value = reader.shown(evidence.value()).replaceAll("\\s+", " ");
        return fill("explain.fact", EngineTexts.factLabel(evidence.fact(), of.rule().texts()),
                value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…");
    }

    private void furtherCauses(@Nullable Finding headline) {
        List<Finding> others = diagnosis.findings().stream()
                .filter(finding -> finding.applies() && finding.maskedBy() == null && !ActionOrder.isAdvice(finding.effect()))
                .filter(finding -> finding != headline).toList();
        list(headline == null ? "explain.others" : "explain.further", others);
    }

    /** What could not be checked, by the facts that are missing for it. */
    private void open() {
        Map<List<String>, List<Finding>> byFacts = new LinkedHashMap<>();
        for (Finding finding : with(Status.UNDECIDED).stream().filter(one -> !NotCollected.is(one)).toList()) {
            byFacts.computeIfAbsent(finding.missing().stream().map(fact -> missing(fact, finding)).distinct().toList(),
                    key -> new ArrayList<>()).add(finding);
        }
        if (byFacts.size() > MOST_REASONS) {
            // who lacks nearly everything need not be told which rule lacks what
            List<String> facts = byFacts.keySet().stream().flatMap(List::stream).distinct().toList();
            sentences.add(fill("explain.open", names(byFacts.values().stream().flatMap(List::stream).toList()), counted(facts)));
        } else {
            byFacts.forEach((facts, findings) -> sentences.add(facts.isEmpty() ? fill("explain.open.unsaid", names(findings))
                    : fill("explain.open", names(findings), list(facts))));
        }
        NotCollected.sentence(diagnosis, reader).ifPresent(sentences::add);
    }

    private String missing(Unknown<?> fact, Finding finding) {
        return fill("explain.missing", EngineTexts.factLabel(fact.name(), finding.rule().texts()),
                EngineTexts.message("reason." + fact.reason().name()));
    }

    private List<Finding> with(Status status) {
        return diagnosis.findings().stream().filter(finding -> finding.status() == status).toList();
    }

    private void list(String key, List<Finding> findings) {
        if (!findings.isEmpty()) {
            sentences.add(fill(key, names(findings)));
        }
    }

    private String names(List<Finding> findings) {
        return counted(findings.stream().map(this::name).distinct().toList());
    }

    private String counted(List<String> names) {
        String shown = list(names.stream().limit(MOST_NAMES).toList());
        return names.size() <= MOST_NAMES ? shown : fill("explain.more", shown, names.size() - MOST_NAMES);
    }

    private String name(Finding finding) {
        String name = finding.rule().name(reader.locale());
        return isHere(finding) ? fill("explain.name", name) : fill("explain.name-above", name, finding.server());
    }

    private boolean isHere(Finding finding) {
        return finding.server().equalsIgnoreCase(diagnosis.server().server());
    }

    private String list(List<String> parts) {
        return String.join(fill("explain.separator"), parts);
    }

    private String fill(String key, Object... args) {
        return EngineTexts.message(key, args).text(reader);
    }
}
