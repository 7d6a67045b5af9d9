package org.todoku.ui.servers;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Catalogue_words = "";
    public static String Catalogues = "";
    public static String Column_health = "";
    public static String Column_server = "";
    public static String Copy = "";
    public static String Demo_banner = "";
    public static String Details_name = "";
    public static String EditNote = "";
    public static String EditNote_message = "";
    public static String Explain = "";
    public static String Explain_none = "";
    public static String Facts_collected = "";
    public static String Facts_daysAgo = "";
    public static String Facts_downstream = "";
    public static String Facts_fromMicrosoft = "";
    public static String Facts_health = "";
    public static String Facts_incomplete = "";
    public static String Facts_lastRun = "";
    public static String Facts_manual = "";
    public static String Facts_next = "";
    public static String Facts_noRun = "";
    public static String Facts_noUpstream = "";
    public static String Facts_notSaid = "";
    public static String Facts_problems = "";
    public static String Facts_replica = "";
    public static String Facts_role = "";
    public static String Facts_source = "";
    public static String Facts_unknown = "";
    public static String Facts_updates = "";
    public static String Facts_updatesComplete = "";
    public static String Facts_updatesIncomplete = "";
    public static String Health_failing = "";
    public static String Health_never = "";
    public static String Health_old = "";
    public static String Health_synchronised = "";
    public static String Health_unknown = "";
    public static String LoadingStates = "";
    public static String NotCollected = "";
    public static String Note = "";
    public static String Remove = "";
    public static String Remove_button = "";
    public static String Remove_question = "";
    public static String Remove_title = "";
    public static String Rename = "";
    public static String Rename_message = "";
    public static String Section_absent = "";
    public static String Section_complete = "";
    public static String Section_failed = "";
    public static String Section_partial = "";
    public static String State_line = "";
    public static String States = "";
    public static String Tree_name = "";
    public static String Unsaved_banner = "";

    static {
        NLS.initializeMessages("org.todoku.ui.servers.messages", Messages.class);
    }

    private Messages() {
    }
}
