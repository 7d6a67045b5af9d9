package org.todoku.ui.tests;

import org.eclipse.swt.graphics.RGB;

/** How well a text stands out from what it stands on, after WCAG 2. */
final class Contrast {

    /** What level AA asks of text. */
    static final double READABLE = 4.5;

    private Contrast() {
    }

    static double of(RGB one, RGB two) {
        double light = Math.max(brightness(one), brightness(two));
        double dark = Math.min(brightness(one), brightness(two));
        return (light + 0.05) / (dark + 0.05);
    }

    /** Relative luminance. */
    static double brightness(RGB colour) {
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
