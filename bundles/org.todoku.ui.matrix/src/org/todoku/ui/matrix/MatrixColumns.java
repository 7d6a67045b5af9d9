package org.todoku.ui.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.CategoryRef;
import org.todoku.ui.Column;
import org.todoku.ui.Tone;

/**
 * The columns of the matrix: the tree of products, whether each is ticked, and the classifications. Of one server there is one column for
 * each; of some servers side by side there is one for each server under a common heading; many are counted together.
 */
@NullMarked
final class MatrixColumns {

    /** Column of the tree. */
    static final String PRODUCT = "product";
    /** Column of the product's own tick. */
    static final String TICKED = "ticked";

    /** Behind a title about which servers do not agree; the tooltip says who calls it what. */
    private static final String DISPUTED = " ▲";
    private static final char OF_SERVER = '@';
    /** Of the column that says whether the product itself is ticked. */
    private static final int TICK = 112;
    private static final int ROOM_FOR_TITLE = 22;
    private static final int ROOM_FOR_RANGES = 60;

    private final MatrixState state;
    private final boolean each;
    private final Predicate<Line> collapsed;
    private final Function<Integer, String> serverName;
    private final Supplier<MatrixCells> cells;

    /**
     * @param each whether every server has columns of its own
     * @param serverName short name of a server, by its number
     * @param cells asked again and again, because the words change with the sandbox while the columns stay
     */
    MatrixColumns(MatrixState state, boolean each, Predicate<Line> collapsed, Function<Integer, String> serverName,
            Supplier<MatrixCells> cells) {
        this.state = state;
        this.each = each;
        this.collapsed = collapsed;
        this.serverName = serverName;
        this.cells = cells;
    }

    /**
     * What a column is about.
     *
     * @param column number of the classification, {@link MatrixCells#TICK} for the product itself
     * @param server number of the server; empty for all together
     */
    record Place(int column, Optional<Integer> server) {
    }

    List<Column<Line>> columns() {
        List<Column<Line>> columns = new ArrayList<>();
        columns.add(Column.<Line>of(PRODUCT, Messages.Matrix_product, 300, line -> cells.get().product(line, collapsed.test(line)))
                .toned(line -> cells.get().productTone(line)).hinted(line -> cells.get().productHint(line)));
        add(columns, MatrixCells.TICK, TICKED, Messages.Matrix_tickedColumn);
        // what the investigated updates need comes first, so that it is seen without scrolling
        Needs needs = state.question();
        IntStream.range(0, state.now().classifications().size()).boxed()
                .sorted(Comparator.comparing(index -> needs == null || !needs.needsClassification(state.classification(index))))
                .forEach(index -> add(columns, index, id(state.classification(index)),
                        MatrixCells.name(state.classification(index), Messages.Matrix_noClassification)));
        return columns;
    }

    private static String id(CategoryRef classification) {
        return classification.guid().map(Object::toString).orElse("?" + classification.title());
    }

    private void add(List<Column<Line>> columns, int column, String id, String title) {
        String heading = column == MatrixCells.TICK ? ""
                : String.join("\n", state.oddities().titles(state.classification(column)));
        String tooltip = heading.isEmpty() ? "" : title + "\n" + heading;
        String shown = heading.isEmpty() ? title : title + DISPUTED;
        int width = cells.get().width();
        if (each) {
            for (int server = 0; server < state.servers().size(); server++) {
                int of = server;
                columns.add(one(id + OF_SERVER + state.servers().get(of).key(), serverName.apply(of), column == MatrixCells.TICK ? TICK
                        : width, column, of).grouped(shown)
                        .headed(tooltip.isEmpty() ? title + "\n" + state.servers().get(of).server() : tooltip));
            }
        } else if (state.single().isPresent()) {
            columns.add(one(id, shown, column == MatrixCells.TICK ? TICK : width + ROOM_FOR_TITLE, column, 0).headed(tooltip));
        } else {
            columns.add(Column.<Line>of(id, shown, column == MatrixCells.TICK ? TICK + ROOM_FOR_RANGES : width + ROOM_FOR_RANGES,
                    line -> cells.get().together(line, column))
                    .toned(line -> tone(line, column)).hinted(line -> cells.get().title(line, column)).headed(tooltip));
        }
    }

    private Tone tone(Line line, int column) {
        return cells.get().togetherTone(line, column);
    }

    private Column<Line> one(String id, String title, int width, int column, int server) {
        return Column.<Line>of(id, title, width, line -> cells.get().text(line, column, server))
                .toned(line -> cells.get().tone(line, column, server)).hinted(line -> cells.get().hint(line, column, server));
    }

    /** What a column is about, by its id; the tree counts as the product itself. */
    static Place place(MatrixState state, String id) {
        int at = id.lastIndexOf(OF_SERVER);
        String what = at < 0 ? id : id.substring(0, at);
        Optional<Integer> server = Optional.of(0).filter(first -> state.single().isPresent());
        for (int i = 0; at >= 0 && i < state.servers().size(); i++) {
            if (state.servers().get(i).key().equals(id.substring(at + 1))) {
                server = Optional.of(i);
            }
        }
        for (int column = 0; column < state.now().classifications().size(); column++) {
            if (id(state.classification(column)).equals(what)) {
                return new Place(column, server);
            }
        }
        return new Place(MatrixCells.TICK, server);
    }
}
