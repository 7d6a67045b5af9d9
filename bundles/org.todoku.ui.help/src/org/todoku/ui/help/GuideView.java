package org.todoku.ui.help;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.plugin.AbstractUIPlugin;
import org.todoku.ui.LatestWork;
import org.todoku.ui.RichContent;
import org.todoku.ui.RichText;
import org.todoku.ui.SpokenName;
import org.todoku.ui.UiThread;
import org.todoku.ui.WidgetIds;
import org.todoku.ui.Work;

/** The user guide: contents, pages with links, and a field that finds words in all of them. Widgets: {@code help.find},
        {@code help.text}. */
public final class GuideView extends ViewPart {

    static final String ID = "org.todoku.ui.help.view";

    private static final int PAUSE = 150;

    /**
     * What was read.
     *
     * @param href the page; empty for the contents
     * @param more further pages about the same
     */
    private record Read(String href, List<Guide.Entry> more) {
    }

    private final Guide guide = new Guide();
    private final LatestWork reading = new LatestWork(Messages.Reading, 0, true);
    private final LatestWork finding = new LatestWork(Messages.Finding, PAUSE, true);
    private final Deque<Read> before = new ArrayDeque<>();
    private Read shown = new Read("", List.of());
    private Text find;
    private RichText text;
    private IAction back;

    @Override
    public void createPartControl(Composite parent) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.todoku.help.guide");
        var area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout());
        find = WidgetIds.name(new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL), "help.find");
        find.setMessage(Messages.Find_message);
        SpokenName.give(find, Messages.Find_message);
        find.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        find.addListener(SWT.Modify, event -> find());
        text = new RichText(area, "help.text", Messages.Text_name);
        text.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        back = action(Messages.Back, "back", this::back);
        back.setEnabled(false);
        IAction contents = action(Messages.Contents, "contents", () -> open("", List.of()));
        IActionBars bars = getViewSite().getActionBars();
        bars.getToolBarManager().add(back);
        bars.getToolBarManager().add(contents);
        getViewSite().getService(IHandlerService.class).activateHandler(IWorkbenchCommandConstants.NAVIGATE_BACKWARD_HISTORY,
                new ActionHandler(back));
        bars.setGlobalActionHandler(ActionFactory.COPY.getId(), action(Messages.Copy, "", text.control()::copy));
        bars.setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), action(Messages.SelectAll, "", text.control()::selectAll));
        read(shown);
    }

    private static IAction action(String label, String icon, Runnable run) {
        IAction action = new Action(label) {
            @Override
            public void run() {
                run.run();
            }
        };
        if (!icon.isEmpty()) {
            ImageDescriptor image = AbstractUIPlugin.imageDescriptorFromPlugin("org.todoku.ui.help", "icons/" + icon + ".svg");
            action.setImageDescriptor(image);
            action.setToolTipText(label);
        }
        return action;
    }

    @Override
    public void setFocus() {
        text.control().setFocus();
    }

    @Override
    public void dispose() {
        reading.cancel();
        finding.cancel();
        super.dispose();
    }

    /**
     * Shows a page.
     *
     * @param href {@code /BUNDLE/PATH}, empty for the contents
     * @param more further pages about the same
     */
    void open(String href, List<Guide.Entry> more) {
        var next = new Read(href, more);
        if (!next.equals(shown)) {
            before.push(shown);
            shown = next;
        }
        leaveFound();
        read(next);
    }

    private void back() {
        if (!find.getText().isEmpty()) {
            find.setText("");
        } else if (!before.isEmpty()) {
            shown = before.pop();
            read(shown);
        }
    }

    /** A page that is opened from what was found takes its place; the words go. */
    private void leaveFound() {
        if (!find.getText().isEmpty()) {
            finding.cancel();
            find.setText("");
        }
    }

    private void read(Read what) {
        back.setEnabled(!before.isEmpty());
        if (what.href().isEmpty()) {
            this.<List<Guide.Entry>>read(progress -> guide.contents(), contents -> show(writer -> pages().contents(writer, contents)));
        } else {
            this.<Page>read(progress -> guide.page(what.href()), page -> {
                show(writer -> pages().page(writer, page, what.more()));
                String anchor = Guide.anchor(what.href());
                if (!anchor.isEmpty()) {
                    UiThread.later(text.control(), () -> reveal("help.#" + anchor));
                }
            });
        }
    }

    private <T> void read(Work.Call<T> call, Consumer<T> done) {
        reading.<T>start(call, result -> {
            if (!text.control().isDisposed()) {
                done.accept(result);
            }
        });
    }

    private void show(Consumer<RichContent> content) {
        text.showAnew(content);
    }

    private PageText pages() {
        return new PageText(this::follow, this::copy);
    }

    private void reveal(String place) {
        StyledText control = text.control();
        if (control.getData(RichText.PLACES) instanceof Map<?, ?> places && places.get(place) instanceof RichContent.Place at) {
            control.setTopIndex(control.getLineAtOffset(at.start()));
            control.setCaretOffset(at.start());
        }
    }

    private void follow(String target) {
        if (target.startsWith("/")) {
            open(target, List.of());
        } else if (target.startsWith("https:") || target.startsWith("http:")) {
            Program.launch(target);
        }
    }

    private void copy(String command) {
        Clipboard clipboard = new Clipboard(text.control().getDisplay());
        try {
            clipboard.setContents(new Object[] { command }, new Transfer[] { TextTransfer.getInstance() });
        } finally {
            clipboard.dispose();
        }
    }

    private void find() {
        String words = find.getText().strip();
        if (words.isEmpty()) {
            finding.cancel();
            read(shown);
            return;
        }
        back.setEnabled(true);
        finding.<List<Guide.Hit>>start(progress -> guide.find(words), hits -> {
            if (!text.control().isDisposed()) {
                show(writer -> pages().hits(writer, words, hits));
            }
        });
    }
}
