package org.todoku.ui.matrix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.core.fleet.SubscriptionMatrix.Cell;
import org.todoku.core.fleet.SubscriptionMatrix.Row;
import org.todoku.core.fleet.Tally;
import org.todoku.rules.Reader;
import org.todoku.ui.Column;
import org.todoku.ui.Tone;

/** The columns of the matrix: the product, whether it is ticked, and one column for each classification. */
@NullMarked
final class MatrixColumns {

    /** Column of the product's own tick. */
    static final String TICKED = "ticked";

    private final SubscriptionMatrix matrix;
    private final @Nullable Needs needs;
    private final Reader reader;

    MatrixColumns(SubscriptionMatrix matrix, @Nullable Needs needs, Reader reader) {
        this.matrix = matrix;
        this.needs = needs;
        this.reader = reader;
    }

    List<Column<Row>> columns() {
        List<Column<Row>> columns = new ArrayList<>();
        columns.add(Column.<Row>of("product", Messages.Matrix_product, 280, row -> row.product().shown())
                .hinted(row -> row.product().guid().map(id -> row.product().title() + "\n" + id).orElse(row.product().title())));
        columns.add(Column.<Row>of(TICKED, Messages.Matrix_ticked, 110, row -> word(row.ticked())).toned(row -> tone(row.ticked())));
        // what the explained update needs comes first, so that it is seen without scrolling
        IntStream.range(0, matrix.classifications().size()).boxed()
                .sorted(Comparator.comparing(index -> needs == null || !needs.needs(matrix.classifications().get(index))))
                .forEach(index -> columns.add(column(index, matrix.classifications().get(index))));
        columns.add(Column.<Row>of("family", Messages.Matrix_family, 110, Row::family).toned(row -> Tone.MUTED));
        return columns;
    }

    private Column<Row> column(int index, CategoryRef classification) {
        return Column.<Row>of(classification.guid().map(Object::toString).orElse(classification.title()), classification.shown(), 165,
                row -> text(row, index, classification)).toned(row -> tone(row, index, classification))
                .hinted(row -> hint(row, index, classification));
    }

    private boolean needed(Row row, CategoryRef classification) {
        return needs != null && needs.needs(row.product(), classification);
    }

    private String text(Row row, int index, CategoryRef classification) {
        Cell cell = row.cells().get(index);
        Tally tally = cell.tally();
        String count = tally == null ? "" : reader.shown(tally.updates());
        if (!needed(row, classification)) {
            return count;
        }
        String need = switch (cell.selected()) {
            case YES -> Messages.Matrix_neededHere;
            case NO -> Messages.Matrix_neededMissing;
            case UNKNOWN -> Messages.Matrix_neededUnknown;
        };
        return count.isEmpty() ? need : count + " · " + need;
    }

    private Tone tone(Row row, int index, CategoryRef classification) {
        Tri selected = row.cells().get(index).selected();
        return selected == Tri.NO && needed(row, classification) ? Tone.BAD : tone(selected);
    }

    private String hint(Row row, int index, CategoryRef classification) {
        Cell cell = row.cells().get(index);
        Tally tally = cell.tally();
        String there = "";
        if (tally != null) {
            Instant newest = tally.newest();
            there = NLS.bind(Messages.Matrix_updates, reader.shown(tally.updates()))
                    + (newest == null ? "" : ' ' + NLS.bind(Messages.Matrix_newest, reader.shown(newest)));
        }
        return NLS.bind(Messages.Matrix_hint, new Object[] { row.product().shown(), classification.shown(), word(cell.selected()), there });
    }

    static String word(Tri ticked) {
        return switch (ticked) {
            case YES -> Messages.Matrix_neededHere;
            case NO -> Messages.Matrix_notTicked;
            case UNKNOWN -> Messages.Matrix_unknown;
        };
    }

    private static Tone tone(Tri ticked) {
        return switch (ticked) {
            case YES -> Tone.GOOD;
            case NO -> Tone.ABSENT;
            case UNKNOWN -> Tone.UNKNOWN;
        };
    }
}
