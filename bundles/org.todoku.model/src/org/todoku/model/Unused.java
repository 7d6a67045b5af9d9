package org.todoku.model;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.todoku.model.investigation.Investigation;

/** Servers, updates and rules that no answer speaks of any more. They stay while changes can be undone, and are not saved. */
final class Unused {

    private Unused() {
    }

    static void remove(Investigation investigation) {
        Set<EObject> used = new HashSet<>();
        for (TreeIterator<EObject> parts = investigation.eAllContents(); parts.hasNext();) {
            used.addAll(parts.next().eCrossReferences());
        }
        investigation.getServers().removeIf(server -> !used.contains(server));
        investigation.getUpdates().removeIf(update -> !used.contains(update));
        investigation.getRules().removeIf(rule -> !used.contains(rule));
    }
}
