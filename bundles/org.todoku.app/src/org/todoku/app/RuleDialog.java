package org.todoku.app;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.todoku.ui.Clipboards;
import org.todoku.ui.WidgetIds;

/** Shows the text of a rule, to read and to copy. */
final class RuleDialog extends Dialog {

	private static final int COPY = IDialogConstants.CLIENT_ID;
	private static final int WIDTH = 90;
	private static final int LINES = 22;

	private final String rule;
	private final String text;

	RuleDialog(Shell parent, String rule, String text) {
		super(parent);
		this.rule = rule;
		this.text = text;
		setBlockOnOpen(false);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(NLS.bind(Messages.Rule_title, rule));
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		StyledText page = WidgetIds.name(new StyledText(area, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER), "rule.text");
		page.setText(text);
		page.setMargins(8, 8, 8, 8);
		GridDataFactory.fillDefaults().grab(true, true).hint(convertWidthInCharsToPixels(WIDTH), convertHeightInCharsToPixels(LINES))
				.applyTo(page);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, COPY, Messages.Rule_copy, false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, true);
	}

	@Override
	protected void buttonPressed(int button) {
		if (button == COPY) {
			Clipboards.copy(getShell().getDisplay(), text);
		} else {
			super.buttonPressed(button);
		}
	}
}
