package org.todoku.ui.matrix;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Details_below = "";
    public static String Details_each = "";
    public static String Details_family = "";
    public static String Details_fold = "";
    public static String Details_name = "";
    public static String Details_noSubscription = "";
    public static String Details_nothing = "";
    public static String Details_search = "";
    public static String Details_searchHere = "";
    public static String Details_sentence = "";
    public static String Details_spread = "";
    public static String Details_unfold = "";
    public static String Matrix_andUnknown = "";
    public static String Matrix_atLeast = "";
    public static String Matrix_before = "";
    public static String Matrix_classificationHint = "";
    public static String Matrix_classificationLine = "";
    public static String Matrix_collapseAll = "";
    public static String Matrix_computing = "";
    public static String Matrix_count = "";
    public static String Matrix_different = "";
    public static String Matrix_differentHint = "";
    public static String Matrix_each = "";
    public static String Matrix_eachHint = "";
    public static String Matrix_expandAll = "";
    public static String Matrix_filter = "";
    public static String Matrix_name = "";
    public static String Matrix_neededHere = "";
    public static String Matrix_neededMissing = "";
    public static String Matrix_neededNone = "";
    public static String Matrix_neededOn = "";
    public static String Matrix_neededOnly = "";
    public static String Matrix_neededOnlyHint = "";
    public static String Matrix_neededUnknown = "";
    public static String Matrix_newest = "";
    public static String Matrix_noClassification = "";
    public static String Matrix_noProduct = "";
    public static String Matrix_noSubscription = "";
    public static String Matrix_noTitle = "";
    public static String Matrix_notTicked = "";
    public static String Matrix_of = "";
    public static String Matrix_partial = "";
    public static String Matrix_product = "";
    public static String Matrix_range = "";
    public static String Matrix_serverHint = "";
    public static String Matrix_sideBySide = "";
    public static String Matrix_ticked = "";
    public static String Matrix_tickedColumn = "";
    public static String Matrix_toggleFold = "";
    public static String Matrix_unknown = "";
    public static String Matrix_updates = "";
    public static String Matrix_updatesAtLeast = "";
    public static String Matrix_updatesUnknown = "";
    public static String Matrix_wouldBeTicked = "";
    public static String Matrix_wouldBeUnticked = "";
    public static String Odd_byTitle = "";
    public static String Odd_family = "";
    public static String Odd_frozen = "";
    public static String Odd_frozenInstead = "";
    public static String Odd_loop = "";
    public static String Odd_noGuid = "";
    public static String Odd_notOffered = "";
    public static String Odd_orphan = "";
    public static String Odd_product = "";
    public static String Odd_stale = "";
    public static String Odd_title = "";
    public static String Odd_titles = "";
    public static String Odd_twin = "";
    public static String Odd_unlisted = "";
    public static String Sandbox_chooseCell = "";
    public static String Sandbox_computing = "";
    public static String Sandbox_copy = "";
    public static String Sandbox_copyHint = "";
    public static String Sandbox_details = "";
    public static String Sandbox_each = "";
    public static String Sandbox_effect = "";
    public static String Sandbox_empty = "";
    public static String Sandbox_export = "";
    public static String Sandbox_inFamily = "";
    public static String Sandbox_more = "";
    public static String Sandbox_noGuid = "";
    public static String Sandbox_open = "";
    public static String Sandbox_openHint = "";
    public static String Sandbox_redo = "";
    public static String Sandbox_replica = "";
    public static String Sandbox_reset = "";
    public static String Sandbox_title = "";
    public static String Sandbox_together = "";
    public static String Sandbox_togetherAbout = "";
    public static String Sandbox_toggle = "";
    public static String Sandbox_undo = "";
    public static String Show_newest = "";
    public static String Show_ticked = "";
    public static String Show_updates = "";

    static {
        NLS.initializeMessages("org.todoku.ui.matrix.messages", Messages.class);
    }

    private Messages() {
    }
}
