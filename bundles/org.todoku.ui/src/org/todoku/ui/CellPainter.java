package org.todoku.ui;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.painter.cell.AbstractCellPainter;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** Draws the cells of a {@link TodokuTable}: mark and text, cut off with an ellipsis, in the colours of the present theme. */
final class CellPainter extends AbstractCellPainter {

    static final int PADDING = 6;
    /** The line between columns is part of a cell. */
    private static final int LINE = 1;
    private static final String ELLIPSIS = "…";

    private final TodokuTable<?> table;
    private final boolean header;

    CellPainter(TodokuTable<?> table, boolean header) {
        this.table = table;
        this.header = header;
    }

    @Override
    public void paintCell(ILayerCell cell, GC gc, Rectangle bounds, IConfigRegistry registry) {
        Rectangle clipping = gc.getClipping();
        gc.setClipping(bounds.intersection(clipping));
        boolean selected = !header && DisplayMode.SELECT == cell.getDisplayMode();
        gc.setBackground(selected ? TableColours.selection() : header ? TableColours.header() : TableColours.background());
        gc.fillRectangle(bounds);
        gc.setFont(font(header));
        Tone tone = header ? Tone.PLAIN : table.toneAt(cell.getColumnIndex(), cell.getRowIndex());
        Color colour = selected ? TableColours.selectionText() : header ? TableColours.headerText() : tone.colour();
        int left = bounds.x + PADDING;
        int width = bounds.width - 2 * PADDING;
        if (tone.marked()) {
            int size = markSize(gc);
            tone.draw(gc, left, bounds.y + (bounds.height - size) / 2, size, colour);
            left += size + PADDING;
            width -= size + PADDING;
        }
        String text = String.valueOf(cell.getDataValue());
        String shown = shortened(gc, text, width);
        gc.setForeground(colour);
        // the height of the text, not of the font: Japanese may come from another font
        int top = bounds.y + (bounds.height - gc.textExtent(shown, 0).y) / 2;
        gc.drawText(shown, left + indent(gc, shown, width, cell.getColumnIndex()), top, SWT.DRAW_TRANSPARENT);
        gc.setClipping(clipping);
    }

    private int indent(GC gc, String shown, int width, int column) {
        int free = width - gc.textExtent(shown, 0).x;
        return switch (table.alignment(column)) {
            case SWT.RIGHT -> Math.max(0, free);
            case SWT.CENTER -> Math.max(0, free / 2);
            default -> 0;
        };
    }

    /** The longest beginning that fits; found by halving, for a title may be long and painting must not be slow. */
    private static String shortened(GC gc, String text, int width) {
        String line = text.indexOf('\n') < 0 ? text : text.replace('\n', ' ');
        if (line.isEmpty() || gc.textExtent(line, 0).x <= width) {
            return line;
        }
        int fits = 0;
        int tooLong = line.length();
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (gc.textExtent(line.substring(0, middle) + ELLIPSIS, 0).x <= width) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        if (fits > 0 && Character.isHighSurrogate(line.charAt(fits - 1))) {
            fits--;
        }
        return line.substring(0, fits) + ELLIPSIS;
    }

    private static org.eclipse.swt.graphics.Font font(boolean header) {
        return header ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : JFaceResources.getDefaultFont();
    }

    private static int markSize(GC gc) {
        return Math.max(8, gc.getFontMetrics().getAscent() * 4 / 5);
    }

    @Override
    public int getPreferredWidth(ILayerCell cell, GC gc, IConfigRegistry registry) {
        String text = String.valueOf(cell.getDataValue());
        return header ? headingWidth(gc, text) : width(gc, text, table.toneAt(cell.getColumnIndex(), cell.getRowIndex()));
    }

    static int headingWidth(GC gc, String text) {
        gc.setFont(font(true));
        return gc.textExtent(text, 0).x + 2 * PADDING + LINE;
    }

    static int width(GC gc, String text, Tone tone) {
        gc.setFont(font(false));
        return gc.textExtent(text.replace('\n', ' '), 0).x + 2 * PADDING + LINE + (tone.marked() ? markSize(gc) + PADDING : 0);
    }

    @Override
    public int getPreferredHeight(ILayerCell cell, GC gc, IConfigRegistry registry) {
        gc.setFont(font(header));
        return gc.getFontMetrics().getHeight() + PADDING;
    }
}
