package org.todoku.app;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Servers left, the comparison above matrix and synchronisation log, which all need the width. */
public final class SideBySidePerspective implements IPerspectiveFactory {

	static final String ID = "org.todoku.app.sidebyside";

	private static final String SERVERS = "org.todoku.ui.servers.view";
	private static final String SEARCH = "org.todoku.ui.search.view";
	private static final String COMPARE = "org.todoku.ui.compare.view";
	private static final String MATRIX = "org.todoku.ui.matrix.view";
	private static final String SYNC_LOG = "org.todoku.ui.synclog.view";
	private static final String DIAGNOSIS = "org.todoku.ui.diagnosis.view";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		String editors = layout.getEditorArea();
		layout.setEditorAreaVisible(false);
		IFolderLayout left = layout.createFolder("org.todoku.app.left", IPageLayout.LEFT, 0.16f, editors);
		IFolderLayout top = layout.createFolder("org.todoku.app.top", IPageLayout.TOP, 0.55f, editors);
		IFolderLayout bottom = layout.createFolder("org.todoku.app.bottom", IPageLayout.BOTTOM, 0.45f, editors);
		left.addView(SERVERS);
		top.addView(COMPARE);
		top.addView(SEARCH);
		bottom.addView(MATRIX);
		bottom.addView(SYNC_LOG);
		bottom.addView(DIAGNOSIS);
		for (String view : new String[] { SERVERS, SEARCH, COMPARE, MATRIX, SYNC_LOG, DIAGNOSIS }) {
			layout.addShowViewShortcut(view);
		}
		layout.addPerspectiveShortcut(InvestigatePerspective.ID);
	}
}
