package org.todoku.ui.topology;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Ask = "";
    public static String Graph_name = "";
    public static String Question = "";
    public static String Working = "";

    static {
        NLS.initializeMessages("org.todoku.ui.topology.messages", Messages.class);
    }

    private Messages() {
    }
}
