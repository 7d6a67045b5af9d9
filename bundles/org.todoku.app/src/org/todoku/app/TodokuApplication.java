package org.todoku.app;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.todoku.ui.UiThread;

/** Starts the workbench on the workspace given with {@code -data}. */
public final class TodokuApplication implements IApplication {

	// Held here, for a logger nobody holds forgets its level. It reports some 200 services, one by one.
	private static final Logger SPI_FLY_LOG = Logger.getLogger("org.apache.aries.spifly.BaseActivator");

	private static final Logger LOG = Logger.getLogger(TodokuApplication.class.getName());

	private static final Integer EXIT_NO_WORKSPACE = 2;

	@Override
	public Object start(IApplicationContext context) {
		StartArguments arguments = StartArguments.of((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
		startServiceLoading();
		Display display = PlatformUI.createDisplay();
		try {
			if (!lockWorkspace(display)) {
				return EXIT_NO_WORKSPACE;
			}
			int result = PlatformUI.createAndRunWorkbench(display, new TodokuWorkbench(arguments));
			return result == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		} finally {
			Platform.getInstanceLocation().release();
			display.dispose();
		}
	}

	/**
	 * The collections below NatTable find their implementations by service loader, which inside OSGi another bundle has to
	 * make possible. It is started here and not with the framework: the command line has no use for it and starts faster.
	 */
	private static void startServiceLoading() {
		SPI_FLY_LOG.setLevel(Level.WARNING);
		Bundle spiFly = Platform.getBundle("org.apache.aries.spifly.dynamic.bundle");
		try {
			if (spiFly != null) {
				spiFly.start(Bundle.START_TRANSIENT);
			}
		} catch (BundleException e) {
			ILog.of(TodokuApplication.class).error(e.getMessage(), e);
		}
	}

	/** Two workbenches on one workspace would overwrite each other's files. */
	private static boolean lockWorkspace(Display display) {
		Location workspace = Platform.getInstanceLocation();
		String path = workspace.getURL().getPath();
		String message;
		try {
			if (workspace.lock()) {
				return true;
			}
			message = NLS.bind(Messages.Workspace_inUse, path);
			LOG.log(Level.SEVERE, "The workspace {0} is locked by another process", path);
		} catch (IOException e) {
			message = NLS.bind(Messages.Workspace_notWritable, path, e.getMessage());
			LOG.log(Level.SEVERE, "The workspace " + path + " cannot be locked", e);
		}
		MessageDialog.openError(null, Messages.Window_title, message);
		return false;
	}

	@Override
	public void stop() {
		if (PlatformUI.isWorkbenchRunning()) {
			IWorkbench workbench = PlatformUI.getWorkbench();
			UiThread.later(workbench::close);
		}
	}
}
