package org.todoku.ui.investigation;

import java.util.Arrays;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.todoku.model.InvestigationEditing;
import org.todoku.model.investigation.Decision;
import org.todoku.model.investigation.DecisionState;
import org.todoku.ui.WidgetIds;

/**
 * What was decided, by whom, and whether it is done. Names of widgets: {@code investigation.decision}, {@code investigation.decidedBy},
 * {@code investigation.state}.
 */
final class DecisionPage implements CasePage {

    private final Context context;
    private final Composite page;
    private final MarkdownField text;
    private final TypedText by;
    private final Combo state;
    private Decision shown;

    DecisionPage(Composite parent, Context context) {
        this.context = context;
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 0).applyTo(page);
        text = new MarkdownField(page, Messages.Decision, "investigation.decision", context);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(text.control());
        new Label(page, SWT.NONE).setText(Messages.Decision_by);
        by = new TypedText(page, SWT.SINGLE, "investigation.decidedBy", true, context.typing());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(by.control());
        new Label(page, SWT.NONE).setText(Messages.Decision_state);
        state = WidgetIds.name(new Combo(page, SWT.READ_ONLY), "investigation.state");
        Arrays.stream(DecisionState.values()).map(Words::of).forEach(state::add);
        state.addListener(SWT.Selection, event -> context.editing().setState(Messages.Step_state, shown,
                DecisionState.values()[state.getSelectionIndex()]));
        page.setTabList(new Control[] { text.control(), by.control(), state });
    }

    @Override
    public Control control() {
        return page;
    }

    @Override
    public boolean shows(EObject part) {
        return part instanceof Decision;
    }

    @Override
    public void show(EObject part) {
        Decision decision = (Decision) part;
        shown = decision;
        boolean editable = context.editable().getAsBoolean();
        by.control().setEditable(editable);
        state.setEnabled(editable);
        InvestigationEditing editing = context.editing();
        text.bind(decision, editable, decision::getText, typed -> editing.setText(Messages.Step_text, decision, typed));
        by.bind(decision::getDecidedBy, typed -> editing.setDecidedBy(Messages.Step_by, decision, typed));
        state.select(decision.getState().ordinal());
    }

    @Override
    public boolean isTyping() {
        return text.isTyping() || by.isPending();
    }

    @Override
    public void flush() {
        text.flush();
        by.flush();
    }
}
