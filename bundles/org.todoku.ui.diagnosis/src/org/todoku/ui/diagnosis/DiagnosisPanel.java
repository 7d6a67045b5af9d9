package org.todoku.ui.diagnosis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.todoku.core.ServerState;
import org.todoku.core.assumption.Assumption;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;
import org.todoku.report.DiagnosisReports;
import org.todoku.report.Masking;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.Effect;
import org.todoku.rules.Finding;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.rules.Target;
import org.todoku.ui.Clipboards;
import org.todoku.ui.EmptyState;
import org.todoku.ui.LatestWork;
import org.todoku.ui.ReportDialog;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.Tone;
import org.todoku.ui.UserFiles;
import org.todoku.ui.ViewIds;
import org.todoku.ui.Work;
import org.todoku.ui.answers.AnswerPage;
import org.todoku.ui.answers.FindingSheet;
import org.todoku.ui.answers.Outcome;
import org.todoku.ui.answers.Trying;

/**
 * Asks the engine whenever there is a question, in the background, and shows the answers of all servers and of the selected one.
 * Names of widgets: {@code diagnosis.search}, {@code diagnosis.cancel}, {@code diagnosis.again}, {@code diagnosis.example.N},
 * {@code diagnosis.changes}, and those of {@link QuestionField}, {@link AssumedBar}, {@link WhatIfMenu},
 * {@link FindingTree}, {@link AnswerPage}, {@link FindingSheet} and {@link EmptyState}.
 */
final class DiagnosisPanel extends Composite implements SessionListener, Trying {

    /** Width in pixels under which an answer has no room beside the list of servers. */
    private static final int NARROW = 760;
    private static final int MOST_ROWS = 9;
    private static final int TREE_WIDTH = 360;

    private final Session session;
    private final LatestWork explaining = new LatestWork(Messages.Explaining, 0, false);
    private final QuestionField question;
    private final WhatIf whatIf = new WhatIf(this::explain);
    private final AssumedBar assumed;
    private final Notice changed;
    private final Changes changes;
    private final Composite stack;
    private final StackLayout pages = new StackLayout();
    private final EmptyState noServers;
    private final EmptyState noQuestion;
    private final EmptyState example;
    private final EmptyState running;
    private final EmptyState stopped;
    private final SashForm answers;
    private final FindingTree tree;
    private final Composite told;
    private final StackLayout telling = new StackLayout();
    private final AnswerPage page;
    private final FindingSheet sheet;
    private final Action again;
    private final Action copy;
    private final Action copySelected;
    private final Action save;
    private final Action undo;
    private final Action redo;
    private final WhatIfMenu whatIfMenu;
    private final Action tryOut;
    private Diagnosis shown;
    /** What was answered last, for the question that is asked; kept while it is asked again. */
    private Answered answered;
    /** Whether the question comes from this view itself, where one may want to type on. */
    private boolean typed;
    /** Whether the keyboard is to be led to the answer as soon as it is there. */
    private boolean lead;

    DiagnosisPanel(Composite parent, Session session) {
        super(parent, SWT.NONE);
        this.session = session;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 8;
        setLayout(layout);
        question = new QuestionField(this, this::ask, session::askAll);
        question.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        assumed = new AssumedBar(this, session, whatIf, this::setFocus);
        changed = new Notice(this, "diagnosis.changes");
        changes = new Changes(session, this::go);
        stack = new Composite(this, SWT.NONE);
        stack.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        stack.setLayout(pages);
        noServers = EmptyState.firstSteps(stack, session);
        noQuestion = new EmptyState(stack, Messages.NoQuestion_title, Messages.NoQuestion_text);
        noQuestion.link("diagnosis.search", Messages.NoQuestion_search, () -> Session.showView(ViewIds.SEARCH));
        example = new EmptyState(stack, Messages.NoQuestion_title, Messages.NoQuestion_demo);
        examples();
        running = new EmptyState(stack, "", Messages.Explaining_text);
        running.link("diagnosis.cancel", Messages.Explaining_cancel, explaining::stop);
        stopped = new EmptyState(stack, Messages.Stopped_title, Messages.Stopped_text);
        stopped.link("diagnosis.again", Messages.Again, this::explainAgain);
        answers = new SashForm(stack, SWT.HORIZONTAL | SWT.SMOOTH);
        tree = new FindingTree(answers, session, this::choose, this::read);
        told = new Composite(answers, SWT.NONE);
        told.setLayout(telling);
        page = new AnswerPage(told, session, this);
        sheet = new FindingSheet(told, session, this::showWhole, this);
        whatIfMenu = new WhatIfMenu(tree.control(), session, whatIf, this::choice);
        answers.addListener(SWT.Resize, event -> arrange(false));
        again = action(Messages.Again, Messages.Again_hint, "again.png", this::explainAgain);
        copy = action(Messages.CopyAll, Messages.CopyAll_hint, "copy.png", this::copyAll);
        copySelected = action(Messages.Copy, null, "copy.png", this::copySelected);
        save = action(Messages.Save, Messages.Save_hint, "save.png", this::save);
        undo = action(Messages.Undo, null, "again.png", whatIf::undo);
        redo = action(Messages.Redo, null, "again.png", whatIf::redo);
        tryOut = whatIfMenu.action();
        session.addListener(this);
        addDisposeListener(event -> {
            session.removeListener(this);
            explaining.cancel();
        });
        UserFiles.acceptDrops(this, session);
        fleetChanged();
    }

    private void ask(UpdateQuery query) {
        typed = true;
        try {
            session.ask(query);
        } finally {
            typed = false;
        }
    }

    private void examples() {
        List<UpdateQuery> queries = DemoFleet.showcase();
        for (int i = 0; i < queries.size(); i++) {
            UpdateQuery query = queries.get(i);
            example.link("diagnosis.example." + i, label(query), () -> session.ask(query));
        }
    }

    /** What an example shows. */
    private static String label(UpdateQuery example) {
        String says = switch (example.text()) {
            case DemoFleet.PRODUCT_NOT_TICKED -> Messages.Example_productNotTicked;
            case DemoFleet.CATALOGUE_ONLY -> Messages.Example_catalogueOnly;
            case DemoFleet.SYNCHRONISATION_FAILS -> Messages.Example_synchronisationFails;
            case DemoFleet.TWO_CAUSES -> Messages.Example_twoCauses;
            case DemoFleet.ON_ITS_WAY -> Messages.Example_onItsWay;
            case DemoFleet.THERE -> Messages.Example_there;
            default -> throw new IllegalArgumentException("No example: " + example);
        };
        return Messages.bind(says, example.text());
    }

    Action againAction() {
        return again;
    }

    Action copyAction() {
        return copy;
    }

    /** For Ctrl+C: copies what is selected in the answer, else all of it. */
    Action copySelectedAction() {
        return copySelected;
    }

    Action saveAction() {
        return save;
    }

    /** For Ctrl+Z: the last change of what is assumed. */
    Action undoAction() {
        return undo;
    }

    Action redoAction() {
        return redo;
    }

    Action whatIfAction() {
        return tryOut;
    }

    @Override
    public void fleetChanged() {
        noServers.showFirstSteps(session);
        explain();
    }

    @Override
    public void questionAsked() {
        changed.show(List.of());
        lead = !typed;
        Optional<UpdateQuery> asked = session.question();
        if (answered == null || asked.isEmpty() || !asked.get().text().equalsIgnoreCase(answered.real().target().query().text())) {
            whatIf.forget();
        }
        explainAgain();
    }

    @Override
    public void serverSelected() {
        if (pages.topControl == answers) {
            showSelected();
        }
    }

    @Override
    public void fleetEdited() {
        if (pages.topControl == answers) {
            showAnswers();
        }
    }

    /** What was read may be the same, and the moment is another one. */
    private void explainAgain() {
        answered = null;
        explain();
    }

    private void explain() {
        explaining.cancel();
        Optional<UpdateQuery> asked = session.question();
        asked.ifPresentOrElse(question::show, question::showNone);
        FactBase facts = session.view();
        if (facts.servers().isEmpty()) {
            finish(noServers);
        } else if (asked.isEmpty()) {
            finish(session.demo() ? example : noQuestion);
        } else {
            UpdateQuery query = asked.get();
            List<Assumption> assumptions = whatIf.assumed();
            Answered before = answered;
            if (before == null || before.facts() != facts || pages.topControl != answers) {
                running.show(Messages.bind(Messages.Explaining_title, query.text()), Messages.Explaining_text);
                finish(running);
            }
            explaining.start(progress -> Answered.ask(session, facts, query, assumptions, before, progress), this::show,
                    () -> finish(stopped));
        }
    }

    private void show(Answered given) {
        if (!isDisposed()) {
            boolean same = answered != null && answered.facts() == given.facts();
            answered = given;
            shown = given.shown();
            List<Notice.Line> lines = new ArrayList<>(same ? List.of() : changes.since(given.real()));
            if (!shown.assumed().isEmpty()) {
                lines.addAll(changes.whatIf(given.real(), shown));
            }
            if (!lines.isEmpty() || same) {
                changed.show(lines);
            }
            assumed.show(shown.assumed(), given.idle(), shown.target());
            finish(answers);
            session.answered(shown);
            showAnswers();
            if (lead && focused()) {
                tree.control().setFocus();
            }
            lead = false;
            if (same) {
                return;
            }
            // somebody who asks wants to know first where it is kept away
            shown.servers().stream().filter(answer -> Outcome.of(answer) == Tone.BAD).findFirst()
                    .ifPresent(answer -> session.proposeServer(answer.server().key()));
        }
    }

    /** Whether the keyboard is in this view; also where it was on something that has just gone. */
    private boolean focused() {
        Control focus = getDisplay().getFocusControl();
        for (Control at = focus; at != null; at = at.getParent()) {
            if (at == this) {
                return true;
            }
        }
        return focus == null && getShell() == getDisplay().getActiveShell();
    }

    /** Shows a page; only an answer can be copied and saved. */
    private void finish(Control top) {
        if (isDisposed()) {
            return;
        }
        pages.topControl = top;
        stack.layout();
        question.setEnabled(top != noServers);
        boolean isAnswer = top == answers;
        if (!isAnswer && top != running) {
            // what changed is about an answer that is not there any more
            changed.show(List.of());
        }
        if (!isAnswer) {
            shown = null;
            session.answered(null);
            if (top != running) {
                answered = null;
                whatIf.forget();
                assumed.show(List.of(), Map.of(), new Target(UpdateQuery.parse(""), List.of()));
            }
        }
        copy.setEnabled(isAnswer);
        copySelected.setEnabled(isAnswer);
        save.setEnabled(isAnswer);
        tryOut.setEnabled(isAnswer);
        undo.setEnabled(isAnswer && whatIf.canUndo());
        redo.setEnabled(isAnswer && whatIf.canRedo());
        again.setEnabled(session.question().isPresent() && top != running && top != noServers);
    }

    private void showAnswers() {
        tree.show(shown.servers());
        arrange(true);
        showSelected();
    }

    /** The servers beside the answer where there is room for both, else above it. What the user dragged stays until that changes. */
    private void arrange(boolean otherServers) {
        Point size = answers.getSize();
        int orientation = size.x < NARROW ? SWT.VERTICAL : SWT.HORIZONTAL;
        if (size.x > 0 && size.y > 0 && (otherServers || orientation != answers.getOrientation())) {
            answers.setOrientation(orientation);
            int whole = orientation == SWT.VERTICAL ? size.y : size.x;
            int wanted = orientation == SWT.VERTICAL ? tree.heightFor(MOST_ROWS) : Math.max(TREE_WIDTH, whole / 3);
            int share = Math.max(1, Math.min(wanted, whole / 2));
            answers.setWeights(share, whole - share);
        }
    }

    private void showSelected() {
        Optional<ServerDiagnosis> selected = session.selectedServer()
                .flatMap(key -> shown.servers().stream().filter(answer -> answer.server().key().equals(key)).findFirst())
                .or(() -> shown.servers().stream().findFirst());
        selected.ifPresent(answer -> {
            tree.select(answer.server().key());
            tell(tree.selection());
        });
    }

    private void choose(FindingTree.Row row) {
        session.selectServer(row.answer().server().key());
        tell(row);
    }

    /** The finding that is selected, else the whole answer of the server. */
    private void tell(FindingTree.Row row) {
        Finding finding = row.finding();
        if (finding == null) {
            page.show(shown, row.answer());
        } else {
            sheet.show(shown, row.answer(), finding);
        }
        StyledText top = finding == null ? page.control() : sheet.control();
        if (telling.topControl != top) {
            telling.topControl = top;
            told.layout();
        }
    }

    /** Goes to a finding in the tree, or to its server where the rule says nothing. */
    private void go(String server, String rule) {
        if (pages.topControl == answers) {
            session.selectServer(server);
            tree.select(server, rule);
            tell(tree.selection());
            read();
        }
    }

    /** What is worth assuming of the selection: of the server that a finding is about, else of the server that is selected. */
    private WhatIfMenu.Choice choice() {
        FindingTree.Row row = tree.selection();
        if (pages.topControl != answers || row == null) {
            return null;
        }
        Finding finding = row.finding();
        return new WhatIfMenu.Choice(answered.offers(finding == null ? row.answer().server().server() : finding.server()),
                shown.target());
    }

    @Override
    public List<Assumption> offers(Finding finding) {
        boolean matters = finding.stops() || finding.effect() == Effect.HIDDEN || finding.effect() == Effect.AFTER;
        return !matters || answered == null ? List.of()
                : answered.offers(finding.server()).stream().filter(offer -> !whatIf.assumed().contains(offer)).toList();
    }

    @Override
    public void assume(Assumption assumption) {
        whatIf.toggle(assumption);
    }

    /** Lets the user choose what to assume. */
    void chooseAssumption() {
        if (tryOut.isEnabled()) {
            tryOut.run();
        }
    }

    private void showWhole() {
        session.selectedServer().ifPresent(key -> {
            tree.selectServer(key);
            tell(tree.selection());
            read();
        });
    }

    /** Goes to what is told of the selection. */
    private void read() {
        telling.topControl.setFocus();
    }

    @Override
    public boolean setFocus() {
        Control top = pages.topControl;
        if (top == noQuestion || top == example) {
            question.focus();
            return true;
        }
        return top != null && top.setFocus();
    }

    private void copySelected() {
        StyledText text = (StyledText) telling.topControl;
        if (text.isFocusControl() && text.getSelectionCount() > 0) {
            text.copy();
        } else {
            copyAll();
        }
    }

    private void copyAll() {
        Diagnosis diagnosis = shown;
        Work.inBackground(Messages.CopyAll, progress -> {
            var text = new StringBuilder();
            DiagnosisReports.text(diagnosis, session.reader(), text);
            return text.toString();
        }, text -> Clipboards.copy(getDisplay(), text));
    }

    private void save() {
        Diagnosis diagnosis = shown;
        List<ServerState> fleet = session.view().servers();
        ReportDialog.save(getShell(), session.reader(), proposal(diagnosis), (choice, out) -> write(diagnosis, fleet, choice, out));
    }

    private static void write(Diagnosis diagnosis, List<ServerState> fleet, ReportDialog.Choice choice, Appendable out)
            throws IOException {
        Diagnosis told = diagnosis;
        if (choice.masked()) {
            var masking = new Masking();
            fleet.forEach(masking::learn);
            told = masking.mask(diagnosis);
        }
        switch (choice.form()) {
            case HTML -> DiagnosisReports.html(told, choice.reader(), out);
            case MARKDOWN -> DiagnosisReports.markdown(told, choice.reader(), out);
            case JSON -> DiagnosisReports.json(told, choice.reader(), out);
            case JUNIT -> DiagnosisReports.junit(told, choice.reader(), out);
        }
    }

    private static String proposal(Diagnosis diagnosis) {
        String asked = diagnosis.target().query().text().replaceAll("[^\\p{L}\\p{N}]+", "-");
        return "todoku-" + (asked.length() > 40 ? asked.substring(0, 40) : asked);
    }

    private static Action action(String label, String hint, String icon, Runnable run) {
        Action action = new Action(label) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setToolTipText(hint);
        action.setImageDescriptor(ImageDescriptor.createFromURL(DiagnosisPanel.class.getResource("/icons/" + icon)));
        return action;
    }
}
