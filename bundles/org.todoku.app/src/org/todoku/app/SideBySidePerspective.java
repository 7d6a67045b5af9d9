package org.todoku.app;

import java.util.List;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.todoku.ui.ViewIds;

/** Servers left, the comparison above matrix and synchronisation log, which all need the width. */
public final class SideBySidePerspective implements IPerspectiveFactory {

	static final String ID = "org.todoku.app.sidebyside";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		layout.setEditorAreaVisible(false);
		IFolderLayout left = layout.createFolder("org.todoku.app.left", IPageLayout.LEFT, 0.16f, editors);
		IFolderLayout top = layout.createFolder("org.todoku.app.top", IPageLayout.TOP, 0.55f, editors);
		IFolderLayout bottom = layout.createFolder("org.todoku.app.bottom", IPageLayout.BOTTOM, 0.55f, "org.todoku.app.top");
		left.addView(ViewIds.SERVERS);
		top.addView(ViewIds.COMPARE);
		top.addView(ViewIds.SEARCH);
		top.addPlaceholder(ViewIds.LISTS);
		bottom.addView(ViewIds.MATRIX);
		bottom.addView(ViewIds.SYNC_LOG);
		bottom.addView(ViewIds.DIAGNOSIS);
		for (String view : List.of(ViewIds.SERVERS, ViewIds.SEARCH, ViewIds.COMPARE, ViewIds.MATRIX, ViewIds.SYNC_LOG,
				ViewIds.DIAGNOSIS, ViewIds.LISTS, ViewIds.TOPOLOGY, ViewIds.SUPERSEDENCE)) {
			layout.addShowViewShortcut(view);
		}
		layout.addPerspectiveShortcut(InvestigatePerspective.ID);
		layout.addPerspectiveShortcut(SyncPerspective.ID);
	}
}
