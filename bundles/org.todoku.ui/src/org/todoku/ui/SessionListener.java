package org.todoku.ui;

import org.jspecify.annotations.NullMarked;

/** Learns of changes in the {@link Session}. Every method is called on the UI thread, after the change. */
@NullMarked
public interface SessionListener {

    /** What is known of the fleet changed: the workspace was opened, states came or went, the demo began or ended. */
    default void fleetChanged() {
        // not of interest
    }

    /** Another server was selected, or none. */
    default void serverSelected() {
        // not of interest
    }

    /** A question was asked; also called when the same question is asked again. */
    default void questionAsked() {
        // not of interest
    }

    /** {@link Session#answer()} or {@link Session#answeredList()} is another one, or there is none any more. */
    default void answered() {
        // not of interest
    }

    /** Other updates were selected in a view. */
    default void updatesSelected() {
        // not of interest
    }

    /** The search is to show something that was chosen elsewhere, see {@link Session#takeSearchWish()}. */
    default void searchWished() {
        // not of interest
    }

    /** A list of updates is to be asked for, see {@link Session#takeListWish()}. */
    default void listWished() {
        // not of interest
    }

    /** A name or note that the user gave a server changed. */
    default void fleetEdited() {
        // not of interest
    }
}
