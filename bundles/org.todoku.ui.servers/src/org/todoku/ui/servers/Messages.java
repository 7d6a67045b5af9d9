package org.todoku.ui.servers;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Age_days = "";
    public static String Age_oneDay = "";
    public static String Age_today = "";
    public static String ByGroup = "";
    public static String ByGroup_hint = "";
    public static String ByHierarchy = "";
    public static String ByHierarchy_hint = "";
    public static String Catalogue_words = "";
    public static String Column_age = "";
    public static String Column_complete = "";
    public static String Column_health = "";
    public static String Column_role = "";
    public static String Column_server = "";
    public static String Complete = "";
    public static String Complete_one = "";
    public static String Complete_some = "";
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
    public static String GroupName = "";
    public static String GroupName_inside = "";
    public static String GroupName_taken = "";
    public static String Group_empty = "";
    public static String Group_sick = "";
    public static String Group_well = "";
    public static String Health_failing = "";
    public static String Health_failingShort = "";
    public static String Health_never = "";
    public static String Health_neverShort = "";
    public static String Health_old = "";
    public static String Health_oldShort = "";
    public static String Health_synchronised = "";
    public static String Health_unknown = "";
    public static String Health_unknownShort = "";
    public static String LoadingStates = "";
    public static String LookingAtRuns = "";
    public static String MoveTo = "";
    public static String NewGroup = "";
    public static String NewGroup_hint = "";
    public static String NoGroup = "";
    public static String NotCollected = "";
    public static String NotCollected_hint = "";
    public static String Note = "";
    public static String Open = "";
    public static String OpenFolder = "";
    public static String Open_hint = "";
    public static String Redo = "";
    public static String Redo_what = "";
    public static String Refresh = "";
    public static String Refresh_hint = "";
    public static String Remove = "";
    public static String Remove_button = "";
    public static String Remove_noUndo = "";
    public static String Remove_question = "";
    public static String Remove_questionMany = "";
    public static String Remove_title = "";
    public static String Remove_undo = "";
    public static String Rename = "";
    public static String RenameGroup = "";
    public static String Rename_message = "";
    public static String Role_autonomous = "";
    public static String Role_catalogue = "";
    public static String Role_loop = "";
    public static String Role_microsoft = "";
    public static String Role_replica = "";
    public static String Section_absent = "";
    public static String Section_complete = "";
    public static String Section_failed = "";
    public static String Section_partial = "";
    public static String SickFirst = "";
    public static String SickFirst_hint = "";
    public static String Sort_name = "";
    public static String Sort_sick = "";
    public static String State_line = "";
    public static String States = "";
    public static String States_count = "";
    public static String Tree_name = "";
    public static String Undo = "";
    public static String Undo_what = "";
    public static String Unsaved_banner = "";

    static {
        NLS.initializeMessages("org.todoku.ui.servers.messages", Messages.class);
    }

    private Messages() {
    }
}
