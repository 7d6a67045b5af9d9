package org.todoku.rules;

import java.util.List;

/**
 * What to do about a cause. Texts: {@code remedy.ID.title}, {@code remedy.ID.step.1} …, {@code remedy.ID.side.1} … for side effects.
 *
 * @param args placeholders of all its texts
 * @param command PowerShell that does it, every value quoted (see {@link PowerShell}); empty where there is none
 * @param writes whether doing it changes a server
 */
public record Remedy(String id, List<Object> args, String command, boolean writes) {

    public Remedy {
        args = List.copyOf(args);
    }

    /** A remedy that changes a server. */
    public static Remedy changing(String id, String command, Object... args) {
        return new Remedy(id, List.of(args), command, true);
    }

    /** A remedy that only looks, waits or collects. */
    public static Remedy looking(String id, String command, Object... args) {
        return new Remedy(id, List.of(args), command, false);
    }
}
