package org.todoku.ui.answers;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Advice = "";
    public static String Advice_server = "";
    public static String Answer_name = "";
    public static String Answer_state = "";
    public static String Assumed = "";
    public static String Causes_many = "";
    public static String Causes_one = "";
    public static String Copy = "";
    public static String Copy_command = "";
    public static String Evidence = "";
    public static String Evidence_assumed = "";
    public static String Evidence_notShown = "";
    public static String Evidence_show = "";
    public static String Failed = "";
    public static String Finding_name = "";
    public static String Finding_onServer = "";
    public static String Finding_severity = "";
    public static String Finding_whole = "";
    public static String Fold = "";
    public static String List_semicolon = "";
    public static String List_separator = "";
    public static String Masked = "";
    public static String Remedy_looks = "";
    public static String Remedy_preferred = "";
    public static String Remedy_side = "";
    public static String Remedy_writes = "";
    public static String RuledOut = "";
    public static String Target_unknown = "";
    public static String Target_variants = "";
    public static String Undecided = "";
    public static String Undecided_collector = "";
    public static String Undecided_needed = "";
    public static String Unfold = "";
    public static String WhatIf = "";
    public static String WhatIf_hint = "";

    static {
        NLS.initializeMessages("org.todoku.ui.answers.messages", Messages.class);
    }

    private Messages() {
    }
}
