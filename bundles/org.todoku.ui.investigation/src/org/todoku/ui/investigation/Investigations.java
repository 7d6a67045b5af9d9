package org.todoku.ui.investigation;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.osgi.framework.FrameworkUtil;
import org.todoku.model.InvestigationStore;
import org.todoku.model.Recovery;
import org.todoku.ui.Errors;

/** Opening investigations. For the UI thread. */
final class Investigations {

    private Investigations() {
    }

    static Optional<InvestigationEditor> create(IWorkbenchWindow window) {
        return open(window, new InvestigationInput(Optional.empty(), Optional.empty()));
    }

    static Optional<InvestigationEditor> open(IWorkbenchWindow window, IEditorInput input) {
        try {
            return window.getActivePage().openEditor(input, InvestigationEditor.ID) instanceof InvestigationEditor editor
                    ? Optional.of(editor) : Optional.empty();
        } catch (PartInitException e) {
            Errors.show(Messages.Not_opened, e);
            return Optional.empty();
        }
    }

    static void choose(IWorkbenchWindow window) {
        ask(window.getShell(), Messages.Open_title).ifPresent(file -> open(window, InvestigationInput.of(file)));
    }

    /** Asks for a file that is there. */
    static Optional<Path> ask(Shell shell, String title) {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN);
        dialog.setText(title);
        dialog.setFilterNames(new String[] { Messages.Files, Messages.Files_all });
        dialog.setFilterExtensions(new String[] { "*." + InvestigationStore.EXTENSION, "*" });
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    /** Asks where to save; the extension is added where it is missing. */
    static Optional<Path> chooseFile(Shell shell, String proposal) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(Messages.Save_title);
        dialog.setFilterNames(new String[] { Messages.Files });
        dialog.setFilterExtensions(new String[] { "*." + InvestigationStore.EXTENSION });
        dialog.setFileName(proposal);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null) {
            return Optional.empty();
        }
        String ending = "." + InvestigationStore.EXTENSION;
        return Optional.of(Path.of(chosen.endsWith(ending) ? chosen : chosen + ending).toAbsolutePath().normalize());
    }

    /** A text as the name of a file, on every platform. */
    static String fileName(String text) {
        return text.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "-");
    }

    /** The editor that was active last; empty when none is open. */
    static Optional<InvestigationEditor> latest(IWorkbenchPage page) {
        if (page.getActiveEditor() instanceof InvestigationEditor editor) {
            return Optional.of(editor);
        }
        for (IEditorReference reference : page.getEditorReferences()) {
            if (reference.getEditor(false) instanceof InvestigationEditor editor) {
                return Optional.of(editor);
            }
        }
        return Optional.empty();
    }

    /** The editor that was active last, where it takes answers, else a new one; brought up. */
    static Optional<InvestigationEditor> toKeepIn(IWorkbenchWindow window) {
        Optional<InvestigationEditor> editor = latest(window.getActivePage()).filter(InvestigationEditor::takesAnswers)
                .or(() -> create(window));
        editor.ifPresent(window.getActivePage()::bringToTop);
        return editor;
    }

    /** Where unsaved changes lie until they are saved. */
    static Recovery recovery() {
        return new Recovery(Platform.getStateLocation(FrameworkUtil.getBundle(Investigations.class)).toPath().resolve("recovery"));
    }
}
