package org.todoku.rules.wsus.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.todoku.core.Coded;
import org.todoku.core.ServerInfo;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.UserRole;
import org.todoku.core.fact.Reason;
import org.todoku.core.fact.Unknown;
import org.todoku.rules.MissingFactException;
import org.todoku.rules.Question;

/** Whether an update that is not listed is really not there. */
public final class Absence {

    /** Row limits of consoles and scripts in use; a list of exactly so many rows was most likely cut. */
    private static final Set<Long> ROW_LIMITS = Set.of(100L, 500L, 1000L);

    private Absence() {
    }

    /**
     * Whether the wanted variant is proved to be missing on the server asked about.
     *
     * @throws MissingFactException ({@code updates}) when neither presence nor absence is proved
     */
    public static boolean proved(Question question) {
        Optional<Update> wanted = Wanted.variant(question);
        if (wanted.isPresent() && question.facts().on(question.server(), wanted.get().id()).isPresent()) {
            return false;
        }
        requireNoDoubt(question.server());
        return true;
    }

    /** Ends the rule as undecided when the list of a server does not prove absence. */
    public static void requireNoDoubt(ServerState state) {
        doubt(state).ifPresent(unknown -> {
            throw new MissingFactException(unknown);
        });
    }

    /** Why the list of a server does not prove absence; empty when it does. */
    public static Optional<Unknown<?>> doubt(ServerState state) {
        if (unauthorised(state)) {
            return Optional.of(new Unknown<>("updates", Reason.FORBIDDEN, state.updates().reason()));
        }
        if (!state.updatesComplete()) {
            return Optional.of((Unknown<?>) Question.absenceUnproven(state));
        }
        if (atRowLimit(state)) {
            return Optional.of(new Unknown<>("updates", Reason.INCOMPLETE, "rows = " + state.updates().rows()));
        }
        return Optional.empty();
    }

    /** Whether the account that read the server was not allowed to see anything; false also when its role is unknown. */
    public static boolean unauthorised(ServerState state) {
        Coded<UserRole> role = state.info().optional().map(ServerInfo::role).orElse(null);
        return role != null && role.is(UserRole.UNAUTHORIZED);
    }

    /** Whether the list has exactly as many rows as a known limit and comes from a tool that does not vouch for it. */
    public static boolean atRowLimit(ServerState state) {
        return ROW_LIMITS.contains(state.updates().rows()) && !state.collector().toLowerCase(Locale.ROOT).contains("todoku");
    }
}
