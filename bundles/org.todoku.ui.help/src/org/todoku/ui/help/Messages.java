package org.todoku.ui.help;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

    public static String Also = "";
    public static String Back = "";
    public static String Contents = "";
    public static String Contents_none = "";
    public static String Copy = "";
    public static String Copy_hint = "";
    public static String Diagnostics_all = "";
    public static String Diagnostics_saved = "";
    public static String Diagnostics_text = "";
    public static String Diagnostics_title = "";
    public static String Find_message = "";
    public static String Finding = "";
    public static String Follow = "";
    public static String Found_none = "";
    public static String Found_one = "";
    public static String Found_some = "";
    public static String Guide_notOpened = "";
    public static String Page_missing = "";
    public static String Page_notReadable = "";
    public static String Page_tooLong = "";
    public static String Reading = "";
    public static String SelectAll = "";
    public static String Text_name = "";
    public static String Walk_allDone = "";
    public static String Walk_do = "";
    public static String Walk_doThis = "";
    public static String Walk_do_hint = "";
    public static String Walk_failed = "";
    public static String Walk_fold = "";
    public static String Walk_mark = "";
    public static String Walk_more = "";
    public static String Walk_name = "";
    public static String Walk_progress = "";
    public static String Walk_restart = "";
    public static String Walk_restart_hint = "";
    public static String Walk_step = "";
    public static String Walk_stepDone = "";
    public static String Walk_unfold = "";
    public static String Walk_unmark = "";
    public static String Welcome_again = "";
    public static String Welcome_begin = "";
    public static String Welcome_collect = "";
    public static String Welcome_collect_text = "";
    public static String Welcome_collecting = "";
    public static String Welcome_collector = "";
    public static String Welcome_demo = "";
    public static String Welcome_demo_text = "";
    public static String Welcome_failed = "";
    public static String Welcome_folder = "";
    public static String Welcome_folder_text = "";
    public static String Welcome_glossary = "";
    public static String Welcome_glossary_text = "";
    public static String Welcome_guide = "";
    public static String Welcome_guide_text = "";
    public static String Welcome_keys = "";
    public static String Welcome_keys_text = "";
    public static String Welcome_learn = "";
    public static String Welcome_name = "";
    public static String Welcome_new = "";
    public static String Welcome_new_text = "";
    public static String Welcome_noRecent = "";
    public static String Welcome_open = "";
    public static String Welcome_openSnapshot = "";
    public static String Welcome_open_text = "";
    public static String Welcome_recent = "";
    public static String Welcome_runCollector = "";
    public static String Welcome_text = "";
    public static String Welcome_title = "";
    public static String Welcome_walk = "";
    public static String Welcome_walk_text = "";

    static {
        NLS.initializeMessages("org.todoku.ui.help.messages", Messages.class);
    }

    private Messages() {
    }
}
