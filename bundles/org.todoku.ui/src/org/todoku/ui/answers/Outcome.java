package org.todoku.ui.answers;

import org.todoku.core.fact.Tri;
import org.todoku.rules.Finding;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.ui.Tone;

/** How an answer looks at a glance. */
public final class Outcome {

    private Outcome() {
    }

    public static Tone of(ServerDiagnosis answer) {
        Finding headline = answer.headline();
        if (headline != null && headline.stops()) {
            return Tone.BAD;
        }
        if (headline != null || answer.extent() == ServerDiagnosis.Extent.SOME) {
            return Tone.NOTICE;
        }
        // nothing found that stops it: well only when it is there
        return answer.present() == Tri.YES ? Tone.GOOD : Tone.UNKNOWN;
    }
}
