package org.todoku.ui.matrix;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    static String Matrix_computing = "";
    static String Matrix_copy = "";
    static String Matrix_count = "";
    static String Matrix_export = "";
    static String Matrix_family = "";
    static String Matrix_filter = "";
    static String Matrix_hint = "";
    static String Matrix_name = "";
    static String Matrix_neededHere = "";
    static String Matrix_neededMissing = "";
    static String Matrix_neededNone = "";
    static String Matrix_neededOnly = "";
    static String Matrix_neededUnknown = "";
    static String Matrix_newest = "";
    static String Matrix_noSubscription = "";
    static String Matrix_notTicked = "";
    static String Matrix_product = "";
    static String Matrix_server = "";
    static String Matrix_ticked = "";
    static String Matrix_unknown = "";
    static String Matrix_updates = "";

    static {
        NLS.initializeMessages("org.todoku.ui.matrix.messages", Messages.class);
    }

    private Messages() {
    }
}
