package org.todoku.ui.servers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.Completeness;
import org.todoku.core.Configuration;
import org.todoku.core.Section;
import org.todoku.core.ServerState;
import org.todoku.core.Subscription;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Fact;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Tri;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Answers;
import org.todoku.rules.Reader;

/** What is worth knowing of one server at a glance, line by line, unknown things named as such. */
@NullMarked
final class ServerFacts {

    /**
     * One line.
     *
     * @param notable whether it deserves attention
     */
    record Line(String label, String value, boolean notable) {
    }

    private final ServerState state;
    private final Reader reader;
    private final Instant now;

    ServerFacts(ServerState state, Reader reader, Instant now) {
        this.state = state;
        this.reader = reader;
        this.now = now;
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        long days = Duration.between(state.collectedAt(), now).toDays();
        lines.add(new Line(Messages.Facts_collected, days < 1 ? reader.shown(state.collectedAt())
                : Messages.bind(Messages.Facts_daysAgo, reader.shown(state.collectedAt()), days), days >= Health.FRESH.toDays()));
        lines.add(new Line(Messages.Facts_source, state.source(), false));
        lines.add(known(Messages.Facts_role, state.configuration(), this::role));
        Health health = Health.of(state);
        lines.add(new Line(Messages.Facts_health, health.words(reader), health.kind() != Health.Kind.SYNCHRONISED));
        lines.add(known(Messages.Facts_lastRun, state.syncHistory(), this::lastRun));
        lines.add(known(Messages.Facts_next, state.subscription(), this::next));
        lines.add(new Line(Messages.Facts_updates, updates(), !state.updatesComplete()));
        List<String> incomplete = state.sections().stream().filter(section -> section.completeness() != Completeness.COMPLETE)
                .filter(section -> !section.name().equals(state.updates().name())).map(this::section).toList();
        if (!incomplete.isEmpty()) {
            lines.add(new Line(Messages.Facts_incomplete, String.join("\n", incomplete), true));
        }
        if (!state.problems().isEmpty()) {
            lines.add(new Line(Messages.Facts_problems, reader.shown((long) state.problems().size()), true));
        }
        return lines;
    }

    private <T> Line known(String label, Fact<T> fact, java.util.function.Function<T, String> words) {
        return switch (fact) {
            case Known<T> known -> new Line(label, words.apply(known.value()), false);
            case Unknown<T> unknown -> new Line(label, Messages.bind(Messages.Facts_unknown, Answers.name(unknown.reason(), reader)), true);
        };
    }

    private String role(Configuration configuration) {
        if (configuration.downstream() == Tri.YES) {
            String words = configuration.isReplica() ? Messages.Facts_replica : Messages.Facts_downstream;
            return Messages.bind(words, configuration.upstreamServer());
        }
        return Boolean.TRUE.equals(configuration.syncFromMicrosoftUpdate()) ? Messages.Facts_fromMicrosoft : Messages.Facts_noUpstream;
    }

    private String lastRun(SyncHistory history) {
        return history.last().map(this::run).orElse(Messages.Facts_noRun);
    }

    private String run(SyncRun run) {
        // the rest is a stack trace, and stands in the synchronisation log
        String error = run.errorText().strip().lines().findFirst().map(line -> ": " + line).orElse("");
        return reader.shown(run.finished()) + " · " + reader.shown(run.result()) + error;
    }

    private String next(Subscription subscription) {
        Instant next = subscription.next();
        if (next != null) {
            return reader.shown(next);
        }
        return Boolean.FALSE.equals(subscription.automatic()) ? Messages.Facts_manual : Messages.Facts_notSaid;
    }

    private String updates() {
        String count = reader.shown(state.updates().rows());
        return state.updatesComplete() ? Messages.bind(Messages.Facts_updatesComplete, count)
                : Messages.bind(Messages.Facts_updatesIncomplete, count, reason(state.updates()));
    }

    private String section(Section section) {
        return Answers.factLabel(section.name(), NO_TEXTS, reader) + ": " + reason(section);
    }

    private String reason(Section section) {
        String word = switch (section.completeness()) {
            case COMPLETE -> Messages.Section_complete;
            case PARTIAL -> Messages.Section_partial;
            case FAILED -> Messages.Section_failed;
            case ABSENT -> Messages.Section_absent;
        };
        return section.reason().isBlank() ? word : word + " (" + Answers.stated(section.reason(), reader) + ")";
    }

    /** Labels of the sections stand in the texts of the engine, not of a rule. */
    private static final org.todoku.rules.Texts NO_TEXTS = new org.todoku.rules.Texts(ServerFacts.class.getClassLoader(),
            "org.todoku.ui.servers.messages");
}
