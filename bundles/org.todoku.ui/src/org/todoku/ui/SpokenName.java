package org.todoku.ui;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** What a screen reader calls a control that has no label before it. */
public final class SpokenName {

    private SpokenName() {
    }

    /** @param name what it is, in the user's language */
    public static <C extends Control> C give(C control, String name) {
        control.getAccessible().addAccessibleListener(of(name));
        return control;
    }

    static AccessibleAdapter of(String name) {
        return new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }
        };
    }
}
