package org.todoku.ui.compare;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Choose = "";
    public static String Choose_hint = "";
    public static String Choose_newest = "";
    public static String Choose_state = "";
    public static String Choose_text = "";
    public static String Choose_title = "";
    public static String Comparing = "";
    public static String Comparing_what = "";
    public static String Count_all = "";
    public static String Count_part = "";
    public static String Difference_APPROVED = "";
    public static String Difference_DECLINED = "";
    public static String Difference_LISTED = "";
    public static String Difference_REVISION = "";
    public static String Differences = "";
    public static String Differences_all = "";
    public static String Explain = "";
    public static String Incomplete = "";
    public static String ListAll = "";
    public static String Nothing_text = "";
    public static String One_text = "";
    public static String One_title = "";
    public static String Pattern = "";
    public static String Patterns = "";
    public static String Patterns_all = "";
    public static String Patterns_name = "";
    public static String Saved = "";
    public static String Saved_failed = "";
    public static String Saved_gone = "";
    public static String Saved_gone_advice = "";
    public static String Saved_hint = "";
    public static String Saved_notOpened = "";
    public static String Saved_part = "";
    public static String Saved_remove = "";
    public static String Saved_save = "";
    public static String Saved_text = "";
    public static String Saved_title = "";
    public static String Saved_tooLong = "";
    public static String Setting = "";
    public static String Settings = "";
    public static String Settings_name = "";
    public static String Settings_onlyDifferent = "";
    public static String Side = "";
    public static String Undecided = "";
    public static String Updates = "";
    public static String Updates_created = "";
    public static String Updates_id = "";
    public static String Updates_kb = "";
    public static String Updates_name = "";
    public static String Updates_revision = "";
    public static String Updates_title = "";

    static {
        NLS.initializeMessages("org.todoku.ui.compare.messages", Messages.class);
    }

    private Messages() {
    }
}
