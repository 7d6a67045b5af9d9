package org.todoku.ui;

import java.util.EnumMap;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageGcDrawer;
import org.eclipse.swt.widgets.Control;

/**
 * The marks of {@link Tone} as images for trees and labels; they follow the theme and are disposed with their control. For the UI
 * thread.
 */
public final class Marks {

    private static final int SIZE = 16;
    private static final int MARK = 12;

    private final Control owner;
    private final Map<Tone, Image> images = new EnumMap<>(Tone.class);

    /**
     * @param owner disposes the images when it is disposed
     * @param changed shows new images after a change of the theme; not called now
     */
    public Marks(Control owner, Runnable changed) {
        this.owner = owner;
        boolean[] first = { true };
        TableColours.follow(owner, () -> {
            if (first[0]) {
                first[0] = false;
                return;
            }
            Map<Tone, Image> old = new EnumMap<>(images);
            images.clear();
            changed.run();
            old.values().forEach(Image::dispose);
        });
        owner.addDisposeListener(event -> images.values().forEach(Image::dispose));
    }

    /** The mark, empty space for a tone that has none. */
    public Image of(Tone tone) {
        return images.computeIfAbsent(tone, this::draw);
    }

    private Image draw(Tone tone) {
        Color colour = tone.colour();
        return new Image(owner.getDisplay(), new ImageGcDrawer() {
            @Override
            public void drawOn(GC gc, int width, int height) {
                tone.draw(gc, (width - MARK) / 2, (height - MARK) / 2, MARK, colour);
            }

            @Override
            public int getGcStyle() {
                return SWT.TRANSPARENT;
            }
        }, SIZE, SIZE);
    }
}
