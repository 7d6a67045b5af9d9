package org.todoku.app;

import java.util.List;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.todoku.ui.ViewIds;

/** Servers left, the synchronisation log over the whole height, the diagnosis right of it. */
public final class SyncPerspective implements IPerspectiveFactory {

	static final String ID = "org.todoku.app.sync";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		layout.setEditorAreaVisible(false);
		IFolderLayout left = layout.createFolder("org.todoku.app.left", IPageLayout.LEFT, 0.2f, editors);
		IFolderLayout right = layout.createFolder("org.todoku.app.right", IPageLayout.RIGHT, 0.7f, editors);
		IFolderLayout top = layout.createFolder("org.todoku.app.top", IPageLayout.TOP, 0.6f, editors);
		left.addView(ViewIds.SERVERS);
		top.addView(ViewIds.SYNC_LOG);
		top.addPlaceholder(ViewIds.LISTS);
		right.addView(ViewIds.DIAGNOSIS);
		for (String view : List.of(ViewIds.SERVERS, ViewIds.SYNC_LOG, ViewIds.DIAGNOSIS, ViewIds.SEARCH, ViewIds.MATRIX, ViewIds.COMPARE,
				ViewIds.LISTS, ViewIds.TOPOLOGY, ViewIds.SUPERSEDENCE)) {
			layout.addShowViewShortcut(view);
		}
		layout.addPerspectiveShortcut(InvestigatePerspective.ID);
		layout.addPerspectiveShortcut(SideBySidePerspective.ID);
	}
}
