package org.todoku.rules.testkit;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Answers;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Finding;
import org.todoku.rules.Reader;
import org.todoku.rules.Remedy;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Stage;
import org.todoku.rules.testkit.Expectation.Must;
import org.todoku.rules.testkit.Expectation.State;

/** An answer beside what was expected of it. */
final class Comparison {

    private static final Reader ENGLISH = new Reader(Locale.ENGLISH, ZoneOffset.UTC);

    private final Scenario scenario;
    private final Expectation expected;
    private final Diagnosis diagnosis;
    private final List<String> found = new ArrayList<>();

    Comparison(Scenario scenario, Expectation expected, Diagnosis diagnosis) {
        this.scenario = scenario;
        this.expected = expected;
        this.diagnosis = diagnosis;
    }

    static List<Finding> findings(Diagnosis diagnosis, String server) {
        return of(diagnosis, server).findings();
    }

    private static ServerDiagnosis of(Diagnosis diagnosis, String server) {
        return diagnosis.servers().stream().filter(it -> it.server().server().equals(server)).findFirst().orElseThrow();
    }

    static String place(Finding finding) {
        return finding.rule().id() + "@" + finding.server();
    }

    static String message(Finding finding) {
        return finding.message().text(ENGLISH);
    }

    /** Whether a finding is meant by {@code B01}, {@code B*} or {@code B01@HQ}. */
    static boolean fits(String pattern, Finding finding) {
        int at = pattern.indexOf('@');
        String id = at < 0 ? pattern : pattern.substring(0, at);
        return fits(id, finding.rule().id()) && (at < 0 || finding.server().equals(pattern.substring(at + 1)));
    }

    private static boolean fits(String pattern, String id) {
        return pattern.endsWith("*") ? id.startsWith(pattern.substring(0, pattern.length() - 1)) : pattern.equals(id);
    }

    List<String> differences() {
        differencesBesideTexts();
        ServerDiagnosis server = server();
        expected.sentence().forEach((locale, sentence) -> same("the answer in " + locale, sentence,
                plain(Answers.sentence(server, diagnosis.target(), scenario.reader(locale)))));
        expected.must().forEach(must -> must.says().forEach((locale, part) -> server.findings().stream()
                .filter(it -> place(it).equals(must.rule() + "@" + must.server()))
                .map(it -> plain(it.message().text(scenario.reader(locale)))).filter(text -> !text.contains(part))
                .forEach(text -> wrong(must.rule() + " should say “" + part + "”, but says: " + text))));
        return found;
    }

    List<String> differencesBesideTexts() {
        ServerDiagnosis server = server();
        same("present", expected.present(), server.present());
        same("headline", expected.headline(), server.topFinding().map(it -> it.rule().id()).orElse(""));
        same("stopping", expected.stopping(), open(server).filter(Finding::stops).map(Comparison::place).toList());
        same("applying", expected.applying(), open(server).filter(it -> it.rule().stage() != Stage.ADVICE).map(Comparison::place)
                .collect(Collectors.toSet()));
        expected.must().forEach(must -> must(must, server));
        order(server);
        open(server).filter(it -> expected.mustNot().stream().anyMatch(pattern -> fits(pattern, it)))
                .forEach(it -> wrong(place(it) + " must not apply, but does: " + message(it)));
        open(server).forEach(it -> it.remedies().stream().map(Remedy::id)
                .filter(remedy -> expected.mustNotRemedies().stream().anyMatch(pattern -> fits(pattern, remedy)))
                .forEach(remedy -> wrong(place(it) + " suggests " + remedy)));
        Set<String> missing = server.findings().stream().flatMap(it -> it.missing().stream()).map(Unknown::name)
                .collect(Collectors.toSet());
        contains("missing facts", expected.missing(), missing);
        return found;
    }

    private ServerDiagnosis server() {
        return of(diagnosis, expected.server());
    }

    /** What applies and is not masked. */
    private static Stream<Finding> open(ServerDiagnosis server) {
        return server.findings().stream().filter(it -> it.applies() && it.maskedBy() == null);
    }

    private void must(Must must, ServerDiagnosis server) {
        String place = must.rule() + "@" + must.server();
        Finding finding = server.findings().stream().filter(it -> place(it).equals(place)).findFirst().orElse(null);
        State state = state(finding);
        boolean expectedState = must.state() == state || must.state() == State.MASKED && finding != null && finding.maskedBy() != null;
        if (finding == null || !expectedState) {
            if (!expectedState) {
                wrong(place + " should be " + must.state() + ", but is " + state + (finding == null ? "" : ": " + message(finding)));
            }
            return;
        }
        same(place + " effect", must.effect(), finding.effect());
        same(place + " severity", must.severity(), finding.severity());
        same(place + " confidence", must.confidence(), finding.confidence());
        same(place + " masked by", must.maskedBy(), finding.maskedBy());
        same(place + " remedies", must.remedies(), finding.remedies().stream().map(Remedy::id).toList());
        String key = finding.message().key();
        same(place + " variant", must.variant(), key.replaceFirst("^[^.]*\\.[^.]*\\.?", ""));
        contains(place + " missing", must.missing(), finding.missing().stream().map(Unknown::name).collect(Collectors.toSet()));
        must.values().forEach((fact, value) -> same(place + " " + fact, value, finding.evidence().stream()
                .filter(it -> it.fact().equals(fact)).map(it -> ENGLISH.shown(it.value())).findFirst().orElse("(not told)")));
    }

    private static State state(@Nullable Finding finding) {
        if (finding == null) {
            return State.SILENT;
        }
        if (finding.maskedBy() != null && finding.applies()) {
            return State.MASKED;
        }
        return switch (finding.status()) {
            case APPLIES -> State.APPLIES;
            case RULED_OUT -> State.RULED_OUT;
            case UNDECIDED -> State.UNDECIDED;
            case FAILED -> throw new AssertionError(place(finding) + " failed: " + message(finding));
        };
    }

    private void order(ServerDiagnosis server) {
        List<String> applying = open(server).map(Comparison::place).toList();
        List<String> wanted = expected.must().stream().map(it -> it.rule() + "@" + it.server()).filter(applying::contains).toList();
        List<String> inOrder = applying.stream().filter(new HashSet<>(wanted)::contains).toList();
        same("the order of action", wanted, inOrder);
    }

    private void contains(String what, Set<String> wanted, Set<String> there) {
        Set<String> lacking = new TreeSet<>(wanted);
        lacking.removeAll(there);
        if (!lacking.isEmpty()) {
            wrong(what + ": " + lacking + " expected, there are " + new TreeSet<>(there));
        }
    }

    private void same(String what, @Nullable Object wanted, @Nullable Object actual) {
        if (wanted != null && !wanted.equals(actual)) {
            wrong(what + ": expected " + shown(wanted) + ", but was " + shown(actual));
        }
    }

    private static Object shown(@Nullable Object value) {
        return value instanceof Set<?> set ? new TreeSet<>(set) : String.valueOf(value);
    }

    /** Date formats contain a narrow space that no author can see. */
    private static String plain(String text) {
        return text.replace('\u202f', ' ');
    }

    private void wrong(String difference) {
        found.add(expected.server() + ": " + difference);
    }
}
