package org.todoku.ui.help;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialogWithToggle;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.jspecify.annotations.Nullable;
import org.todoku.ui.UserFiles;
import org.todoku.ui.Work;

/** Help &gt; Save Diagnostics: asks what may be in the file and where it is saved. */
public final class DiagnosticsHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveShellChecked(event);
        MessageDialogWithToggle asked = MessageDialogWithToggle.openOkCancelConfirm(shell, Messages.Diagnostics_title,
                Messages.Diagnostics_text, Messages.Diagnostics_all, false, null, null);
        if (asked.getReturnCode() != IDialogConstants.OK_ID) {
            return null;
        }
        boolean messages = asked.getToggleState();
        Optional<Path> file = UserFiles.choose(shell, Messages.Diagnostics_title, "todoku-diagnostics-" + LocalDate.now() + ".txt",
                "*.txt");
        Installation installation = Installation.seen();
        file.ifPresent(path -> Work.inBackground(Messages.Diagnostics_saved, progress -> {
            Diagnostics diagnostics = installation.diagnostics();
            UserFiles.write(path, out -> diagnostics.write(messages, out));
            return path;
        }, done -> { }));
        return null;
    }
}
