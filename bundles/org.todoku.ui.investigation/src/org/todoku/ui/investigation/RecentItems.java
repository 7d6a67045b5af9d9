package org.todoku.ui.investigation;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.todoku.ui.RecentInvestigations;
import org.todoku.ui.RecentInvestigations.Recent;

/** File &gt; Open Recent. */
public final class RecentItems extends CompoundContributionItem {

    private final RecentInvestigations recent = new RecentInvestigations();

    @Override
    protected IContributionItem[] getContributionItems() {
        // what is found shows when the menu opens for the next time
        recent.look();
        List<Recent> all = recent.list();
        if (all.isEmpty()) {
            Action none = action(Messages.Recent_none, () -> { });
            none.setEnabled(false);
            return new IContributionItem[] { new ActionContributionItem(none) };
        }
        List<IContributionItem> items = new ArrayList<>();
        int number = 1;
        for (Recent each : all) {
            // the last of ten has no digit of its own
            String mnemonic = "&" + number % RecentInvestigations.MOST + " ";
            Action open = action(mnemonic + each.label().replace("&", "&&").replace('\t', ' '), () -> open(each));
            open.setToolTipText(each.file().toString());
            items.add(new ActionContributionItem(open));
            number++;
        }
        items.add(new Separator());
        items.add(new ActionContributionItem(action(Messages.Recent_clear, recent::clear)));
        return items.toArray(IContributionItem[]::new);
    }

    private void open(Recent chosen) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window != null) {
            recent.open(window.getShell(), chosen);
        }
    }

    private static Action action(String text, Runnable run) {
        Action action = new Action() {
            @Override
            public void run() {
                run.run();
            }
        };
        // without a tab at its end, what stands after an @ would be taken for a key
        action.setText(text + '\t');
        return action;
    }
}
