package org.todoku.ui.synclog;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Log_anyCause = "";
    public static String Log_anyCauseHint = "";
    public static String Log_brought = "";
    public static String Log_broughtHint = "";
    public static String Log_broughtUpdates = "";
    public static String Log_byCause = "";
    public static String Log_cause = "";
    public static String Log_causesName = "";
    public static String Log_clearRange = "";
    public static String Log_clearRangeHint = "";
    public static String Log_count = "";
    public static String Log_countCauses = "";
    public static String Log_details = "";
    public static String Log_duration = "";
    public static String Log_error = "";
    public static String Log_explanation = "";
    public static String Log_failuresOnly = "";
    public static String Log_filtering = "";
    public static String Log_finding = "";
    public static String Log_first = "";
    public static String Log_goesOnAt = "";
    public static String Log_goingOn = "";
    public static String Log_hintBrought = "";
    public static String Log_hintLongest = "";
    public static String Log_hintNoEnd = "";
    public static String Log_hintRuns = "";
    public static String Log_hintSpan = "";
    public static String Log_hintTook = "";
    public static String Log_incident = "";
    public static String Log_laneFailing = "";
    public static String Log_laneGood = "";
    public static String Log_laneUnknown = "";
    public static String Log_last = "";
    public static String Log_legend = "";
    public static String Log_more = "";
    public static String Log_name = "";
    public static String Log_noneFails = "";
    public static String Log_odd = "";
    public static String Log_oddRuns = "";
    public static String Log_over = "";
    public static String Log_range = "";
    public static String Log_reading = "";
    public static String Log_readingChanges = "";
    public static String Log_result = "";
    public static String Log_runs = "";
    public static String Log_savePicture = "";
    public static String Log_savePictureHint = "";
    public static String Log_searchOf = "";
    public static String Log_server = "";
    public static String Log_serverColumn = "";
    public static String Log_servers = "";
    public static String Log_several = "";
    public static String Log_showInTimeLine = "";
    public static String Log_showRuns = "";
    public static String Log_showUpdates = "";
    public static String Log_showUpdatesHint = "";
    public static String Log_someFail = "";
    public static String Log_started = "";
    public static String Log_startedBy = "";
    public static String Log_timeLine = "";
    public static String Log_times = "";
    public static String Log_unknownHistory = "";
    public static String Log_updateError = "";
    public static String Log_window = "";
    public static String Log_zoomAll = "";
    public static String Log_zoomAllHint = "";
    public static String Log_zoomIn = "";
    public static String Log_zoomInHint = "";
    public static String Log_zoomOut = "";
    public static String Log_zoomOutHint = "";

    static {
        NLS.initializeMessages("org.todoku.ui.synclog.messages", Messages.class);
    }

    private Messages() {
    }
}
