package org.todoku.rules.wsus.internal.selection;

import org.todoku.rules.Question;
import org.todoku.rules.Rule;
import org.todoku.rules.Verdict;

/** B07: Windows 10 from version 1903 on is a product with a longer title than "Windows 10". */
public final class Windows10Since1903 implements Rule {

    @Override
    public Verdict judge(Question question) {
        return TakenForAnother.judge(question, hint -> hint.id().equals("windows-10-1903"),
                (hint, ticked) -> ticked.id().equals("windows-10"));
    }
}
