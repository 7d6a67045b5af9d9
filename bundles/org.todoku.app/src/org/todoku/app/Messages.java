package org.todoku.app;

import org.eclipse.osgi.util.NLS;

/** Texts of this bundle. */
final class Messages extends NLS {

	public static String Menu_about;
	public static String Menu_copy;
	public static String Menu_cut;
	public static String Menu_delete;
	public static String Menu_edit;
	public static String Menu_exit;
	public static String Menu_file;
	public static String Menu_help;
	public static String Menu_keys;
	public static String Menu_paste;
	public static String Menu_perspective;
	public static String Menu_preferences;
	public static String Menu_quickAccess;
	public static String Menu_redo;
	public static String Menu_resetPerspective;
	public static String Menu_save = "";
	public static String Menu_saveAs = "";
	public static String Menu_selectAll;
	public static String Menu_showView;
	public static String Menu_undo;
	public static String Menu_window;
	public static String Preferences_general;
	public static String Preferences_language;
	public static String Preferences_language_hint;
	public static String Preferences_language_restart;
	public static String Preferences_language_restart_later;
	public static String Preferences_language_restart_now;
	public static String Preferences_language_system;
	public static String Quick_kb;
	public static String Quick_kbFirst;
	public static String Rule_applies;
	public static String Rule_copy;
	public static String Rule_masks;
	public static String Rule_needs;
	public static String Rule_ruledOut;
	public static String Rule_stage;
	public static String Rule_title;
	public static String Window_title;
	public static String Workbench_uncaught = "";
	public static String Workspace_inUse = "";
	public static String Workspace_notWritable = "";

	static {
		NLS.initializeMessages("org.todoku.app.messages", Messages.class);
	}

	private Messages() {
	}
}
