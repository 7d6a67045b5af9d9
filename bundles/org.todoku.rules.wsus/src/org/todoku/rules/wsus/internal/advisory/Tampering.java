package org.todoku.rules.wsus.internal.advisory;

import java.util.Optional;

import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;

/** L05: the server lacks the update of Windows without which anybody who reaches its web services can disturb it. */
public final class Tampering implements Rule {

    @Override
    public Verdict judge(Question question) {
        return KnownVulnerability.judge(question, "L05", Optional.empty());
    }
}
