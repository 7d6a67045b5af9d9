package org.todoku.app;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.todoku.ui.ViewIds;

/**
 * Servers left, search above matrix and synchronisation log, diagnosis right. Views are named by id only; one that is not
 * installed is left out.
 */
public final class InvestigatePerspective implements IPerspectiveFactory {

	static final String ID = "org.todoku.app.investigate";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		layout.setEditorAreaVisible(false);
		// Folders first: they exist whether or not the views do, and plug-ins can stack their views into them.
		IFolderLayout left = layout.createFolder("org.todoku.app.left", IPageLayout.LEFT, 0.2f, editors);
		IFolderLayout right = layout.createFolder("org.todoku.app.right", IPageLayout.RIGHT, 0.63f, editors);
		IFolderLayout top = layout.createFolder("org.todoku.app.top", IPageLayout.TOP, 0.5f, editors);
		// Beside the search, not beside the editors: documents get half of the middle when one is open, and nothing when none is.
		IFolderLayout bottom = layout.createFolder("org.todoku.app.bottom", IPageLayout.BOTTOM, 0.5f, "org.todoku.app.top");
		left.addView(ViewIds.SERVERS);
		top.addView(ViewIds.SEARCH);
		bottom.addView(ViewIds.MATRIX);
		bottom.addView(ViewIds.SYNC_LOG);
		top.addPlaceholder(ViewIds.LISTS);
		bottom.addPlaceholder(ViewIds.TOPOLOGY);
		bottom.addPlaceholder(ViewIds.SUPERSEDENCE);
		right.addView(ViewIds.DIAGNOSIS);
		for (String view : new String[] { ViewIds.SERVERS, ViewIds.SEARCH, ViewIds.MATRIX, ViewIds.SYNC_LOG, ViewIds.DIAGNOSIS }) {
			layout.addShowViewShortcut(view);
		}
		layout.addShowViewShortcut(ViewIds.COMPARE);
		layout.addShowViewShortcut(ViewIds.LISTS);
		layout.addShowViewShortcut(ViewIds.TOPOLOGY);
		layout.addShowViewShortcut(ViewIds.SUPERSEDENCE);
		layout.addPerspectiveShortcut(SideBySidePerspective.ID);
		layout.addPerspectiveShortcut(SyncPerspective.ID);
	}
}
