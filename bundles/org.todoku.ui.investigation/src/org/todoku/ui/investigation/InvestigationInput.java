package org.todoku.ui.investigation;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.todoku.model.Recovery.Unsaved;

/**
 * What an editor shows: an investigation in a file, or one that is in no file yet.
 *
 * @param file empty for a new one
 * @param unsaved what it was when the workbench ended without saving; empty when there is nothing to recover
 */
record InvestigationInput(Optional<Path> file, Optional<Unsaved> unsaved) implements IEditorInput {

    static InvestigationInput of(Path file) {
        return new InvestigationInput(Optional.of(file.toAbsolutePath().normalize()), Optional.empty());
    }

    @Override
    public boolean exists() {
        return file.isPresent();
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return null;
    }

    @Override
    public String getName() {
        return file.map(path -> path.getFileName().toString()).orElse(Messages.Untitled);
    }

    /** Opened again with the workbench, where it is in a file. */
    @Override
    public IPersistableElement getPersistable() {
        return file.isEmpty() ? null : new IPersistableElement() {

            @Override
            public void saveState(IMemento memento) {
                memento.putString(InputFactory.FILE, file.get().toString());
            }

            @Override
            public String getFactoryId() {
                return InputFactory.ID;
            }
        };
    }

    @Override
    public String getToolTipText() {
        return file.map(Path::toString).orElse(Messages.Untitled);
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return null;
    }

    /** One editor for one file; new ones are each their own. */
    @Override
    public boolean equals(Object other) {
        return this == other || file.isPresent() && other instanceof InvestigationInput input && file.equals(input.file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }
}
