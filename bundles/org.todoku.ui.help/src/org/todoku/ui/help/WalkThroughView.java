package org.todoku.ui.help;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.plugin.AbstractUIPlugin;
import org.todoku.ui.Errors;
import org.todoku.ui.LatestWork;
import org.todoku.ui.RichContent;
import org.todoku.ui.RichText;
import org.todoku.ui.Tone;

/**
 * Leads step by step through the real views, from an update that did not arrive to a report; what is done is marked and remembered.
 * Widgets: {@code walk.text} with the places {@code walk.step.N}, {@code walk.do.N.M}, {@code walk.mark.N}, {@code walk.more.N} and
 * {@code walk.restart}; steps and deeds count from 0.
 */
public final class WalkThroughView extends ViewPart {

    static final String ID = "org.todoku.ui.help.walkthrough";

    private static final String SHEET = "/org.todoku.help/cheatsheets/not-arrived.xml";
    private static final String DONE = "walkThroughDone";

    private final LatestWork reading = new LatestWork(Messages.Reading, 0, true);
    private final IEclipsePreferences settings = InstanceScope.INSTANCE.getNode("org.todoku.ui.help");
    private final BitSet done = new BitSet();
    private Sheet sheet;
    private RichText text;

    @Override
    public void createPartControl(Composite parent) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.todoku.help.walkthrough");
        parent.setLayout(new FillLayout());
        for (String number : settings.get(DONE, "").split(",")) {
            if (number.matches("\\d{1,3}")) {
                done.set(Integer.parseInt(number));
            }
        }
        text = new RichText(parent, "walk.text", Messages.Walk_name);
        text.setFoldHints(Messages.Walk_unfold, Messages.Walk_fold);
        IAction restart = action(Messages.Walk_restart, this::restart);
        restart.setImageDescriptor(AbstractUIPlugin.imageDescriptorFromPlugin("org.todoku.ui.help", "icons/restart.svg"));
        getViewSite().getActionBars().getToolBarManager().add(restart);
        getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), action(Messages.Copy, text.control()::copy));
        getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(),
                action(Messages.SelectAll, text.control()::selectAll));
        reading.<Sheet>start(progress -> new Guide().sheet(SHEET), read -> {
            if (!text.control().isDisposed()) {
                sheet = read;
                text.show(this::write);
            }
        });
    }

    private static IAction action(String label, Runnable run) {
        IAction action = new Action(label) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setToolTipText(label);
        return action;
    }

    @Override
    public void setFocus() {
        text.control().setFocus();
    }

    @Override
    public void dispose() {
        reading.cancel();
        super.dispose();
    }

    private void write(RichContent to) {
        List<Sheet.Step> steps = sheet.steps();
        int next = done.nextClearBit(0);
        to.heading(0, JFaceResources.getHeaderFont(), sheet.title());
        to.text(6, sheet.intro());
        int count = done.cardinality();
        to.muted(6, count == steps.size() ? Messages.Walk_allDone : Messages.bind(Messages.Walk_progress, count, steps.size()));
        for (int number = 0; number < steps.size(); number++) {
            step(to, steps.get(number), number, number == next);
        }
        if (count > 0) {
            to.paragraph(16, () -> to.link("walk.restart", Messages.Walk_restart, Messages.Walk_restart_hint, this::restart));
        }
    }

    private void step(RichContent to, Sheet.Step step, int number, boolean next) {
        boolean finished = done.get(number);
        String title = Messages.bind(finished ? Messages.Walk_stepDone : Messages.Walk_step, number + 1, step.title());
        to.fold("walk.step." + number, 12, title, next, () -> {
            to.text(4, step.description());
            int deed = 0;
            for (Sheet.Deed each : step.deeds()) {
                String label = each.label().isEmpty() ? Messages.Walk_do : Messages.bind(Messages.Walk_doThis, each.label());
                String id = "walk.do." + number + "." + deed++;
                to.paragraph(6, () -> to.link(id, label, Messages.Walk_do_hint, () -> run(each, number)));
            }
            to.paragraph(6, () -> {
                to.link("walk.mark." + number, finished ? Messages.Walk_unmark : Messages.Walk_mark, "", () -> mark(number, !finished));
                if (!step.page().isEmpty()) {
                    to.span("   ", Tone.PLAIN);
                    to.link("walk.more." + number, Messages.Walk_more, Messages.Follow, () -> GuideHelp.open(step.page()));
                }
            });
        });
    }

    /** Marked first, for the command may bring up another view, and this one is read again only where it comes in sight. */
    private void run(Sheet.Deed deed, int number) {
        mark(number, true);
        try {
            ParameterizedCommand command = getSite().getService(ICommandService.class).deserialize(deed.command());
            getSite().getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
            mark(number, false);
            Errors.show(Messages.bind(Messages.Walk_failed, sheet.steps().get(number).title()), e);
        }
    }

    private void mark(int number, boolean isDone) {
        done.set(number, isDone);
        settings.put(DONE, String.join(",", done.stream().mapToObj(String::valueOf).toList()));
        text.show(this::write);
        if (isDone) {
            reveal("walk.step." + done.nextClearBit(0));
        }
    }

    /** The next step stands on top, so that all that belongs to it is in sight. */
    private void reveal(String place) {
        StyledText control = text.control();
        if (control.getData(RichText.PLACES) instanceof Map<?, ?> places && places.get(place) instanceof RichContent.Place at) {
            control.setCaretOffset(at.start());
            control.setTopIndex(control.getLineAtOffset(at.start()));
        }
    }

    private void restart() {
        done.clear();
        if (sheet != null) {
            settings.remove(DONE);
            text.showAnew(this::write);
        }
    }
}
