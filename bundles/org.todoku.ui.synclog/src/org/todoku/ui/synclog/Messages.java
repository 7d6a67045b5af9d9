package org.todoku.ui.synclog;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Log_byHand = "";
    public static String Log_canceled = "";
    public static String Log_count = "";
    public static String Log_details = "";
    public static String Log_duration = "";
    public static String Log_error = "";
    public static String Log_explanation = "";
    public static String Log_failed = "";
    public static String Log_failing = "";
    public static String Log_failuresOnly = "";
    public static String Log_healthy = "";
    public static String Log_minutes = "";
    public static String Log_name = "";
    public static String Log_never = "";
    public static String Log_neverRun = "";
    public static String Log_neverSucceeded = "";
    public static String Log_result = "";
    public static String Log_running = "";
    public static String Log_scheduled = "";
    public static String Log_seconds = "";
    public static String Log_server = "";
    public static String Log_started = "";
    public static String Log_startedBy = "";
    public static String Log_succeeded = "";
    public static String Log_unknownHistory = "";
    public static String Log_unknownResult = "";
    public static String Log_unreadable = "";
    public static String Log_updateError = "";

    static {
        NLS.initializeMessages("org.todoku.ui.synclog.messages", Messages.class);
    }

    private Messages() {
    }
}
