package org.todoku.ui.synclog;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    static String Log_byHand = "";
    static String Log_canceled = "";
    static String Log_copy = "";
    static String Log_count = "";
    static String Log_details = "";
    static String Log_duration = "";
    static String Log_error = "";
    static String Log_explanation = "";
    static String Log_export = "";
    static String Log_failed = "";
    static String Log_failing = "";
    static String Log_failuresOnly = "";
    static String Log_healthy = "";
    static String Log_minutes = "";
    static String Log_name = "";
    static String Log_never = "";
    static String Log_neverRun = "";
    static String Log_neverSucceeded = "";
    static String Log_result = "";
    static String Log_running = "";
    static String Log_scheduled = "";
    static String Log_seconds = "";
    static String Log_server = "";
    static String Log_started = "";
    static String Log_startedBy = "";
    static String Log_succeeded = "";
    static String Log_unknownHistory = "";
    static String Log_unknownResult = "";
    static String Log_unreadable = "";
    static String Log_updateError = "";

    static {
        NLS.initializeMessages("org.todoku.ui.synclog.messages", Messages.class);
    }

    private Messages() {
    }
}
