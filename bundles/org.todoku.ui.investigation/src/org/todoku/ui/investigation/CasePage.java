package org.todoku.ui.investigation;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Control;
import org.todoku.model.InvestigationEditing;
import org.todoku.ui.Session;

/** Shows one kind of part of an investigation. */
interface CasePage {

    /**
     * What every page needs.
     *
     * @param editable whether the document may be changed at this moment
     * @param typing to be told when something was typed that is no step yet
     * @param reveal brings up another part
     * @param preview whether notes are shown as they are read
     */
    record Context(Session session, InvestigationEditing editing, BooleanSupplier editable, Runnable typing, Consumer<EObject> reveal,
            Preview preview) {
    }

    Control control();

    boolean shows(EObject part);

    /** Shows a part, also again after it was changed. */
    void show(EObject part);

    /** Whether something is typed that is no step yet. */
    default boolean isTyping() {
        return false;
    }

    /** Makes what is typed a step. */
    default void flush() {
        // nothing can be typed
    }
}
