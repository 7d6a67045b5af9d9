package org.todoku.ui.search;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Column_classification = "";
    public static String Column_created = "";
    public static String Column_kb = "";
    public static String Column_product = "";
    public static String Column_server = "";
    public static String Column_title = "";
    public static String CopyGuid = "";
    public static String Count_all = "";
    public static String Count_one = "";
    public static String Count_part = "";
    public static String Explain = "";
    public static String Explain_hint = "";
    public static String Export_hint = "";
    public static String ListAll = "";
    public static String List_separator = "";
    public static String None_explain = "";
    public static String None_incomplete = "";
    public static String None_text = "";
    public static String None_title = "";
    public static String Searching = "";
    public static String Standing_unapproved = "";
    public static String Table_name = "";
    public static String Text_hint = "";
    public static String Text_message = "";

    static {
        NLS.initializeMessages("org.todoku.ui.search.messages", Messages.class);
    }

    private Messages() {
    }
}
