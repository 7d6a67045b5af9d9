package org.todoku.ui;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.FactBase;
import org.todoku.core.fleet.MemoryFacts;
import org.todoku.core.query.UpdateQuery;
import org.todoku.demo.DemoFleet;
import org.todoku.report.AnsweredList;
import org.todoku.rules.Diagnosis;
import org.todoku.rules.DiagnosisEngine;
import org.todoku.rules.Reader;
import org.todoku.rules.RuleRegistry;
import org.todoku.store.StateInfo;
import org.todoku.store.Workspace;
import org.todoku.store.WorkspaceException;

/**
 * What the views of one workbench share: the workspace and what is known of the fleet, the engine, the selected server and the
 * question. The workspace is opened in the background; until then nothing is known. Apart from the methods that say otherwise it
 * is for the UI thread, and it tells its listeners on that thread.
 */
@NullMarked
public final class Session implements AutoCloseable {

    private static final Duration LIMIT_PER_RULE = Duration.ofSeconds(10);
    private static final FactBase NOTHING = new MemoryFacts(Map.of());

    private final Path directory;
    private final Clock clock;
    private final Reader reader;
    private final Supplier<RuleRegistry> rules;
    private final FleetBook fleet;
    /** That of the servers that are shown. */
    private FleetBook book;
    private final List<SessionListener> listeners = new ArrayList<>();
    private final ExecutorService workers;
    private final CompletableFuture<Workspace> own = new CompletableFuture<>();
    private @Nullable RuleRegistry registry;
    private @Nullable DiagnosisEngine engine;
    private volatile @Nullable Workspace active;
    private volatile FactBase view = NOTHING;
    private final Refreshing refreshing = new Refreshing(this::showActive);
    private boolean started;
    private boolean demo;
    private boolean unsaved;
    /** Whether the user chose the selected server. */
    private boolean chosen;
    private @Nullable String server;
    private @Nullable UpdateQuery question;
    private @Nullable Diagnosis answer;
    private @Nullable AnsweredList answeredList;
    private List<UUID> selectedUpdates = List.of();
    private @Nullable SearchWish searchWish;
    private @Nullable ListWish listWish;

    /**
     * @param directory folder of the workspace; made when missing
     * @param rules makes the registry of rules at its first use, on a background thread
     * @param reader language and time zone of the user
     */
    public Session(Path directory, Supplier<RuleRegistry> rules, Clock clock, Reader reader) {
        this.directory = directory;
        this.rules = rules;
        this.clock = clock;
        this.reader = reader;
        this.fleet = new FleetBook(directory, clock, this::fleetEdited);
        this.book = fleet;
        this.workers = Executors.newFixedThreadPool(Math.max(2, Runtime.getRuntime().availableProcessors()), task -> {
            Thread thread = new Thread(task, "Todoku rules");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The session of this workbench; begins to open the workspace when it is asked for the first time. */
    public static Session current() {
        BundleContext context = Objects.requireNonNull(FrameworkUtil.getBundle(Session.class), "not in OSGi").getBundleContext();
        ServiceReference<Session> reference = Objects.requireNonNull(context.getServiceReference(Session.class), "bundle is not active");
        Session session = Objects.requireNonNull(context.getService(reference), "bundle is stopping");
        session.start();
        return session;
    }

    /** Begins to open the workspace, once. */
    public void start() {
        if (!started) {
            started = true;
            Work.inBackground(Messages.Session_opening, this::open, this::opened);
        }
    }

    private Opened open(Progress progress) throws WorkspaceException {
        TodokuTable.prepare();
        fleet.load();
        try {
            return new Opened(Workspace.open(directory), null);
        } catch (WorkspaceException e) {
            // the file stays as it is; the user can still look at files
            return new Opened(Workspace.temporary(), e);
        }
    }

    private record Opened(Workspace workspace, @Nullable WorkspaceException problem) {
    }

    private void opened(Opened result) {
        WorkspaceException problem = result.problem();
        if (problem != null) {
            unsaved = true;
            Errors.show(Messages.Session_notOpened, problem);
        }
        Workspace workspace = result.workspace();
        workspace.onChange(refreshing::committed);
        own.complete(workspace);
        if (!demo) {
            activate(workspace);
        }
    }

    /** Whether the workspace is open; until then views say that it is being opened. */
    public boolean ready() {
        return active != null;
    }

    /** Whether the demo fleet is shown. It is never saved. */
    public boolean demo() {
        return demo;
    }

    /** Whether the workspace could not be opened, so that everything is lost at the end. */
    public boolean unsaved() {
        return unsaved;
    }

    /** The workspace that the views show, the demo's while the demo is shown; empty until it is open. From any thread. */
    public Optional<Workspace> workspace() {
        return Optional.ofNullable(active);
    }

    /** Folder of the workspace that the views show, for the command line; empty while nothing of what they show is saved. */
    public Optional<Path> savedIn() {
        return demo || unsaved || !ready() ? Optional.empty() : Optional.of(directory);
    }

    /** What is known of the fleet; knows nothing until the workspace is open. Immutable. From any thread. */
    public FactBase view() {
        return view;
    }

    /** The engine with all rules that are installed. From any background thread. */
    public synchronized DiagnosisEngine engine() {
        DiagnosisEngine made = engine;
        if (made == null) {
            made = new DiagnosisEngine(rules(), workers, LIMIT_PER_RULE);
            engine = made;
        }
        return made;
    }

    /** All rules that are installed. From any background thread. */
    public synchronized RuleRegistry rules() {
        RuleRegistry made = registry;
        if (made == null) {
            made = rules.get();
            made.problems().forEach(problem -> Errors.log(problem, null));
            registry = made;
        }
        return made;
    }

    /** From any thread. */
    public Clock clock() {
        return clock;
    }

    /** Language and zone of the user. From any thread. */
    public Reader reader() {
        return reader;
    }

    /** Names, notes and groups that the user gave servers; of the demo what belongs to it. */
    public FleetBook fleet() {
        return book;
    }

    /** The state of a server by name, without letter case. */
    public Optional<ServerState> state(String serverName) {
        String key = serverName.toLowerCase(Locale.ROOT);
        return view.servers().stream().filter(state -> state.key().equals(key)).findFirst();
    }

    /**
     * Imports files and folders in the background and shows what could not be read. Leaves the demo. Investigations are opened in an
     * editor.
     */
    public void openFiles(List<Path> all) {
        Documents.open(all.stream().filter(Documents::is).toList());
        List<Path> files = all.stream().filter(file -> !Documents.is(file)).toList();
        if (files.isEmpty()) {
            return;
        }
        if (demo) {
            leaveDemo();
        }
        start();
        refreshing.whileReading(Messages.Session_importing, progress -> {
            Workspace workspace = own.join();
            return Importing.files(workspace, files, clock, reader.locale(), progress);
        }, this::imported);
    }

    private void imported(Importing.Outcome outcome) {
        if (!unsaved) {
            outcome.readFrom().forEach((server, paths) -> paths.forEach(path -> fleet.readFrom(server, path)));
        }
        if (!outcome.problems().isEmpty()) {
            String title = Messages.bind(Messages.Session_notAllRead, outcome.imported().size(), outcome.problems().size());
            Errors.show(title, outcome.problems());
        }
        outcome.imported().stream().map(StateInfo::server).filter(name -> state(name).isPresent()).findFirst()
                .ifPresent(this::proposeServer);
    }

    /** Shows the demo fleet in place of the workspace. */
    public void openDemo() {
        if (demo) {
            return;
        }
        demo = true;
        Work.whileWaiting(Messages.Session_demo, progress -> Importing.demo(clock.instant(), progress), workspace -> {
            if (demo) {
                activate(workspace);
            } else {
                discard(workspace);
            }
        });
    }

    /** Shows the user's own workspace again. */
    public void leaveDemo() {
        demo = false;
        question = null;
        Workspace shown = active;
        Workspace mine = own.getNow(null);
        if (mine == null) {
            start();
        } else if (shown != mine) {
            activate(mine, () -> {
                // not earlier: until then views may be reading it
                if (shown != null) {
                    discard(shown);
                }
            });
            tellQuestion();
        }
    }

    /** Removes a state for good, in the background. */
    public void remove(StateInfo state) {
        Workspace workspace = active;
        if (workspace != null) {
            Work.whileWaiting(Messages.bind(Messages.Session_removing, state.server()), progress -> {
                workspace.remove(state, progress);
                return state;
            }, done -> { });
        }
    }

    /**
     * Removes states in a way that {@link FleetBook#undo()} can take back until the program ends; they are removed for good then.
     *
     * @param states at least one
     */
    public void takeAway(List<StateInfo> states) {
        Workspace workspace = active;
        if (workspace != null) {
            List<HiddenState> hidden = states.stream().map(state -> new HiddenState(workspace, state)).toList();
            String servers = String.join(", ", states.stream().map(StateInfo::server).distinct().toList());
            fleet.also(Messages.bind(Messages.FleetBook_removeState, servers), () -> hidden.forEach(HiddenState::hide),
                    () -> hidden.forEach(HiddenState::bringBack));
        }
    }

    /**
     * Reads servers again from the files and folders that they were read from, in the background, and shows what could not be read.
     *
     * @param whenDone takes one sentence that says what came of it; not called when the user cancelled
     */
    public void readAgain(List<ServerState> servers, Consumer<String> whenDone) {
        Workspace workspace = active;
        if (workspace == null || demo) {
            return;
        }
        List<Rereading.Source> sources = servers.stream().map(state -> new Rereading.Source(state, fleet.readFrom(state))).toList();
        refreshing.whileReading(Messages.Session_readingAgain, progress -> Rereading.run(workspace, sources, clock, reader, progress),
                outcome -> {
                    if (!outcome.problems().isEmpty()) {
                        Errors.show(Messages.Session_notAllReadAgain, outcome.problems(), Messages.Session_notAllReadAgain_advice);
                    }
                    whenDone.accept(outcome.sentence());
                });
    }

    private void activate(Workspace workspace) {
        activate(workspace, () -> { });
    }

    private void activate(Workspace workspace, Runnable whenShown) {
        active = workspace;
        UiThread.later(() -> {
            show(workspace, workspace.view());
            whenShown.run();
        });
    }

    private void showActive() {
        Workspace shown = active;
        if (shown != null) {
            show(shown, shown.view());
        }
    }

    private void show(Workspace workspace, FactBase read) {
        if (workspace != active) {
            return;
        }
        view = read;
        book = demo ? FleetBook.fixed(DemoFleet.groups(reader.locale()), clock) : fleet;
        if (!demo && !unsaved) {
            fleet.seen(read.servers());
        }
        String selected = server;
        if (selected == null || state(selected).isEmpty()) {
            chosen = false;
            server = read.servers().isEmpty() ? null : read.servers().get(0).key();
        }
        List.copyOf(listeners).forEach(SessionListener::fleetChanged);
        if (PlatformUI.isWorkbenchRunning()) {
            PlatformUI.getWorkbench().getService(ICommandService.class).refreshElements("org.todoku.ui.demo", null);
        }
        if (!Objects.equals(selected, server)) {
            List.copyOf(listeners).forEach(SessionListener::serverSelected);
        }
    }

    /** Key of the selected server, see {@link ServerState#key()}. */
    public Optional<String> selectedServer() {
        return Optional.ofNullable(server);
    }

    /**
     * Selects a server because the user chose it.
     *
     * @param name of a server, compared without letter case
     */
    public void selectServer(String name) {
        if (!name.toLowerCase(Locale.ROOT).equals(server)) {
            chosen = true;
            select(name);
        }
    }

    /** Selects a server that the user probably wants to see; what the user chose stays. */
    public void proposeServer(String name) {
        if (!chosen) {
            select(name);
        }
    }

    private void select(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (!key.equals(server)) {
            server = key;
            List.copyOf(listeners).forEach(SessionListener::serverSelected);
        }
    }

    /** The updates selected in the view in which the user selected last; other views mark them. */
    public List<UUID> selectedUpdates() {
        return selectedUpdates;
    }

    /** Tells the other views which updates the user selected. */
    public void selectUpdates(List<UUID> updates) {
        if (!selectedUpdates.equals(updates)) {
            selectedUpdates = List.copyOf(updates);
            List.copyOf(listeners).forEach(SessionListener::updatesSelected);
        }
    }

    public Optional<UpdateQuery> question() {
        return Optional.ofNullable(question);
    }

    /** The answer to the present question, as soon as it is there. */
    public Optional<Diagnosis> answer() {
        return Optional.ofNullable(answer);
    }

    /** Tells the answer to the question; null when what was answered does not hold any more. */
    public void answered(@Nullable Diagnosis given) {
        if (answer != given) {
            answer = given;
            List.copyOf(listeners).forEach(SessionListener::answered);
        }
    }

    /** The answers to a list that are shown. */
    public Optional<AnsweredList> answeredList() {
        return Optional.ofNullable(answeredList);
    }

    /** Tells which answers to a list are shown; null when none are any more. */
    public void answeredList(@Nullable AnsweredList given) {
        if (answeredList != given) {
            answeredList = given;
            List.copyOf(listeners).forEach(SessionListener::answered);
        }
    }

    /** Asks why an update is (not) there, and brings up the answer. */
    public void ask(UpdateQuery query) {
        if (query.isEmpty()) {
            return;
        }
        question = query.withoutPlaces();
        showView(ViewIds.DIAGNOSIS);
        tellQuestion();
    }

    /** Brings up the search with a text, as if the user had typed it. */
    public void search(String text) {
        search(new SearchWish(text, List.of()));
    }

    /**
     * Brings up the search with certain updates.
     *
     * @param what they are, in the user's language, for example the run that brought them
     * @param updates those to be listed; where there are none, nothing happens
     */
    public void search(String what, List<UUID> updates) {
        if (!updates.isEmpty()) {
            search(new SearchWish(what, updates));
        }
    }

    private void search(SearchWish wish) {
        searchWish = wish;
        showView(ViewIds.SEARCH);
        List.copyOf(listeners).forEach(SessionListener::searchWished);
        if (searchWish != null) {
            // every search that is open is pinned
            showAnother(ViewIds.SEARCH);
            List.copyOf(listeners).forEach(SessionListener::searchWished);
        }
    }

    /** What the search is to show, once: the search that takes it shows it. */
    public Optional<SearchWish> takeSearchWish() {
        SearchWish wish = searchWish;
        searchWish = null;
        return Optional.ofNullable(wish);
    }

    /** Brings up the view of lists and asks for every update of a list that was typed or pasted. */
    public void askAll(String list) {
        askAll(new ListWish(list, null));
    }

    /** Brings up the view of lists and asks for every update of a list in a file, for example of a scanner. */
    public void askAll(Path file) {
        askAll(new ListWish("", file));
    }

    private void askAll(ListWish wish) {
        listWish = wish;
        showView(ViewIds.LISTS);
        List.copyOf(listeners).forEach(SessionListener::listWished);
    }

    /** The list that is to be asked for, once: the view that takes it asks for it. */
    public Optional<ListWish> takeListWish() {
        ListWish wish = listWish;
        listWish = null;
        return Optional.ofNullable(wish);
    }

    private void tellQuestion() {
        List.copyOf(listeners).forEach(SessionListener::questionAsked);
    }

    private void fleetEdited() {
        List.copyOf(listeners).forEach(SessionListener::fleetEdited);
    }

    /** Brings a view to the front where it is installed. */
    public static void showView(String id) {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        if (page != null && PlatformUI.getWorkbench().getViewRegistry().find(id) != null) {
            try {
                page.showView(id);
            } catch (PartInitException e) {
                Errors.show(Messages.bind(Messages.View_notOpened, PlatformUI.getWorkbench().getViewRegistry().find(id).getLabel()), e);
            }
        }
    }

    /** Opens one more copy of a view that may be opened more than once. */
    private static void showAnother(String id) {
        IWorkbenchWindow window = PlatformUI.isWorkbenchRunning() ? PlatformUI.getWorkbench().getActiveWorkbenchWindow() : null;
        if (window != null && window.getActivePage() != null) {
            ViewPin.openAnother(window.getActivePage(), id);
        }
    }

    /** The listener is to be removed when its view is disposed. */
    public void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    /**
     * Adds a view until its control is disposed. While it is out of sight it is not told of newer states; when it is brought up it is.
     *
     * @param site of the view
     */
    public void addListener(SessionListener view, IWorkbenchPartSite site, Control control) {
        new InSight(this, view, site, control);
    }

    public void removeListener(SessionListener listener) {
        listeners.remove(listener);
    }

    /** Closes the workspaces; called at the end of the workbench. From any thread. */
    @Override
    public void close() {
        workers.shutdownNow();
        Workspace shown = active;
        Workspace mine = own.getNow(null);
        if (shown != null && shown != mine) {
            close(shown);
        }
        if (mine != null) {
            close(mine);
        }
    }

    private static void discard(Workspace workspace) {
        Work.<Object>inBackground(Messages.Session_closing, progress -> {
            close(workspace);
            return workspace;
        }, done -> { });
    }

    private static void close(Workspace workspace) {
        try {
            workspace.close();
        } catch (WorkspaceException e) {
            Errors.log("The workspace was not closed cleanly", e);
        }
    }
}
