package org.todoku.ui.search;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Approval_none = "";
    public static String Approval_not = "";
    public static String Approval_other = "";
    public static String Approval_someGroups = "";
    public static String Approval_uninstall = "";
    public static String Arranging = "";
    public static String Column_classification = "";
    public static String Column_created = "";
    public static String Column_id = "";
    public static String Column_kb = "";
    public static String Column_product = "";
    public static String Column_server = "";
    public static String Column_title = "";
    public static String Columns = "";
    public static String CopyGuid = "";
    public static String Count_all = "";
    public static String Count_filtered = "";
    public static String Count_filteredPart = "";
    public static String Count_given = "";
    public static String Count_givenPart = "";
    public static String Count_one = "";
    public static String Count_part = "";
    public static String Count_partSorted = "";
    public static String Details_action = "";
    public static String Details_actionHint = "";
    public static String Details_allLanguages = "";
    public static String Details_approvalsUnknown = "";
    public static String Details_approvedFor = "";
    public static String Details_b = "";
    public static String Details_back = "";
    public static String Details_bytes = "";
    public static String Details_classification = "";
    public static String Details_copy = "";
    public static String Details_copyHint = "";
    public static String Details_created = "";
    public static String Details_createdUnknown = "";
    public static String Details_facts = "";
    public static String Details_files = "";
    public static String Details_flagged = "";
    public static String Details_fold = "";
    public static String Details_goTo = "";
    public static String Details_kb = "";
    public static String Details_languages = "";
    public static String Details_listed = "";
    public static String Details_listedNowhere = "";
    public static String Details_mb = "";
    public static String Details_more = "";
    public static String Details_name = "";
    public static String Details_none = "";
    public static String Details_notTold = "";
    public static String Details_numbers = "";
    public static String Details_olderOnly = "";
    public static String Details_products = "";
    public static String Details_reading = "";
    public static String Details_revision = "";
    public static String Details_revisions = "";
    public static String Details_right = "";
    public static String Details_select = "";
    public static String Details_servers = "";
    public static String Details_size = "";
    public static String Details_source = "";
    public static String Details_supersededBy = "";
    public static String Details_supersedes = "";
    public static String Details_type = "";
    public static String Details_unfold = "";
    public static String Details_unknown = "";
    public static String Explain = "";
    public static String Explain_hint = "";
    public static String Export_hint = "";
    public static String FilterRow = "";
    public static String FilterRow_hint = "";
    public static String Key_arrived = "";
    public static String Key_class = "";
    public static String Key_created = "";
    public static String Key_cve = "";
    public static String Key_id = "";
    public static String Key_kb = "";
    public static String Key_product = "";
    public static String Key_server = "";
    public static String Key_state = "";
    public static String Key_superseded = "";
    public static String Key_title = "";
    public static String ListAll = "";
    public static String List_separator = "";
    public static String Listing = "";
    public static String None_explain = "";
    public static String None_incomplete = "";
    public static String None_match = "";
    public static String None_matchIncomplete = "";
    public static String None_matchTitle = "";
    public static String None_text = "";
    public static String None_title = "";
    public static String Searching = "";
    public static String ServerColumns = "";
    public static String Server_approval = "";
    public static String Server_arrival = "";
    public static String Server_revision = "";
    public static String Server_state = "";
    public static String Standing_unapproved = "";
    public static String Stop = "";
    public static String Table_name = "";
    public static String Text_hint = "";
    public static String Text_message = "";
    public static String Text_name = "";
    public static String Unknown = "";

    static {
        NLS.initializeMessages("org.todoku.ui.search.messages", Messages.class);
    }

    private Messages() {
    }
}
