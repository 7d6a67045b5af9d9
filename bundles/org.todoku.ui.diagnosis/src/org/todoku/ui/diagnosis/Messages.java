package org.todoku.ui.diagnosis;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Advice = "";
    public static String Advice_server = "";
    public static String Again = "";
    public static String Again_hint = "";
    public static String Answer_name = "";
    public static String Answer_state = "";
    public static String Causes_many = "";
    public static String Causes_one = "";
    public static String Copy = "";
    public static String CopyAll = "";
    public static String CopyAll_hint = "";
    public static String Copy_command = "";
    public static String Evidence = "";
    public static String Example_catalogueOnly = "";
    public static String Example_onItsWay = "";
    public static String Example_productNotTicked = "";
    public static String Example_synchronisationFails = "";
    public static String Example_there = "";
    public static String Example_twoCauses = "";
    public static String Explaining = "";
    public static String Explaining_cancel = "";
    public static String Explaining_text = "";
    public static String Explaining_title = "";
    public static String Failed = "";
    public static String Finding_onServer = "";
    public static String Finding_severity = "";
    public static String Fold = "";
    public static String List_separator = "";
    public static String Masked = "";
    public static String NoQuestion_demo = "";
    public static String NoQuestion_search = "";
    public static String NoQuestion_text = "";
    public static String NoQuestion_title = "";
    public static String Remedy_looks = "";
    public static String Remedy_preferred = "";
    public static String Remedy_side = "";
    public static String Remedy_writes = "";
    public static String RuledOut = "";
    public static String Save = "";
    public static String Save_hint = "";
    public static String Saving = "";
    public static String Stopped_text = "";
    public static String Stopped_title = "";
    public static String Target_unknown = "";
    public static String Target_variants = "";
    public static String Undecided = "";
    public static String Undecided_collector = "";
    public static String Undecided_needed = "";
    public static String Unfold = "";

    static {
        NLS.initializeMessages("org.todoku.ui.diagnosis.messages", Messages.class);
    }

    private Messages() {
    }
}
