package org.todoku.ui.lists;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.ui.IMemento;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.ui.ListWish;

/** What was asked for last, in the memento of the view. */
@NullMarked
final class ListMemory {

    private static final String TEXT = "list";
    private static final String FILE = "file";
    /** What is longer would make every start of the workbench slower. */
    private static final int LONGEST = 200_000;

    private ListMemory() {
    }

    static void save(ListWish wish, IMemento memento) {
        Path file = wish.file();
        if (file != null) {
            memento.putString(FILE, file.toString());
        } else if (wish.text().length() <= LONGEST) {
            IMemento child = memento.createChild(TEXT);
            child.putTextData(wish.text());
        }
    }

    static Optional<ListWish> restore(@Nullable IMemento memento) {
        if (memento == null) {
            return Optional.empty();
        }
        String file = memento.getString(FILE);
        if (file != null) {
            try {
                return Optional.of(new ListWish("", Path.of(file)));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }
        IMemento child = memento.getChild(TEXT);
        String text = child == null ? null : child.getTextData();
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(new ListWish(text, null));
    }
}
