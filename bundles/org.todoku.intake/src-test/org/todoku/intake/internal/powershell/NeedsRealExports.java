package org.todoku.intake.internal.powershell;

import org.opentest4j.TestAbortedException;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips a property as a whole where the real exports are absent: assumptions inside count as bad tries and fail it. */
final class NeedsRealExports implements SkipExecutionHook {

    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        try {
            Reading.realExports();
            return SkipResult.doNotSkip();
        } catch (TestAbortedException e) {
            return SkipResult.skip(e.getMessage());
        }
    }
}
