package org.todoku.core.simulation;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.Update;

/**
 * How wanted updates can be brought to a server with as little else as possible.
 *
 * @param place the server asked about, and the one where the changes are made
 * @param wanted what was found out about each wanted update, in the order asked
 * @param plans the recommended one first, then the alternatives; empty when there is nothing to do or nothing can be done
 * @param above advice for the server above, where it lacks updates too; its recommended steps are part of every plan
 */
public record Advice(Place place, List<Wanted> wanted, List<Plan> plans, @Nullable Advice above) {

    public Advice {
        wanted = List.copyOf(wanted);
        plans = List.copyOf(plans);
    }

    /** What becomes of a wanted update. */
    public enum Outcome {
        /** It is already on the server. */
        THERE,
        /** It is there and declined. */
        DECLINED,
        /** It is selected: the next synchronisation brings it. */
        COMING,
        /** The plans bring it. */
        PLANNED,
        /** Its publisher has withdrawn it; no server that lacks it can get it any more. */
        EXPIRED,
        /** A complete catalogue does not have it. */
        NOT_IN_CATALOGUE,
        /** It can neither be imported nor ticked; the reason says why. */
        BLOCKED,
        /** A fact is missing. */
        UNDECIDED;

        /** Whether the wanted update is, or will be, there when the plan was carried out. */
        public boolean arrives() {
            return this == THERE || this == DECLINED || this == COMING || this == PLANNED;
        }
    }

    /** Why one way to bring an update is chosen or barred. */
    public enum Reason {
        /** Several appear every day: importing them singly never ends. */
        SIGNATURES,
        /** Configuration Manager deploys only what its software update point has selected. */
        CONFIGURATION_MANAGER,
        /** A downstream server gets its updates from above; importing is done at the top. */
        DOWNSTREAM,
        /** The catalogue does not have it, so it cannot be imported. */
        NOT_IN_CATALOGUE,
        /** Ticking drivers would bring tens of thousands. */
        DRIVER,
        /** It is not published to WSUS: only an import brings it. */
        CATALOGUE_ONLY,
        /** The server does not list the product or classification. */
        NO_BOX
    }

    /**
     * One wanted update.
     *
     * @param update newest revision known anywhere; null when no source lists it
     * @param reason why it is imported or ticked only, or blocked; null when both ways are open
     * @param missing names of the facts without which it cannot be decided, for example {@code target.products}
     * @param replacements updates that replace it, directly or not, and are not withdrawn; newest first
     */
    public record Wanted(UUID id, @Nullable Update update, Outcome outcome, @Nullable Reason reason, List<String> missing,
            List<Update> replacements) {

        public Wanted {
            missing = List.copyOf(missing);
            replacements = List.copyOf(replacements);
        }
    }

    /** One change, and the server where it is made. */
    public sealed interface Step {

        ServerState server();

        /** Ticks a product. */
        record TickProduct(ServerState server, CategoryRef product) implements Step {
        }

        /** Ticks a classification. */
        record TickClassification(ServerState server, CategoryRef classification) implements Step {
        }

        /** Imports one update from the Microsoft Update Catalog. */
        record ImportUpdate(ServerState server, Update update) implements Step {
        }

        /** Sets a declined update back to not approved. */
        record Reinstate(ServerState server, Update update) implements Step {
        }

        /** Synchronises now. */
        record Synchronise(ServerState server) implements Step {
        }
    }

    /** How a plan was made. */
    public enum Kind {
        /** As little else as possible: boxes where they bring nothing else, or must be ticked; imports for the rest. */
        LEAST,
        /** Everything that can be imported is imported singly. */
        IMPORT_EACH,
        /** Everything that may be ticked is ticked, so that later updates of the same kind come too. */
        TICK_ALL
    }

    /**
     * What a plan costs.
     *
     * @param unwanted updates that come in beside the wanted ones and are not superseded
     * @param perhaps further ones of which it is not known whether they would come
     * @param changes number of steps
     * @param bytes of the unwanted ones, as far as sizes are known
     * @param sizesUnknown how many of them have no known size
     */
    public record Cost(long unwanted, long perhaps, int changes, long bytes, long sizesUnknown) {

        Cost plus(Cost other) {
            return new Cost(unwanted + other.unwanted, perhaps + other.perhaps, changes + other.changes, bytes + other.bytes,
                    sizesUnknown + other.sizesUnknown);
        }
    }

    /**
     * One way to bring everything that can be brought.
     *
     * @param steps in the order in which they are to be done
     * @param optimal whether it is proven that no other choice of its kind costs less, compared by unwanted updates (those that
     *        perhaps come included), then changes, then bytes
     */
    public record Plan(Kind kind, List<Step> steps, Cost cost, boolean optimal) {

        public Plan {
            steps = List.copyOf(steps);
        }
    }
}
