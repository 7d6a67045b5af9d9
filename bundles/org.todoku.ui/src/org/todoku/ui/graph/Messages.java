package org.todoku.ui.graph;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

    public static String Graph_copy = "";
    public static String Graph_drawing = "";
    public static String Graph_savePicture = "";
    public static String Graph_zoomIn = "";
    public static String Graph_zoomNatural = "";
    public static String Graph_zoomOut = "";

    static {
        NLS.initializeMessages("org.todoku.ui.graph.messages", Messages.class);
    }

    private Messages() {
    }
}
