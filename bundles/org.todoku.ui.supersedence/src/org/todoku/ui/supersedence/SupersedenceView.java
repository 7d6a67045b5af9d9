package org.todoku.ui.supersedence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.SupersedenceChain;
import org.todoku.core.query.UpdateQuery;
import org.todoku.report.ChainWords;
import org.todoku.ui.EmptyState;
import org.todoku.ui.HarmlessText;
import org.todoku.ui.LatestWork;
import org.todoku.ui.Session;
import org.todoku.ui.SessionListener;
import org.todoku.ui.UserFiles;
import org.todoku.ui.ViewIds;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.graph.GraphCanvas;
import org.todoku.ui.graph.GraphTools;

/**
 * What replaces the selected update, or that of the question, and what to install instead. A click selects an update, Enter or a double
 * click explains it. Widgets: {@code supersedence.advice}, {@code supersedence.note}, {@code supersedence.graph}.
 */
public final class SupersedenceView extends ViewPart implements SessionListener {

    /** More boxes nobody can look through. */
    private static final int MOST = 60;

    private final LatestWork working = new LatestWork(Messages.Working, 150, true);
    private Session session;
    private Composite area;
    private StackLayout stack;
    private EmptyState first;
    private EmptyState nothing;
    private Composite content;
    private Link advice;
    private Label note;
    private GraphCanvas canvas;
    private GraphTools tools;
    private SupersedenceChain shown;
    /** Whether the selected update is shown, not that of the question: what the user did last. */
    private boolean bySelection;
    /** What was selected here does not become the beginning of another chain. */
    private boolean selecting;

    @Override
    public void createPartControl(Composite parent) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.todoku.help.supersedence");
        session = Session.current();
        area = new Composite(parent, SWT.NONE);
        stack = new StackLayout();
        area.setLayout(stack);
        first = EmptyState.firstSteps(area, session);
        nothing = new EmptyState(area, Messages.Nothing_title, Messages.Nothing_text);
        nothing.link("supersedence.search", Messages.Nothing_search, () -> Session.showView(ViewIds.SEARCH));
        content = new Composite(area, SWT.NONE);
        content.setLayout(new GridLayout());
        advice = WidgetIds.name(new Link(content, SWT.WRAP), "supersedence.advice");
        advice.setLayoutData(wide());
        advice.addListener(SWT.Selection, event -> choose());
        note = WidgetIds.name(new Label(content, SWT.WRAP), "supersedence.note");
        note.setLayoutData(wide());
        canvas = new GraphCanvas(content, "supersedence.graph", Messages.Graph_name);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas.onSelect(this::selected);
        canvas.onOpen(key -> session.ask(UpdateQuery.parse(key)));
        tools = new GraphTools(getViewSite().getActionBars(), canvas, "supersedence");
        UserFiles.acceptDrops(area, session);
        session.addListener(this, getSite(), area);
        follow(session.question().isEmpty());
    }

    private static GridData wide() {
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 200;
        return wide;
    }

    private void selected(String key) {
        selecting = true;
        try {
            session.selectUpdates(List.of(UUID.fromString(key)));
        } finally {
            selecting = false;
        }
    }

    private void choose() {
        SupersedenceChain now = shown;
        if (now != null && now.advice().install().isPresent()) {
            String key = now.advice().install().get().toString();
            canvas.select(key);
            canvas.setFocus();
            selected(key);
        }
    }

    @Override
    public void fleetChanged() {
        follow(bySelection);
    }

    @Override
    public void questionAsked() {
        follow(false);
    }

    @Override
    public void updatesSelected() {
        if (!selecting && !session.selectedUpdates().isEmpty()) {
            follow(true);
        }
    }

    private void follow(boolean selection) {
        bySelection = selection;
        FactBase facts = session.view();
        if (facts.servers().isEmpty() && facts.catalogues().isEmpty()) {
            working.cancel();
            shown = null;
            first.showFirstSteps(session);
            top(first);
            return;
        }
        UpdateQuery asked = session.question().orElse(null);
        Optional<UUID> chosen = selection || asked == null ? session.selectedUpdates().stream().findFirst() : Optional.empty();
        if (chosen.isEmpty() && asked == null) {
            empty(Messages.Nothing_title, Messages.Nothing_text);
            return;
        }
        working.start(progress -> {
            Optional<UUID> start = chosen.isPresent() || asked == null ? chosen
                    : facts.search(asked, 1).hits().stream().findFirst().map(hit -> hit.update().id());
            return start.map(id -> SupersedenceChain.of(facts, id, MOST));
        }, chain -> show(chain, asked));
    }

    private void show(Optional<SupersedenceChain> chain, UpdateQuery asked) {
        if (area.isDisposed()) {
            return;
        }
        if (chain.isEmpty()) {
            empty(Messages.Unknown_title, NLS.bind(Messages.Unknown_text, HarmlessText.cut(HarmlessText.line(asked.text()), 200)));
            return;
        }
        shown = chain.get();
        var words = new ChainWords(session.reader(), shown);
        canvas.show(new ChainGraph(shown, words, session).graph());
        String said = HarmlessText.line(words.advice()).replace("&", "&&").replace("<", "‹").replace(">", "›");
        boolean other = shown.advice().install().filter(id -> !id.equals(shown.start())).isPresent();
        advice.setText(other ? "<a>" + said + "</a>" : said);
        say(note, String.join(" ", words.notes()));
        tools.enable(true);
        top(content);
        content.layout();
        canvas.select(shown.start().toString());
    }

    private void empty(String title, String text) {
        working.cancel();
        shown = null;
        tools.enable(false);
        nothing.show(title, text);
        top(nothing);
    }

    private static void say(Label label, String text) {
        label.setText(HarmlessText.line(text).replace("&", "&&"));
        label.setVisible(!text.isEmpty());
        ((GridData) label.getLayoutData()).exclude = text.isEmpty();
    }

    private void top(Composite composite) {
        tools.enable(composite == content);
        stack.topControl = composite;
        area.layout();
    }

    @Override
    public void setFocus() {
        if (stack.topControl == content) {
            canvas.setFocus();
        } else {
            area.setFocus();
        }
    }

    @Override
    public void dispose() {
        working.cancel();
        super.dispose();
    }
}
