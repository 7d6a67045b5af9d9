package org.todoku.ui;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

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
    public static String FleetBook_notRead = "";
    public static String FleetBook_saving = "";
    public static String Session_closing = "";
    public static String Session_demo = "";
    public static String Session_importing = "";
    public static String Session_notAllRead = "";
    public static String Session_notOpened = "";
    public static String Session_opening = "";
    public static String Session_removing = "";
    public static String Standing_absentHint = "";
    public static String Standing_approvedHint = "";
    public static String Standing_declinedHint = "";
    public static String Standing_expiredHint = "";
    public static String Standing_listedHint = "";
    public static String Standing_notApprovedHint = "";
    public static String Standing_unknownHint = "";
    public static String Table_copy = "";
    public static String Table_export = "";
    public static String Table_exportHint = "";
    public static String Table_exporting = "";
    public static String WaitingDialog_background = "";
    public static String Work_done = "";
    public static String Work_ofTotal = "";

    static {
        NLS.initializeMessages("org.todoku.ui.messages", Messages.class);
    }

    private Messages() {
    }
}
