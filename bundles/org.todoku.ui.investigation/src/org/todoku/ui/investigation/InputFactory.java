package org.todoku.ui.investigation;

import java.nio.file.Path;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;

/** Opens the investigations again that were open when the workbench ended. */
public final class InputFactory implements IElementFactory {

    static final String ID = "org.todoku.ui.investigation.input";
    static final String FILE = "file";

    @Override
    public IAdaptable createElement(IMemento memento) {
        String file = memento.getString(FILE);
        return file == null ? null : InvestigationInput.of(Path.of(file));
    }
}
