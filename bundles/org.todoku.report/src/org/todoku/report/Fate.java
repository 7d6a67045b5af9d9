package org.todoku.report;

import java.util.Locale;

import org.todoku.core.fact.Tri;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.ServerDiagnosis;

/** What became of a wanted update on a server, in one word. The worst of its variants counts. */
public enum Fate {
    /** A rule failed: the answer is not to be relied on. */
    FAILED,
    /** Something keeps it away until somebody acts. */
    BLOCKED,
    /** Facts are missing. */
    UNDECIDED,
    /** Something keeps it away for a while. */
    ARRIVING,
    /** It is not there by what was asked for, but in another form, for example under another number. */
    ELSEWHERE,
    /** It is there, in any state. */
    PRESENT;

    static Fate of(ServerDiagnosis server, Diagnosis diagnosis) {
        return switch (Outline.outcome(server, diagnosis)) {
            case RULE_FAILED -> FAILED;
            case UNDECIDED -> UNDECIDED;
            case CLEAR -> server.present() == Tri.YES ? PRESENT : ELSEWHERE;
            case BLOCKED -> blocks(server) ? BLOCKED : ARRIVING;
        };
    }

    private static boolean blocks(ServerDiagnosis server) {
        return server.findings().stream().anyMatch(Fate::blocks)
                || server.missing().stream().map(variant -> variant.cause()).anyMatch(cause -> cause != null && blocks(cause));
    }

    private static boolean blocks(Finding finding) {
        return finding.applies() && finding.effect() == Effect.BLOCKS;
    }

    /** Stable name for files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
