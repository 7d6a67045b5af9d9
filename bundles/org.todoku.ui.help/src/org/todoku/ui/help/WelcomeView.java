package org.todoku.ui.help;

import java.util.List;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.todoku.ui.Clipboards;
import org.todoku.ui.Errors;
import org.todoku.ui.RecentInvestigations;
import org.todoku.ui.RecentInvestigations.Recent;
import org.todoku.ui.RichContent;
import org.todoku.ui.RichText;
import org.todoku.ui.Session;
import org.todoku.ui.Tone;
import org.todoku.ui.UserFiles;

/**
 * What one who starts for the first time sees: how to begin, how to collect from a server, what was worked on last, and where to learn
 * more. Opens at the first start and from the menu Help. Widgets: {@code welcome.text} with the places {@code welcome.demo},
 * {@code welcome.open}, {@code welcome.folder}, {@code welcome.collector}, {@code welcome.command}, {@code welcome.copy},
 * {@code welcome.walk}, {@code welcome.guide}, {@code welcome.new} and {@code welcome.recent.N}.
 */
public final class WelcomeView extends ViewPart {

    private static final String PAGES = "/org.todoku.help/html/";
    private static final String COLLECT = "powershell.exe -ExecutionPolicy Bypass -File Collect-Todoku.ps1";
    private static final String NEW = "org.todoku.ui.investigation.new";

    private final RecentInvestigations recent = new RecentInvestigations();
    private RichText text;

    @Override
    public void createPartControl(Composite parent) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, "org.todoku.help.welcome");
        parent.setLayout(new FillLayout());
        text = new RichText(parent, "welcome.text", Messages.Welcome_name);
        UserFiles.acceptDrops(text.control(), Session.current());
        recent.onChange(text.control(), () -> text.show(this::write));
        // it may have been away for long
        text.control().addListener(SWT.Show, event -> recent.look());
        recent.look();
        text.show(this::write);
    }

    @Override
    public void setFocus() {
        text.control().setFocus();
    }

    private void write(RichContent to) {
        Session session = Session.current();
        to.heading(0, JFaceResources.getHeaderFont(), Messages.Welcome_title);
        to.text(6, Messages.Welcome_text);
        begin(to, session);
        recent(to);
        collect(to, session);
        heading(to, Messages.Welcome_learn);
        link(to, "walk", Messages.Welcome_walk, Messages.Welcome_walk_text, () -> Session.showView(WalkThroughView.ID));
        link(to, "guide", Messages.Welcome_guide, Messages.Welcome_guide_text, () -> GuideHelp.open(PAGES + "start.html"));
        link(to, "keys", Messages.Welcome_keys, Messages.Welcome_keys_text, () -> GuideHelp.open(PAGES + "keys.html"));
        link(to, "glossary", Messages.Welcome_glossary, Messages.Welcome_glossary_text, () -> GuideHelp.open(PAGES + "glossary.html"));
        to.muted(18, Messages.Welcome_again);
    }

    private void begin(RichContent to, Session session) {
        heading(to, Messages.Welcome_begin);
        link(to, "demo", Messages.Welcome_demo, Messages.Welcome_demo_text, session::openDemo);
        link(to, "open", Messages.Welcome_open, Messages.Welcome_open_text, () -> UserFiles.open(shell(), session));
        link(to, "folder", Messages.Welcome_folder, Messages.Welcome_folder_text, () -> UserFiles.openFolder(shell(), session));
    }

    private void recent(RichContent to) {
        heading(to, Messages.Welcome_recent);
        List<Recent> all = recent.list();
        if (all.isEmpty()) {
            to.muted(4, Messages.Welcome_noRecent);
        }
        int number = 0;
        for (Recent each : all) {
            link(to, "recent." + number++, each.label(), String.valueOf(each.file().getParent()), () -> recent.open(shell(), each));
        }
        link(to, "new", Messages.Welcome_new, Messages.Welcome_new_text, this::createInvestigation);
    }

    private void collect(RichContent to, Session session) {
        heading(to, Messages.Welcome_collect);
        to.muted(4, Messages.Welcome_collect_text);
        to.item(6, "1.", () -> to.link("welcome.collector", Messages.Welcome_collector, "", () -> UserFiles.saveCollector(shell())));
        to.item(6, "2.", Messages.Welcome_runCollector);
        to.command("welcome.command", COLLECT, "welcome.copy", Messages.Copy, Messages.Copy_hint,
                () -> Clipboards.copy(text.control().getDisplay(), COLLECT));
        to.item(6, "3.", () -> to.link("welcome.openSnapshot", Messages.Welcome_openSnapshot, "", () -> UserFiles.open(shell(), session)));
        to.paragraph(6, () -> to.link("welcome.collecting", Messages.Welcome_collecting, Messages.Follow,
                () -> GuideHelp.open(PAGES + "collector.html")));
    }

    private static void heading(RichContent to, String words) {
        to.heading(18, JFaceResources.getBannerFont(), words);
    }

    private static void link(RichContent to, String id, String label, String words, Runnable action) {
        to.paragraph(6, () -> {
            to.link("welcome." + id, label, "", action);
            to.span("  " + words, Tone.MUTED);
        });
    }

    private Shell shell() {
        return getSite().getShell();
    }

    private void createInvestigation() {
        try {
            getSite().getService(IHandlerService.class).executeCommand(NEW, null);
        } catch (CommandException e) {
            Errors.show(Messages.Welcome_failed, e);
        }
    }
}
