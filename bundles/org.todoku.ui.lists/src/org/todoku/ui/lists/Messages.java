package org.todoku.ui.lists;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Again = "";
    public static String Again_hint = "";
    public static String Asking = "";
    public static String Asking_cancel = "";
    public static String Causes = "";
    public static String Causes_about = "";
    public static String Causes_aboutHint = "";
    public static String Causes_answers = "";
    public static String Causes_answersHint = "";
    public static String Causes_cause = "";
    public static String Causes_list = "";
    public static String Causes_notKnown = "";
    public static String Causes_remedy = "";
    public static String Causes_servers = "";
    public static String Causes_table = "";
    public static String Causes_updates = "";
    public static String Causes_why = "";
    public static String Change = "";
    public static String Change_hint = "";
    public static String Changes = "";
    public static String Changes_change = "";
    public static String Changes_none = "";
    public static String Changes_settles = "";
    public static String Changes_settlesHint = "";
    public static String Changes_table = "";
    public static String Grid_kb = "";
    public static String Grid_name = "";
    public static String Grid_named = "";
    public static String Grid_open = "";
    public static String Grid_products = "";
    public static String Grid_title = "";
    public static String Grid_unknown = "";
    public static String Grid_wanted = "";
    public static String Input_ask = "";
    public static String Input_askHint = "";
    public static String Input_back = "";
    public static String Input_open = "";
    public static String Input_text = "";
    public static String Input_title = "";
    public static String Note_again = "";
    public static String Note_everything = "";
    public static String Note_guessed = "";
    public static String Note_only = "";
    public static String Note_stale = "";
    public static String Note_unused = "";
    public static String Open = "";
    public static String Open_all = "";
    public static String Open_hint = "";
    public static String Open_lists = "";
    public static String Open_title = "";
    public static String Paste = "";
    public static String Paste_hint = "";
    public static String Pasted = "";
    public static String Refused_ENCODING = "";
    public static String Refused_FLAWS = "";
    public static String Refused_LARGE = "";
    public static String Refused_NOTHING = "";
    public static String Refused_QUOTES = "";
    public static String Refused_SIZE = "";
    public static String Refused_WORKBOOK = "";
    public static String Report = "";
    public static String Report_hint = "";
    public static String Servers_many = "";
    public static String Servers_one = "";
    public static String Show = "";
    public static String Show_ALL = "";
    public static String Show_ARRIVING = "";
    public static String Show_BLOCKED = "";
    public static String Show_DIFFERENT = "";
    public static String Show_PRESENT = "";
    public static String Show_UNDECIDED = "";
    public static String Stopped_text = "";
    public static String Stopped_title = "";
    public static String Summary = "";
    public static String Summary_count = "";
    public static String Unused = "";
    public static String UnusedTab = "";
    public static String Unused_first = "";
    public static String Unused_flaws = "";
    public static String Unused_line = "";
    public static String Unused_table = "";
    public static String Unused_text = "";
    public static String Updates_many = "";
    public static String Updates_one = "";

    static {
        NLS.initializeMessages("org.todoku.ui.lists.messages", Messages.class);
    }

    private Messages() {
    }
}
