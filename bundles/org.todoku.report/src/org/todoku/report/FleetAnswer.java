package org.todoku.report;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.todoku.rules.Standing;

/**
 * What became of one wanted update on one server.
 *
 * @param there how many of its variants are there
 * @param variants how many of its variants count on this server
 * @param causes what keeps it away, or from its computers; the one to act on first is first
 * @param when the next synchronisation by schedule, for what is arriving; null when it is not known
 * @param lacks what is not known, for what is undecided
 * @param sentence the answer in one sentence
 */
public record FleetAnswer(Fate fate, Standing standing, int there, int variants, List<Cause> causes, @Nullable Instant when,
        List<Lack> lacks, String sentence) {

    /**
     * Why updates are kept away; the same for all updates that the same keeps away.
     *
     * @param rule id of the rule
     * @param server server it is about; may be one above
     * @param why as the rest of a sentence after "because"
     * @param remedy title of the remedy to prefer; empty when there is none
     */
    public record Cause(String rule, String name, String server, String why, String remedy) {
    }

    /**
     * A fact that is not known.
     *
     * @param fact key of the fact
     * @param collect how to get it
     */
    public record Lack(String fact, String label, String collect) {
    }

    FleetAnswer withoutCauses() {
        return new FleetAnswer(fate, standing, there, variants, List.of(), when, lacks, sentence);
    }

    /** Whether some of its variants are there and others are not. */
    public boolean partly() {
        return there > 0 && there < variants;
    }
}
