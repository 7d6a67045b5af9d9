package org.todoku.app;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.statushandlers.AbstractStatusHandler;
import org.todoku.ui.Errors;
import org.todoku.ui.FailureHandler;
import org.todoku.ui.Session;
import org.todoku.ui.UiThread;

/** The workbench: remembers its layout, starts in Investigate, and tells the views which files to open. */
final class TodokuWorkbench extends WorkbenchAdvisor {

	/** Context value: {@code List<String>}, paths the user asked to open, from the command line or the desktop. */
	static final String OPEN_PATHS = "org.todoku.open.paths";

	/** Context value: {@code Boolean}, set when the demo fleet is to be shown. */
	static final String OPEN_DEMO = "org.todoku.open.demo";

	private static final String WELCOME = "org.todoku.ui.help.welcome";
	private static final String WELCOMED = "welcomed";

	private final StartArguments arguments;
	private final List<String> fromDesktop = new ArrayList<>();
	private final FailureHandler failures = new FailureHandler();
	private boolean started;

	TodokuWorkbench(StartArguments arguments) {
		this.arguments = arguments;
	}

	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		configurer.setSaveAndRestore(true);
		// macOS hands over double-clicked files in this way, at the start and later.
		Display.getCurrent().addListener(SWT.OpenDocument, event -> {
			fromDesktop.add(event.text);
			if (started) {
				publish();
			}
		});
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		return new TodokuWindow(configurer);
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return InvestigatePerspective.ID;
	}

	@Override
	public String getMainPreferencePageId() {
		return "org.eclipse.ui.preferencePages.Workbench";
	}

	@Override
	public AbstractStatusHandler getWorkbenchErrorHandler() {
		return failures;
	}

	/** What went wrong while the window handled a key, a click or a message. */
	@Override
	public void eventLoopException(Throwable exception) {
		Errors.show(Messages.Workbench_uncaught, exception);
	}

	@Override
	public void postStartup() {
		started = true;
		if (arguments.demo()) {
			context().set(OPEN_DEMO, true);
		}
		fromDesktop.addAll(0, arguments.open());
		if (!arguments.demo() && fromDesktop.isEmpty()) {
			UiThread.later(TodokuWorkbench::welcome);
		}
		publish();
	}

	/** At the first start only: whoever closed the page wants it closed. */
	private static void welcome() {
		IEclipsePreferences settings = InstanceScope.INSTANCE.getNode("org.todoku.app");
		if (!settings.getBoolean(WELCOMED, false)) {
			settings.putBoolean(WELCOMED, true);
			Session.showView(WELCOME);
		}
	}

	private void publish() {
		if (!fromDesktop.isEmpty()) {
			context().set(OPEN_PATHS, List.copyOf(fromDesktop));
			fromDesktop.clear();
		}
	}

	private IEclipseContext context() {
		return getWorkbenchConfigurer().getWorkbench().getService(IEclipseContext.class);
	}
}
