package org.todoku.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.todoku.model.InvestigationStore;

/** Files that are opened to be edited, instead of being read into the workspace. For the UI thread. */
final class Documents {

    private static final String OPEN = "org.todoku.ui.investigation.open";

    private Documents() {
    }

    static boolean is(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith("." + InvestigationStore.EXTENSION);
    }

    static void open(List<Path> files) {
        Command command = PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(OPEN);
        for (Path file : files) {
            try {
                PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(
                        ParameterizedCommand.generateCommand(command, Map.of(OPEN + ".file", file.toString())), null);
            } catch (CommandException e) {
                Errors.show(Messages.bind(Messages.Documents_notOpened, file), e);
            }
        }
    }
}
