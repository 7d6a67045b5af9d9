package org.todoku.ui.supersedence;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Graph_name = "";
    public static String Install = "";
    public static String Nothing_search = "";
    public static String Nothing_text = "";
    public static String Nothing_title = "";
    public static String Servers = "";
    public static String Servers_all = "";
    public static String Start = "";
    public static String Start_install = "";
    public static String Unknown_text = "";
    public static String Unknown_title = "";
    public static String Working = "";

    static {
        NLS.initializeMessages("org.todoku.ui.supersedence.messages", Messages.class);
    }

    private Messages() {
    }
}
