package org.todoku.ui.diagnosis;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Again = "";
    public static String Again_hint = "";
    public static String Assumed_back = "";
    public static String Assumed_backHint = "";
    public static String Assumed_idle = "";
    public static String Assumed_remove = "";
    public static String Assumed_title = "";
    public static String Changes_began = "";
    public static String Changes_ended = "";
    public static String Changes_first = "";
    public static String Changes_more = "";
    public static String Changes_none = "";
    public static String Changes_serverGone = "";
    public static String Changes_serverNew = "";
    public static String Changes_state = "";
    public static String Changes_title = "";
    public static String Copy = "";
    public static String CopyAll = "";
    public static String CopyAll_hint = "";
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
    public static String NoQuestion_demo = "";
    public static String NoQuestion_search = "";
    public static String NoQuestion_text = "";
    public static String NoQuestion_title = "";
    public static String Question_ask = "";
    public static String Question_hint = "";
    public static String Question_name = "";
    public static String Redo = "";
    public static String Save = "";
    public static String Save_hint = "";
    public static String Stopped_text = "";
    public static String Stopped_title = "";
    public static String Tree_advice = "";
    public static String Tree_failed = "";
    public static String Tree_masked = "";
    public static String Tree_name = "";
    public static String Tree_notCollected = "";
    public static String Tree_ruledOut = "";
    public static String Tree_server = "";
    public static String Tree_undecided = "";
    public static String Undo = "";
    public static String WhatIf = "";
    public static String WhatIf_changes = "";
    public static String WhatIf_hint = "";
    public static String WhatIf_noChange = "";
    public static String WhatIf_none = "";

    static {
        NLS.initializeMessages("org.todoku.ui.diagnosis.messages", Messages.class);
    }

    private Messages() {
    }
}
