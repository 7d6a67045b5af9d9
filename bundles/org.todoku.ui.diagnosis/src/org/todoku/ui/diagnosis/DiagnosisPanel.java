package org.todoku.ui.diagnosis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;
import org.todoku.report.DiagnosisReports;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.ServerDiagnosis;
import org.todoku.ui.Clipboards;
import org.todoku.ui.EmptyState;
import org.todoku.ui.LatestWork;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.Tone;
import org.todoku.ui.UserFiles;
import org.todoku.ui.ViewIds;
import org.todoku.ui.Work;

/**
 * Asks the engine whenever there is a question, in the background, and shows the answers of all servers and of the selected one.
 * Names of widgets: {@code diagnosis.search}, {@code diagnosis.cancel}, {@code diagnosis.again}, {@code diagnosis.example.N}, and those of
 * {@link ServerPicker}, {@link AnswerPage} and {@link EmptyState}.
 */
final class DiagnosisPanel extends Composite implements SessionListener {

    /** Width in pixels under which an answer has no room beside the list of servers. */
    private static final int NARROW = 760;
    private static final int MOST_ROWS = 6;

    private final Session session;
    private final LatestWork explaining = new LatestWork(Messages.Explaining, 0, false);
    private final StackLayout pages = new StackLayout();
    private final EmptyState noServers;
    private final EmptyState noQuestion;
    private final EmptyState example;
    private final EmptyState running;
    private final EmptyState stopped;
    private final SashForm answers;
    private final ServerPicker picker;
    private final AnswerPage page;
    private final Action again;
    private final Action copy;
    private final Action copySelected;
    private final Action save;
    private Diagnosis shown;

    DiagnosisPanel(Composite parent, Session session) {
        super(parent, SWT.NONE);
        this.session = session;
        setLayout(pages);
        noServers = EmptyState.firstSteps(this, session);
        noQuestion = new EmptyState(this, Messages.NoQuestion_title, Messages.NoQuestion_text);
        noQuestion.link("diagnosis.search", Messages.NoQuestion_search, () -> Session.showView(ViewIds.SEARCH));
        example = new EmptyState(this, Messages.NoQuestion_title, Messages.NoQuestion_demo);
        examples();
        running = new EmptyState(this, "", Messages.Explaining_text);
        running.link("diagnosis.cancel", Messages.Explaining_cancel, explaining::stop);
        stopped = new EmptyState(this, Messages.Stopped_title, Messages.Stopped_text);
        stopped.link("diagnosis.again", Messages.Again, this::explain);
        answers = new SashForm(this, SWT.HORIZONTAL | SWT.SMOOTH);
        picker = new ServerPicker(answers, session, this::choose);
        page = new AnswerPage(answers, session);
        answers.addListener(SWT.Resize, event -> arrange(false));
        again = action(Messages.Again, Messages.Again_hint, "again.png", this::explain);
        copy = action(Messages.CopyAll, Messages.CopyAll_hint, "copy.png", this::copyAll);
        copySelected = action(Messages.Copy, null, "copy.png", this::copySelected);
        save = action(Messages.Save, Messages.Save_hint, "save.png", this::save);
        session.addListener(this);
        addDisposeListener(event -> {
            session.removeListener(this);
            explaining.cancel();
        });
        UserFiles.acceptDrops(this, session);
        fleetChanged();
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

    @Override
    public void fleetChanged() {
        noServers.showFirstSteps(session);
        explain();
    }

    @Override
    public void questionAsked() {
        explain();
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

    private void explain() {
        explaining.cancel();
        Optional<UpdateQuery> question = session.question();
        FactBase facts = session.view();
        if (facts.servers().isEmpty()) {
            finish(noServers);
        } else if (question.isEmpty()) {
            finish(session.demo() ? example : noQuestion);
        } else {
            UpdateQuery query = question.get();
            running.show(Messages.bind(Messages.Explaining_title, query.text()), Messages.Explaining_text);
            finish(running);
            explaining.start(progress -> session.engine().explain(facts, query, List.of(), session.clock().instant(), progress), this::show,
                    () -> finish(stopped));
        }
    }

    private void show(Diagnosis diagnosis) {
        if (!isDisposed()) {
            shown = diagnosis;
            finish(answers);
            showAnswers();
            // somebody who asks wants to know first where it is kept away
            shown.servers().stream().filter(answer -> Outcome.of(answer) == Tone.BAD).findFirst()
                    .ifPresent(answer -> session.proposeServer(answer.server().key()));
        }
    }

    /** Shows a page; only an answer can be copied and saved. */
    private void finish(Control top) {
        if (isDisposed()) {
            return;
        }
        pages.topControl = top;
        layout();
        boolean answered = top == answers;
        if (!answered) {
            shown = null;
        }
        copy.setEnabled(answered);
        copySelected.setEnabled(answered);
        save.setEnabled(answered);
        again.setEnabled(session.question().isPresent() && top != running && top != noServers);
    }

    private void showAnswers() {
        picker.show(shown.servers());
        answers.setMaximizedControl(shown.servers().size() > 1 ? null : page.control());
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
            int wanted = orientation == SWT.VERTICAL ? picker.heightFor(MOST_ROWS) : 230;
            int share = Math.max(1, Math.min(wanted, whole / 2));
            answers.setWeights(share, whole - share);
        }
    }

    private void showSelected() {
        Optional<ServerDiagnosis> selected = session.selectedServer()
                .flatMap(key -> shown.servers().stream().filter(answer -> answer.server().key().equals(key)).findFirst())
                .or(() -> shown.servers().stream().findFirst());
        selected.ifPresent(answer -> {
            picker.select(answer.server().key());
            page.show(shown, answer);
        });
    }

    private void choose(ServerDiagnosis answer) {
        session.selectServer(answer.server().key());
    }

    @Override
    public boolean setFocus() {
        return pages.topControl != null && pages.topControl.setFocus();
    }

    private void copySelected() {
        StyledText text = page.control();
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
        UserFiles.choose(getShell(), Messages.Save, proposal(diagnosis), "*.html")
                .ifPresent(file -> Work.inBackground(Messages.Saving, progress -> write(diagnosis, file), done -> { }));
    }

    private Path write(Diagnosis diagnosis, Path file) throws IOException {
        UserFiles.write(file, out -> DiagnosisReports.html(diagnosis, session.reader(), out));
        return file;
    }

    private static String proposal(Diagnosis diagnosis) {
        String asked = diagnosis.target().query().text().replaceAll("[^\\p{L}\\p{N}]+", "-");
        return "todoku-" + (asked.length() > 40 ? asked.substring(0, 40) : asked) + ".html";
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
