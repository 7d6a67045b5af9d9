package org.todoku.ui.servers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.ServerState;
import org.todoku.core.SyncHistory;
import org.todoku.core.SyncRun;
import org.todoku.core.fact.Known;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.Reader;
import org.todoku.ui.Tone;

/**
 * How the synchronisation of a server was doing when its state was collected.
 *
 * @param since last success for {@code SYNCHRONISED} and {@code OLD}, first failure of the streak for {@code FAILING}; else null
 */
@NullMarked
record Health(Kind kind, @Nullable Instant since) {

    /** A server that synchronises at least once a week is well; WSUS itself warns later, at 30 days. */
    static final Duration FRESH = Duration.ofDays(7);

    /** What can be said. */
    enum Kind {
        SYNCHRONISED, OLD, FAILING, NEVER, UNKNOWN
    }

    static Health of(ServerState state) {
        return switch (state.syncHistory()) {
            case Unknown<SyncHistory> unknown -> new Health(Kind.UNKNOWN, null);
            case Known<SyncHistory> known -> of(known.value(), state.collectedAt());
        };
    }

    private static Health of(SyncHistory history, Instant collectedAt) {
        List<SyncRun> failing = history.failingStreak();
        if (!failing.isEmpty()) {
            return new Health(Kind.FAILING, failing.get(failing.size() - 1).started());
        }
        Optional<SyncRun> good = history.lastGood();
        if (good.isEmpty()) {
            return new Health(Kind.NEVER, null);
        }
        Instant when = good.get().finished();
        return new Health(when.isBefore(collectedAt.minus(FRESH)) ? Kind.OLD : Kind.SYNCHRONISED, when);
    }

    Tone tone() {
        return switch (kind) {
            case SYNCHRONISED -> Tone.GOOD;
            case OLD, NEVER -> Tone.NOTICE;
            case FAILING -> Tone.BAD;
            case UNKNOWN -> Tone.UNKNOWN;
        };
    }

    /** Fits below a heading that says what it is about: when it succeeded last, or since when it fails. */
    String shortWords(Reader reader) {
        Instant when = since;
        String date = when == null ? "" : reader.shown(when);
        return switch (kind) {
            case SYNCHRONISED -> date;
            case OLD -> Messages.bind(Messages.Health_oldShort, date);
            case FAILING -> Messages.bind(Messages.Health_failingShort, date);
            case NEVER -> Messages.Health_neverShort;
            case UNKNOWN -> Messages.Health_unknownShort;
        };
    }

    String words(Reader reader) {
        Instant when = since;
        String date = when == null ? "" : reader.shown(when);
        return switch (kind) {
            case SYNCHRONISED -> Messages.bind(Messages.Health_synchronised, date);
            case OLD -> Messages.bind(Messages.Health_old, date);
            case FAILING -> Messages.bind(Messages.Health_failing, date);
            case NEVER -> Messages.Health_never;
            case UNKNOWN -> Messages.Health_unknown;
        };
    }
}
