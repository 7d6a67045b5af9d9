package org.todoku.app;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/**
 * Servers left, search above matrix and synchronisation log, diagnosis right. Views are named by id only; one that is not
 * installed is left out.
 */
public final class InvestigatePerspective implements IPerspectiveFactory {

	static final String ID = "org.todoku.app.investigate";

	private static final String SERVERS = "org.todoku.ui.servers.view";
	private static final String SEARCH = "org.todoku.ui.search.view";
	private static final String MATRIX = "org.todoku.ui.matrix.view";
	private static final String SYNC_LOG = "org.todoku.ui.synclog.view";
	private static final String DIAGNOSIS = "org.todoku.ui.diagnosis.view";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		layout.setEditorAreaVisible(false);
		// Folders first: they exist whether or not the views do, and plug-ins can stack their views into them.
		IFolderLayout left = layout.createFolder("org.todoku.app.left", IPageLayout.LEFT, 0.16f, editors);
		IFolderLayout right = layout.createFolder("org.todoku.app.right", IPageLayout.RIGHT, 0.6f, editors);
		IFolderLayout top = layout.createFolder("org.todoku.app.top", IPageLayout.TOP, 0.5f, editors);
		IFolderLayout bottom = layout.createFolder("org.todoku.app.bottom", IPageLayout.BOTTOM, 0.5f, editors);
		left.addView(SERVERS);
		top.addView(SEARCH);
		bottom.addView(MATRIX);
		bottom.addView(SYNC_LOG);
		right.addView(DIAGNOSIS);
		for (String view : new String[] { SERVERS, SEARCH, MATRIX, SYNC_LOG, DIAGNOSIS }) {
			layout.addShowViewShortcut(view);
		}
		layout.addShowViewShortcut("org.todoku.ui.compare.view");
		layout.addPerspectiveShortcut(SideBySidePerspective.ID);
	}
}
