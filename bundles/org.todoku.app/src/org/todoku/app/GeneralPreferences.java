package org.todoku.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.Work;

/** The language of the workbench; the other pages hang below this one. */
public final class GeneralPreferences extends PreferencePage implements IWorkbenchPreferencePage {

	private @Nullable Combo languages;
	private WorkbenchLanguage saved = WorkbenchLanguage.SYSTEM;

	@Override
	public void init(IWorkbench workbench) {
		noDefaultAndApplyButton();
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
		new Label(page, SWT.NONE).setText(Messages.Preferences_language);
		Combo combo = WidgetIds.name(new Combo(page, SWT.READ_ONLY), "preferences.language");
		// Each language by its own name, for somebody who cannot read the present one.
		combo.setItems(Messages.Preferences_language_system, "English", "日本語");
		combo.select(0);
		combo.setEnabled(false);
		languages = combo;
		Label hint = new Label(page, SWT.WRAP);
		hint.setText(Messages.Preferences_language_hint);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(300, SWT.DEFAULT).applyTo(hint);
		Label others = new Label(page, SWT.WRAP);
		others.setText(Messages.Preferences_general);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(300, SWT.DEFAULT).indent(0, 12).applyTo(others);
		Work.inBackground(Messages.Preferences_language, progress -> WorkbenchLanguage.read(workspace()), language -> {
			if (!combo.isDisposed()) {
				saved = language;
				combo.select(language.ordinal());
				combo.setEnabled(true);
			}
		});
		return page;
	}

	@Override
	public boolean performOk() {
		Combo combo = languages;
		if (combo != null && combo.isEnabled()) {
			WorkbenchLanguage chosen = List.of(WorkbenchLanguage.values()).get(combo.getSelectionIndex());
			if (chosen != saved) {
				Work.inBackground(Messages.Preferences_language, progress -> {
					chosen.write(workspace());
					return chosen;
				}, written -> offerRestart());
			}
		}
		return true;
	}

	/** The texts of menus and views are read once, at the start. */
	private static void offerRestart() {
		IWorkbench workbench = PlatformUI.getWorkbench();
		int answer = MessageDialog.open(MessageDialog.QUESTION, workbench.getActiveWorkbenchWindow().getShell(), Messages.Window_title,
				Messages.Preferences_language_restart, SWT.NONE, Messages.Preferences_language_restart_now,
				Messages.Preferences_language_restart_later);
		if (answer == 0) {
			workbench.restart();
		}
	}

	private static Path workspace() {
		return new File(Platform.getInstanceLocation().getURL().getPath()).toPath();
	}
}
