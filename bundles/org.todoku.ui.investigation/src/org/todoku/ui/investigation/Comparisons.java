package org.todoku.ui.investigation;

import java.nio.file.Path;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.swt.widgets.Shell;
import org.todoku.model.Comparing;
import org.todoku.model.InvestigationStore;
import org.todoku.model.investigation.Investigation;
import org.todoku.report.InvestigationComparison;
import org.todoku.rules.Reader;
import org.todoku.ui.Work;

/** Comparing what an editor shows with what is in a file. For the UI thread. */
final class Comparisons {

    private Comparisons() {
    }

    /**
     * Shows what differs.
     *
     * @param shown what the editor shows, which counts as the later version
     * @param name what that is called
     * @param file the earlier version
     * @param called what that is called
     */
    static void with(Shell shell, Reader reader, Investigation shown, String name, Path file, String called) {
        // it may be edited while the other is read
        Investigation now = EcoreUtil.copy(shown);
        String title = shown.getTitle().isBlank() ? Messages.Untitled : shown.getTitle();
        Work.<InvestigationComparison>inBackground(Messages.Compare_reading,
                progress -> Comparing.of(InvestigationStore.load(file).investigation(), called, now, name), compared -> {
                    if (!shell.isDisposed()) {
                        new ComparisonDialog(shell, compared, reader,
                                Investigations.fileName(Messages.bind(Messages.Compare_file, title))).open();
                    }
                });
    }
}
