package org.todoku.rules.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.todoku.rules.Rule;
import org.todoku.rules.RuleDescriptor;

/** Makes every rule once, at its first use. A rule that could not be made is tried again at its next use. */
final class MadeRules {

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    /** @throws InterruptedException while another thread is still making the rule */
    Rule get(RuleDescriptor descriptor) throws InterruptedException {
        Slot slot = slots.get(descriptor.id());
        return (slot == null ? slots.computeIfAbsent(descriptor.id(), id -> new Slot()) : slot).get(descriptor);
    }

    private static final class Slot {

        private final ReentrantLock making = new ReentrantLock();
        private volatile @Nullable Rule rule;

        Rule get(RuleDescriptor descriptor) throws InterruptedException {
            Rule made = rule;
            if (made != null) {
                return made;
            }
            // a contributor that hangs while its rule is made must not take the threads of other servers with it for good
            making.lockInterruptibly();
            try {
                made = rule;
                if (made == null) {
                    made = descriptor.rule().get();
                    rule = made;
                }
                return made;
            } finally {
                making.unlock();
            }
        }
    }
}
