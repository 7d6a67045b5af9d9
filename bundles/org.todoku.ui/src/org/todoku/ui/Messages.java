package org.todoku.ui;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Columns_all = "";
    public static String Columns_default = "";
    public static String Columns_descending = "";
    public static String Columns_down = "";
    public static String Columns_none = "";
    public static String Columns_notSorted = "";
    public static String Columns_sort = "";
    public static String Columns_text = "";
    public static String Columns_title = "";
    public static String Columns_up = "";
    public static String Empty_collector = "";
    public static String Empty_demo = "";
    public static String Empty_open = "";
    public static String Empty_openFolder = "";
    public static String Empty_text = "";
    public static String Empty_title = "";
    public static String Errors_accessDenied = "";
    public static String Errors_internal = "";
    public static String Errors_io = "";
    public static String Errors_noSuchFile = "";
    public static String Files_all = "";
    public static String Files_open = "";
    public static String Files_openFolder = "";
    public static String Files_openFolderMessage = "";
    public static String Files_saveCollector = "";
    public static String Files_snapshots = "";
    public static String FleetBook_deleteGroup = "";
    public static String FleetBook_moveGroup = "";
    public static String FleetBook_moveInto = "";
    public static String FleetBook_newGroup = "";
    public static String FleetBook_notRead = "";
    public static String FleetBook_note = "";
    public static String FleetBook_removeState = "";
    public static String FleetBook_rename = "";
    public static String FleetBook_renameGroup = "";
    public static String FleetBook_saving = "";
    public static String FleetBook_ungroup = "";
    public static String Rereading_gone = "";
    public static String Rereading_newer = "";
    public static String Rereading_nothing = "";
    public static String Rereading_same = "";
    public static String Rereading_unknown = "";
    public static String ServerChoice_all = "";
    public static String ServerChoice_chooseAll = "";
    public static String ServerChoice_chooseNone = "";
    public static String ServerChoice_comma = "";
    public static String ServerChoice_down = "";
    public static String ServerChoice_filter = "";
    public static String ServerChoice_hint = "";
    public static String ServerChoice_keys = "";
    public static String ServerChoice_more = "";
    public static String ServerChoice_named = "";
    public static String ServerChoice_noneTicked = "";
    public static String ServerChoice_some = "";
    public static String ServerChoice_title = "";
    public static String ServerChoice_up = "";
    public static String Session_bringingBack = "";
    public static String Session_closing = "";
    public static String Session_demo = "";
    public static String Session_importing = "";
    public static String Session_notAllRead = "";
    public static String Session_notAllReadAgain = "";
    public static String Session_notOpened = "";
    public static String Session_opening = "";
    public static String Session_readingAgain = "";
    public static String Session_removing = "";
    public static String Standing_absentHint = "";
    public static String Standing_approvedHint = "";
    public static String Standing_declinedHint = "";
    public static String Standing_expiredHint = "";
    public static String Standing_listedHint = "";
    public static String Standing_notApprovedHint = "";
    public static String Standing_unknownHint = "";
    public static String Table_columns = "";
    public static String Table_copy = "";
    public static String Table_copying = "";
    public static String Table_export = "";
    public static String Table_exportHint = "";
    public static String Table_exporting = "";
    public static String Table_filter = "";
    public static String Table_filterHint = "";
    public static String Table_filterRow = "";
    public static String Table_marked = "";
    public static String Table_sortHint = "";
    public static String Table_sorting = "";
    public static String ViewPin_another = "";
    public static String ViewPin_anotherHint = "";
    public static String ViewPin_numbered = "";
    public static String ViewPin_pin = "";
    public static String ViewPin_pinHint = "";
    public static String WaitingDialog_background = "";
    public static String Work_done = "";
    public static String Work_minutesLeft = "";
    public static String Work_ofTotal = "";
    public static String Work_secondsLeft = "";

    static {
        NLS.initializeMessages("org.todoku.ui.messages", Messages.class);
    }

    private Messages() {
    }
}
