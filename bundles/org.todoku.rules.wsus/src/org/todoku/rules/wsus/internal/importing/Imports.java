package org.todoku.rules.wsus.internal.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.todoku.core.LogLine;
import org.todoku.core.ServerEvent;
import org.todoku.core.ServerState;
import org.todoku.core.SyncRun;
import org.todoku.rules.Confidence;
import org.todoku.rules.Effect;
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
import org.todoku.rules.Severity;
import org.todoku.rules.Verdict;
import org.todoku.rules.data.ErrorHosts;

/**
 * Traces of imports from the Microsoft Update Catalog on a server: in its log, its events and its history. The rules of this package
 * speak only where there is one.
 */
public final class Imports {

    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern KB = Pattern.compile("[Kk][Bb] ?(\\d{6,8})");
    private static final List<String> BAD = List.of("fail", "exception", "error", "denied", "refused", "forcibly closed", "not possess",
            "失敗", "エラー", "例外", "拒否", "切断");

    private final Question question;
    private final List<Trace> traces;

    /**
     * @param text the line as it stands in its source
     * @param id UpdateID that it names; null when it names none
     * @param kb number that it names; empty when it names none
     */
    record Trace(String text, @Nullable UUID id, String kb, boolean failed, Instant at, Evidence evidence) {

        boolean says(String... words) {
            String lower = text.toLowerCase(Locale.ROOT);
            return Stream.of(words).anyMatch(lower::contains);
        }
    }

    /** All traces on a server, oldest first. */
    private record Traces(List<Trace> all) {

        static Traces of(Question question) {
            List<Trace> all = new ArrayList<>();
            ServerState server = question.server();
            for (LogLine line : server.evidence().log().optional().orElse(List.of())) {
                add(all, question, line.text(), line.at(), "logTail");
            }
            for (ServerEvent event : server.evidence().events().optional().orElse(List.of())) {
                add(all, question, event.text(), event.at(), "events");
            }
            for (SyncRun run : server.syncHistory().optional().map(history -> history.runs()).orElse(List.of())) {
                add(all, question, run.errorText(), run.finished(), "syncHistory");
            }
            return new Traces(all.stream().sorted(Comparator.comparing(Trace::at)).toList());
        }

        private static void add(List<Trace> all, Question question, String text, @Nullable Instant at, String section) {
            if (!mentions(text)) {
                return;
            }
            Matcher guid = GUID.matcher(text);
            Matcher kb = KB.matcher(text);
            String lower = text.toLowerCase(Locale.ROOT);
            all.add(new Trace(text, guid.find() ? UUID.fromString(guid.group()) : null, kb.find() ? kb.group(1) : "",
                    BAD.stream().anyMatch(lower::contains), at == null ? question.server().collectedAt() : at,
                    question.evidence("import.trace", text.strip(), section)));
        }

        private static boolean mentions(String text) {
            if (text.contains("mport")) {
                return text.contains("ImportUpdateFromCatalogSite") || text.contains("ImportUpdateToWSUS")
                        || text.contains("Update Catalog");
            }
            return text.contains("インポート") && text.contains("カタログ");
        }
    }

    private Imports(Question question) {
        this.question = question;
        this.traces = question.once(Traces.class, () -> Traces.of(question)).all();
    }

    static Imports of(Question question) {
        return new Imports(question);
    }

    /** Whether an import of the update was done on the server, or the update was published there by hand. */
    public static boolean recorded(Question question, UUID update) {
        return question.facts().on(question.server(), update).filter(there -> there.presence().local()).isPresent()
                || of(question).done().isPresent();
    }

    /** The newest import that failed and may be that of the update, unless a later one succeeded. */
    Optional<Trace> failure() {
        return traces.stream().filter(trace -> names(trace) || anybody(trace)).reduce((older, newer) -> newer).filter(Trace::failed);
    }

    /** The newest import of the update that is not known to have failed. */
    Optional<Trace> done() {
        return traces.stream().filter(trace -> !trace.failed() && isVariant(trace)).reduce((older, newer) -> newer);
    }

    /** Whether a trace names the update that is asked for. */
    boolean names(Trace trace) {
        return isVariant(trace) || !trace.kb().isEmpty()
                && question.target().variants().stream().anyMatch(variant -> variant.kbArticles().contains(trace.kb()));
    }

    /** Whether a trace does not tell of which update it is. */
    private boolean anybody(Trace trace) {
        UUID id = trace.id();
        return trace.kb().isEmpty() && (id == null || question.facts().update(id).isEmpty());
    }

    private boolean isVariant(Trace trace) {
        return trace.id() != null && question.target().variants().stream().anyMatch(variant -> variant.id().equals(trace.id()));
    }

    boolean failedWith(Trace trace, String... signatures) {
        List<String> wanted = List.of(signatures);
        return question.data().errorSignatures().match(trace.text(), ErrorHosts.UNKNOWN).stream()
                .anyMatch(match -> wanted.contains(match.signature().id()));
    }

    /**
     * An import that failed keeps the update away where it was that of the update; else it only tells that importing does not work here.
     * {0} server, {1} when.
     */
    Verdict.Applies applies(Trace failed, Severity severity, Confidence confidence, Object... more) {
        List<Object> args = new ArrayList<>(List.of(question.server(), failed.at()));
        args.addAll(List.of(more));
        return Verdict.applies(names(failed) ? Effect.BLOCKS : Effect.RISK, severity, confidence, args.toArray())
                .because(failed.evidence());
    }
}
