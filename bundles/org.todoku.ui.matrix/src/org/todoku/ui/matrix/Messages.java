package org.todoku.ui.matrix;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Matrix_computing = "";
    public static String Matrix_count = "";
    public static String Matrix_family = "";
    public static String Matrix_filter = "";
    public static String Matrix_hint = "";
    public static String Matrix_name = "";
    public static String Matrix_neededHere = "";
    public static String Matrix_neededMissing = "";
    public static String Matrix_neededNone = "";
    public static String Matrix_neededOnly = "";
    public static String Matrix_neededUnknown = "";
    public static String Matrix_newest = "";
    public static String Matrix_noSubscription = "";
    public static String Matrix_notTicked = "";
    public static String Matrix_product = "";
    public static String Matrix_server = "";
    public static String Matrix_ticked = "";
    public static String Matrix_unknown = "";
    public static String Matrix_updates = "";

    static {
        NLS.initializeMessages("org.todoku.ui.matrix.messages", Messages.class);
    }

    private Messages() {
    }
}
