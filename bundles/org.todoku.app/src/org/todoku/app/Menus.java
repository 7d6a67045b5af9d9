package org.todoku.app;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ActionFactory.IWorkbenchAction;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** The menu bar. Every menu has the usual ids, so that plug-ins add to it as to any Eclipse program. */
final class Menus extends ActionBarAdvisor {

	private final IWorkbenchWindow window;

	Menus(IActionBarConfigurer configurer) {
		super(configurer);
		this.window = configurer.getWindowConfigurer().getWindow();
	}

	@Override
	protected void fillMenuBar(IMenuManager bar) {
		bar.add(file());
		bar.add(edit());
		bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
		bar.add(window());
		bar.add(help());
	}

	private IMenuManager file() {
		MenuManager menu = new MenuManager(Messages.Menu_file, IWorkbenchActionConstants.M_FILE);
		menu.add(new GroupMarker(IWorkbenchActionConstants.FILE_START));
		menu.add(new GroupMarker(IWorkbenchActionConstants.OPEN_EXT));
		menu.add(new Separator());
		menu.add(command(IWorkbenchCommandConstants.FILE_SAVE, Messages.Menu_save));
		menu.add(command(IWorkbenchCommandConstants.FILE_SAVE_AS, Messages.Menu_saveAs));
		menu.add(new Separator(IWorkbenchActionConstants.SAVE_EXT));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		menu.add(new Separator(IWorkbenchActionConstants.FILE_END));
		menu.add(command(IWorkbenchCommandConstants.FILE_EXIT, Messages.Menu_exit));
		return menu;
	}

	private IMenuManager edit() {
		MenuManager menu = new MenuManager(Messages.Menu_edit, IWorkbenchActionConstants.M_EDIT);
		menu.add(new GroupMarker(IWorkbenchActionConstants.EDIT_START));
		menu.add(labelledByView(ActionFactory.UNDO, Messages.Menu_undo));
		menu.add(labelledByView(ActionFactory.REDO, Messages.Menu_redo));
		menu.add(new Separator(IWorkbenchActionConstants.CUT_EXT));
		menu.add(command(IWorkbenchCommandConstants.EDIT_CUT, Messages.Menu_cut));
		menu.add(command(IWorkbenchCommandConstants.EDIT_COPY, Messages.Menu_copy));
		menu.add(command(IWorkbenchCommandConstants.EDIT_PASTE, Messages.Menu_paste));
		menu.add(new Separator());
		menu.add(command(IWorkbenchCommandConstants.EDIT_DELETE, Messages.Menu_delete));
		menu.add(command(IWorkbenchCommandConstants.EDIT_SELECT_ALL, Messages.Menu_selectAll));
		menu.add(new Separator(IWorkbenchActionConstants.FIND_EXT));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		return menu;
	}

	private IMenuManager window() {
		MenuManager menu = new MenuManager(Messages.Menu_window, IWorkbenchActionConstants.M_WINDOW);
		menu.add(submenu(Messages.Menu_showView, "showView", ContributionItemFactory.VIEWS_SHORTLIST.create(window)));
		menu.add(submenu(Messages.Menu_perspective, "perspective",
				ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window)));
		menu.add(command(IWorkbenchCommandConstants.WINDOW_RESET_PERSPECTIVE, Messages.Menu_resetPerspective));
		menu.add(new Separator());
		menu.add(command("org.eclipse.ui.window.quickAccess", Messages.Menu_quickAccess));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		menu.add(new Separator());
		menu.add(command(IWorkbenchCommandConstants.WINDOW_PREFERENCES, Messages.Menu_preferences));
		return menu;
	}

	private IMenuManager help() {
		MenuManager menu = new MenuManager(Messages.Menu_help, IWorkbenchActionConstants.M_HELP);
		menu.add(new GroupMarker(IWorkbenchActionConstants.HELP_START));
		menu.add(command("org.eclipse.ui.window.showKeyAssist", Messages.Menu_keys));
		// "Check for Updates" and "Install New Software…" put themselves here.
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		menu.add(new Separator(IWorkbenchActionConstants.HELP_END));
		menu.add(command(IWorkbenchCommandConstants.HELP_ABOUT, Messages.Menu_about));
		return menu;
	}

	private static IMenuManager submenu(String label, String id, IContributionItem content) {
		MenuManager menu = new MenuManager(label, id);
		menu.add(content);
		return menu;
	}

	/** An item that says what the active view says it will do, such as what is taken back. */
	private IAction labelledByView(ActionFactory kind, String label) {
		IWorkbenchAction action = kind.create(window);
		action.setText(label);
		register(action);
		return action;
	}

	private IContributionItem command(String commandId, String label) {
		CommandContributionItemParameter item = new CommandContributionItemParameter(window, commandId, commandId,
				CommandContributionItem.STYLE_PUSH);
		item.label = label;
		return new CommandContributionItem(item);
	}
}
