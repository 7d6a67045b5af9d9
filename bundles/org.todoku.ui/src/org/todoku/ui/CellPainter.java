package org.todoku.ui;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.nebula.widgets.nattable.config.AbstractRegistryConfiguration;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.painter.cell.AbstractCellPainter;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** Draws the cells of a {@link TodokuTable}: mark and text, cut off with an ellipsis, in the colours of the present theme. */
final class CellPainter extends AbstractCellPainter {

    static final int PADDING = 6;
    /** The line between columns is part of a cell. */
    private static final int LINE = 1;
    /** Letters that are measured at most. */
    private static final int LONGEST = 2000;
    /** Width of the edge that marks a row. */
    private static final int MARKED_EDGE = 3;

    /** Common to all tables, so that letters are measured once and not with every view that is opened. */
    private static final CellText TEXTS = new CellText();
    private static final CellText HEADINGS = new CellText();

    private final TodokuTable<?> table;
    private final boolean header;
    private final CellText texts;

    CellPainter(TodokuTable<?> table, boolean header) {
        this.table = table;
        this.header = header;
        this.texts = header ? HEADINGS : TEXTS;
    }

    /** Draws all cells of a table. */
    static AbstractRegistryConfiguration painting(TodokuTable<?> table) {
        return new AbstractRegistryConfiguration() {
            @Override
            public void configureRegistry(IConfigRegistry registry) {
                registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, new CellPainter(table, false));
                CellPainter headings = new CellPainter(table, true);
                for (DisplayMode mode : DisplayMode.values()) {
                    registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, headings, mode, GridRegion.COLUMN_HEADER);
                }
            }
        };
    }

    @Override
    public void paintCell(ILayerCell cell, GC gc, Rectangle bounds, IConfigRegistry registry) {
        // the GC keeps what it measured until it is given a font, be it the same
        Font font = font(header);
        if (!font.equals(gc.getFont())) {
            gc.setFont(font);
        }
        if (header) {
            paintHeading(cell, gc, bounds);
        } else {
            paintRow(cell, gc, bounds);
        }
    }

    private void paintRow(ILayerCell cell, GC gc, Rectangle bounds) {
        boolean selected = DisplayMode.SELECT == cell.getDisplayMode();
        boolean marked = table.markedAt(cell.getRowIndex());
        gc.setBackground(selected ? TableColours.selection() : marked ? TableColours.marked() : TableColours.background());
        gc.fillRectangle(bounds);
        Tone tone = table.toneAt(cell.getColumnIndex(), cell.getRowIndex());
        Color colour = selected ? TableColours.selectionText() : tone.colour();
        if (marked && cell.getColumnIndex() == 0) {
            // not by colour alone
            gc.setBackground(colour);
            gc.fillRectangle(bounds.x, bounds.y + 1, MARKED_EDGE, bounds.height - 2);
        }
        int left = bounds.x + PADDING;
        int width = bounds.width - 2 * PADDING;
        if (tone.marked()) {
            int size = markSize(texts.ascent(gc));
            tone.draw(gc, left, bounds.y + (bounds.height - size) / 2, size, colour);
            left += size + PADDING;
            width -= size + PADDING;
        }
        text(gc, String.valueOf(cell.getDataValue()), new Rectangle(left, bounds.y, width, bounds.height), colour,
                table.alignment(cell.getColumnIndex()));
    }

    private void paintHeading(ILayerCell cell, GC gc, Rectangle bounds) {
        gc.setBackground(TableColours.header());
        gc.fillRectangle(bounds);
        String title = String.valueOf(cell.getDataValue());
        int column = cell.getColumnIndex();
        Color colour = TableColours.headerText();
        if (table.header().kind(cell.getRowIndex()) == TableHeader.Kind.GROUPS) {
            if (!title.isEmpty()) {
                paintGroup(gc, title, table.header().groupBounds(column), bounds, colour);
            }
            return;
        }
        int arrow = table.sortingAt(column).isPresent() && table.header().kind(cell.getRowIndex()) == TableHeader.Kind.TITLES
                ? texts.ascent(gc) * 2 / 3 : 0;
        int width = bounds.width - 2 * PADDING - (arrow == 0 ? 0 : arrow + PADDING);
        text(gc, title, new Rectangle(bounds.x + PADDING, bounds.y, width, bounds.height), colour, table.alignment(column));
        table.sortingAt(column).filter(by -> arrow > 0).ifPresent(by -> {
            int x = bounds.x + bounds.width - PADDING - arrow;
            int top = bounds.y + (bounds.height - arrow) / 2;
            int tip = by.descending() ? top + arrow : top;
            int base = by.descending() ? top : top + arrow;
            gc.setBackground(colour);
            gc.setAntialias(SWT.ON);
            gc.fillPolygon(new int[] { x, base, x + arrow, base, x + arrow / 2, tip });
        });
    }

    /** The heading of a group is written across the cells of its columns; each cell shows its part of it. */
    private void paintGroup(GC gc, String title, Rectangle group, Rectangle bounds, Color colour) {
        Rectangle clipping = gc.getClipping();
        // the line between the columns of a group is no line between groups
        int right = Math.min(bounds.x + bounds.width + LINE, group.x + group.width);
        Rectangle part = new Rectangle(bounds.x - LINE, bounds.y, right - bounds.x + LINE, bounds.height);
        part.intersect(group(group, bounds));
        gc.setClipping(part);
        gc.fillRectangle(part);
        gc.setForeground(TableColours.line());
        gc.drawLine(group.x, bounds.y, group.x, bounds.y + bounds.height);
        gc.drawLine(group.x + group.width - LINE, bounds.y, group.x + group.width - LINE, bounds.y + bounds.height);
        text(gc, title, new Rectangle(group.x + PADDING, bounds.y, group.width - 2 * PADDING, bounds.height), colour, SWT.CENTER);
        gc.setClipping(clipping);
    }

    private static Rectangle group(Rectangle group, Rectangle bounds) {
        return new Rectangle(group.x, bounds.y, group.width, bounds.height);
    }

    private void text(GC gc, String text, Rectangle place, Color colour, int alignment) {
        String shown = texts.shortened(gc, text, place.width);
        gc.setForeground(colour);
        // the height of the text, not of the font: Japanese may come from another font
        Point size = gc.textExtent(shown, 0);
        int free = Math.max(0, place.width - size.x);
        int indent = alignment == SWT.RIGHT ? free : alignment == SWT.CENTER ? free / 2 : 0;
        gc.drawText(shown, place.x + indent, place.y + (place.height - size.y) / 2, SWT.DRAW_TRANSPARENT);
    }

    private static Font font(boolean header) {
        return header ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : JFaceResources.getDefaultFont();
    }

    private static int markSize(int ascent) {
        return Math.max(8, ascent * 4 / 5);
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
        return gc.textExtent(HarmlessText.line(HarmlessText.cut(text, LONGEST)), 0).x + 2 * PADDING + LINE
                + (tone.marked() ? markSize(gc.getFontMetrics().getAscent()) + PADDING : 0);
    }

    @Override
    public int getPreferredHeight(ILayerCell cell, GC gc, IConfigRegistry registry) {
        gc.setFont(font(header));
        return gc.getFontMetrics().getHeight() + PADDING;
    }
}
