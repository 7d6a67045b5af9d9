package org.todoku.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.IViewDescriptor;
import org.jspecify.annotations.Nullable;
import org.todoku.core.query.UpdateQuery;

/**
 * "Pin" and "Open Another" in the tool bar and menu of a view. A pinned view stays with the server and the question that it shows
 * when others are chosen elsewhere; a second copy of a view can show something else beside it. For the UI thread.
 */
public final class ViewPin {

    private static final String PIN = "org.todoku.ui.pin";
    private static final String ANOTHER = "org.todoku.ui.another";
    private static final String PINNED = "pinned";
    private static final String SERVER = "pinned.server";
    private static final String QUESTION = "pinned.question";

    private final Session session;
    private final IAction pin;
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<String> server = Optional.empty();
    private Optional<UpdateQuery> question = Optional.empty();

    private ViewPin(Session session) {
        this.session = session;
        pin = new Action(Messages.ViewPin_pin, IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                pinNow();
            }
        };
        pin.setId(PIN);
        pin.setActionDefinitionId(PIN);
        pin.setToolTipText(Messages.ViewPin_pinHint);
        image(pin, "icons/pin.svg");
    }

    /** Adds both to a view, while its control is created. */
    public static ViewPin add(ViewPart view, Session session) {
        ViewPin made = new ViewPin(session);
        IViewSite site = view.getViewSite();
        Action another = new Action(Messages.ViewPin_another) {
            @Override
            public void run() {
                openAnother(site.getPage(), site.getId());
            }
        };
        another.setId(ANOTHER);
        another.setActionDefinitionId(ANOTHER);
        another.setToolTipText(Messages.ViewPin_anotherHint);
        image(another, "icons/another.svg");
        IViewDescriptor descriptor = PlatformUI.getWorkbench().getViewRegistry().find(site.getId());
        another.setEnabled(descriptor != null && descriptor.getAllowMultiple());
        IActionBars bars = site.getActionBars();
        for (IAction action : List.of(made.pin, another)) {
            bars.getToolBarManager().add(action);
            bars.getMenuManager().add(action);
        }
        IHandlerService handlers = site.getService(IHandlerService.class);
        handlers.activateHandler(PIN, new ActionHandler(made.pin));
        handlers.activateHandler(ANOTHER, new ActionHandler(another));
        if (site.getSecondaryId() != null && descriptor != null) {
            number(view, site, Messages.bind(Messages.ViewPin_numbered, descriptor.getLabel(), site.getSecondaryId()));
        }
        return made;
    }

    /** Says which copy it is. The workbench gives a view its plain title after its control was created, and when it is opened anew. */
    private static void number(ViewPart view, IViewSite site, String title) {
        MPart part = site.getService(MPart.class);
        IWorkbenchPage page = site.getPage();
        Runnable name = () -> UiThread.later(() -> {
            if (!title.equals(part.getLabel())) {
                part.setLabel(title);
            }
        });
        name.run();
        view.addPropertyListener((source, property) -> name.run());
        page.addPartListener(new IPartListener2() {
            @Override
            public void partVisible(IWorkbenchPartReference shown) {
                if (isThis(shown)) {
                    name.run();
                }
            }

            @Override
            public void partClosed(IWorkbenchPartReference closed) {
                if (isThis(closed)) {
                    page.removePartListener(this);
                }
            }

            private boolean isThis(IWorkbenchPartReference other) {
                return other instanceof IViewReference reference && reference.getId().equals(site.getId())
                        && Objects.equals(reference.getSecondaryId(), site.getSecondaryId());
            }
        });
    }

    private static void image(IAction action, String path) {
        ResourceLocator.imageDescriptorFromBundle(ViewPin.class, path).ifPresent(action::setImageDescriptor);
    }

    /** The copy has the smallest number that is free, beginning with 2. */
    static void openAnother(IWorkbenchPage page, String id) {
        int number = 2;
        while (page.findViewReference(id, Integer.toString(number)) != null) {
            number++;
        }
        try {
            page.showView(id, Integer.toString(number), IWorkbenchPage.VIEW_ACTIVATE);
        } catch (PartInitException e) {
            Errors.show(Messages.bind(Messages.View_notOpened, id), e);
        }
    }

    /**
     * Brings up a copy of a view that is not pinned, opening another where all are.
     *
     * @return empty where the view is not installed or could not be opened
     */
    public static <V extends ViewPart> Optional<V> showUnpinned(String id, Class<V> type, Predicate<V> pinned) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        if (page == null || PlatformUI.getWorkbench().getViewRegistry().find(id) == null) {
            return Optional.empty();
        }
        boolean open = Arrays.stream(page.getViewReferences()).anyMatch(reference -> reference.getId().equals(id));
        if (!open) {
            Session.showView(id);
        } else if (unpinned(page, id, type, pinned).isEmpty()) {
            openAnother(page, id);
        }
        Optional<V> view = unpinned(page, id, type, pinned);
        view.ifPresent(page::activate);
        return view;
    }

    private static <V extends ViewPart> Optional<V> unpinned(IWorkbenchPage page, String id, Class<V> type, Predicate<V> pinned) {
        return Arrays.stream(page.getViewReferences()).filter(reference -> reference.getId().equals(id))
                .map(reference -> reference.getView(true)).filter(type::isInstance).map(type::cast).filter(pinned.negate()).findFirst();
    }

    private void pinNow() {
        server = session.selectedServer();
        question = session.question();
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Whether the view stays with what it shows. */
    public boolean pinned() {
        return pin.isChecked();
    }

    /** Key of the server that the view is to show: that of the moment when it was pinned, or the one selected now. */
    public Optional<String> server() {
        return pinned() ? server : session.selectedServer();
    }

    /** The question that the view is about: that of the moment when it was pinned, or the present one. */
    public Optional<UpdateQuery> question() {
        return pinned() ? question : session.question();
    }

    /** Calls this when the user pinned the view or took the pin out; then it may have to catch up with what was chosen meanwhile. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void save(IMemento memento) {
        memento.putBoolean(PINNED, pinned());
        if (pinned()) {
            server.ifPresent(key -> memento.putString(SERVER, key));
            question.ifPresent(query -> memento.putString(QUESTION, query.text()));
        }
    }

    public void restore(@Nullable IMemento memento) {
        if (memento != null && Boolean.TRUE.equals(memento.getBoolean(PINNED))) {
            server = Optional.ofNullable(memento.getString(SERVER));
            question = Optional.ofNullable(memento.getString(QUESTION)).map(UpdateQuery::parse);
            pin.setChecked(true);
        }
    }
}
