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
import org.todoku.rules.Evidence;
import org.todoku.rules.Question;
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
     * @param about whether it is about the update asked for, as far as it says
     */
    record Trace(String text, @Nullable UUID id, boolean about, boolean failed, Instant at, Evidence evidence) {

        boolean says(String... words) {
            String lower = text.toLowerCase(Locale.ROOT);
            return Stream.of(words).anyMatch(lower::contains);
        }
    }

    private Imports(Question question) {
        this.question = question;
        List<Trace> all = new ArrayList<>();
        ServerState server = question.server();
        for (LogLine line : server.evidence().log().optional().orElse(List.of())) {
            add(all, line.text(), line.at(), "logTail");
        }
        for (ServerEvent event : server.evidence().events().optional().orElse(List.of())) {
            add(all, event.text(), event.at(), "events");
        }
        for (SyncRun run : server.syncHistory().optional().map(history -> history.runs()).orElse(List.of())) {
            add(all, run.errorText(), run.finished(), "syncHistory");
        }
        traces = all.stream().sorted(Comparator.comparing(Trace::at)).toList();
    }

    static Imports of(Question question) {
        return new Imports(question);
    }

    /** Whether an import of the update was done on the server, or the update was published there by hand. */
    public static boolean recorded(Question question, UUID update) {
        return question.facts().on(question.server(), update).filter(there -> there.presence().local()).isPresent()
                || of(question).done().isPresent();
    }

    private void add(List<Trace> all, String text, @Nullable Instant at, String section) {
        if (!mentions(text)) {
            return;
        }
        Matcher guid = GUID.matcher(text);
        UUID id = guid.find() ? UUID.fromString(guid.group()) : null;
        Instant when = at == null ? question.server().collectedAt() : at;
        all.add(new Trace(text, id, about(text, id), BAD.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains), when,
                question.evidence("import.trace", text.strip(), section)));
    }

    /** Cheap, because it is asked of every line. */
    private static boolean mentions(String text) {
        if (text.contains("mport")) {
            return text.contains("ImportUpdateFromCatalogSite") || text.contains("ImportUpdateToWSUS")
                    || text.contains("Update Catalog");
        }
        return text.contains("インポート") && text.contains("カタログ");
    }

    private boolean about(String text, @Nullable UUID id) {
        if (id != null && question.target().variants().stream().anyMatch(variant -> variant.id().equals(id))) {
            return true;
        }
        Matcher kb = KB.matcher(text);
        if (kb.find()) {
            String number = kb.group(1);
            return question.target().variants().stream().anyMatch(variant -> variant.kbArticles().contains(number))
                    || question.target().query().text().contains(number);
        }
        return id == null || question.facts().update(id).isEmpty();
    }

    /** The newest import that failed and may be that of the update, unless a later one succeeded. */
    Optional<Trace> failure() {
        Optional<Trace> last = traces.stream().filter(Trace::about).reduce((older, newer) -> newer);
        return last.filter(Trace::failed);
    }

    /** The newest import of the update that is not known to have failed. */
    Optional<Trace> done() {
        return traces.stream().filter(trace -> trace.about() && trace.id() != null && !trace.failed() && known(trace))
                .reduce((older, newer) -> newer);
    }

    private boolean known(Trace trace) {
        return question.target().variants().stream().anyMatch(variant -> variant.id().equals(trace.id()));
    }

    boolean failedWith(Trace trace, String... signatures) {
        List<String> wanted = List.of(signatures);
        return question.data().errorSignatures().match(trace.text(), ErrorHosts.UNKNOWN).stream()
                .anyMatch(match -> wanted.contains(match.signature().id()));
    }
}
