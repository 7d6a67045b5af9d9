package org.todoku.ui.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.NullMarked;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.fact.Tri;
import org.todoku.core.fleet.SubscriptionMatrix.Kind;
import org.todoku.core.fleet.SubscriptionMatrix.Row;
import org.todoku.core.fleet.SubscriptionMatrix.Spread;
import org.todoku.rules.Reader;
import org.todoku.ui.RichContent;
import org.todoku.ui.RichText;
import org.todoku.ui.Session;
import org.todoku.ui.Tone;

/**
 * What is known of the selected cell: on every server whether it is ticked and what is there, and why the category stands out. Widget
 * {@code matrix.details}; links {@code search} and {@code search.KEY} of a server.
 */
@NullMarked
final class MatrixDetails {

    /** More servers than these are named in groups first. */
    private static final int FEW = 10;
    /** What is out of the ordinary first. */
    private static final List<Tri> ORDER = List.of(Tri.NO, Tri.UNKNOWN, Tri.YES);

    private final RichText text;
    private final Session session;
    private final Reader reader;

    MatrixDetails(Composite parent, Session session) {
        this.text = new RichText(parent, "matrix.details", Messages.Details_name);
        this.session = session;
        this.reader = session.reader();
        text.setFoldHints(Messages.Details_unfold, Messages.Details_fold);
    }

    void showNothing() {
        text.show(content -> content.muted(0, Messages.Details_nothing));
    }

    void show(MatrixState state, Supplier<MatrixCells> cells, Line line, MatrixColumns.Place place) {
        text.show(content -> write(content, state, cells.get(), line, place));
    }

    private void write(RichContent content, MatrixState state, MatrixCells cells, Line line, MatrixColumns.Place place) {
        int column = place.column();
        if (line.isClassifications() && column == MatrixCells.TICK) {
            content.text(0, Messages.Matrix_classificationHint);
            return;
        }
        content.heading(0, JFaceResources.getBannerFont(), cells.title(line, column));
        guids(content, state, line, column);
        if (!line.isClassifications()) {
            state.oddities().serious(line.row()).forEach(odd -> content.marked(Tone.NOTICE, 4, () -> content.span(odd, Tone.PLAIN)));
            state.oddities().remarks(line.row()).forEach(remark -> content.muted(2, remark));
        }
        if (column != MatrixCells.TICK) {
            state.oddities().titles(state.classification(column))
                    .forEach(odd -> content.marked(Tone.NOTICE, 4, () -> content.span(odd, Tone.PLAIN)));
        }
        String query = query(state, line, column);
        if (!query.isEmpty()) {
            content.paragraph(4, () -> content.link("search", Messages.Details_search, query, () -> session.search(query)));
        }
        servers(content, state, cells, line, place);
    }

    private static void guids(RichContent content, MatrixState state, Line line, int column) {
        List<String> ids = new ArrayList<>();
        if (!line.isClassifications()) {
            state.row(line).category().guid().ifPresent(id -> ids.add(id.toString()));
        }
        if (column != MatrixCells.TICK) {
            state.classification(column).guid().ifPresent(id -> ids.add(id.toString()));
        }
        if (!line.isClassifications() && state.row(line).parent() >= 0) {
            ids.add(NLS.bind(Messages.Details_family, state.now().family(line.row())));
        }
        if (!ids.isEmpty()) {
            content.muted(2, String.join(" · ", ids));
        }
    }

    private void servers(RichContent content, MatrixState state, MatrixCells cells, Line line, MatrixColumns.Place place) {
        int column = place.column();
        if (state.servers().size() > 1) {
            Spread spread = MatrixCells.spread(state.then(), line, column);
            content.strong(8, NLS.bind(Messages.Details_spread, new Object[] { number(spread.yes()), number(spread.all()),
                    number(spread.no()), number(spread.unknown()) }));
        }
        if (state.servers().size() > FEW) {
            groups(content, state, cells, line, column);
        }
        // a page of fifty lines takes long to lay out, and one walks through many cells
        boolean few = state.servers().size() <= FEW;
        if (few) {
            each(content, state, cells, line, column);
        } else {
            content.fold("each", 6, Messages.Details_each, false, () -> each(content, state, cells, line, column));
        }
    }

    /** Who has it ticked and who not, by name; what is out of the ordinary first. */
    private void groups(RichContent content, MatrixState state, MatrixCells cells, Line line, int column) {
        for (Tri tick : ORDER) {
            List<String> names = new ArrayList<>();
            for (int server = 0; server < state.servers().size(); server++) {
                if (cells.ticked(line, column, server) == tick) {
                    names.add(session.fleet().shortName(state.servers().get(server), state.servers()));
                }
            }
            if (!names.isEmpty()) {
                content.marked(MatrixCells.tone(tick), 2, () -> {
                    content.strong(MatrixCells.word(tick, true) + ' ' + number(names.size()) + ": ");
                    content.span(reader.shown(names), Tone.PLAIN);
                });
            }
        }
    }

    private void each(RichContent content, MatrixState state, MatrixCells cells, Line line, int column) {
        for (Tri tick : ORDER) {
            for (int server = 0; server < state.servers().size(); server++) {
                if (cells.ticked(line, column, server) == tick) {
                    server(content, state, cells, line, column, server);
                }
            }
        }
    }

    private void server(RichContent content, MatrixState state, MatrixCells cells, Line line, int column, int server) {
        ServerState at = state.servers().get(server);
        Tri tick = cells.ticked(line, column, server);
        content.marked(MatrixCells.tone(tick), 2, () -> {
            content.strong(session.fleet().name(at));
            content.span(": " + NLS.bind(Messages.Details_sentence, cells.tick(line, column, server) + why(at, tick)), Tone.PLAIN);
            if (!line.isClassifications() && column != MatrixCells.TICK) {
                content.span(cells.count(line, column, server) + ' ', Tone.PLAIN);
            }
            String query = query(state, line, column);
            if (!query.isEmpty() && !line.isClassifications()) {
                String own = query + " server:" + quoted(at.key());
                content.link("search." + at.key(), Messages.Details_searchHere, own, () -> session.search(own));
            }
        });
    }

    private static String why(ServerState server, Tri tick) {
        return tick != Tri.UNKNOWN || server.subscription().isKnown() ? "" : Messages.Details_noSubscription;
    }

    /** What finds the updates of a cell; empty when nothing does. */
    static String query(MatrixState state, Line line, int column) {
        List<String> terms = new ArrayList<>();
        if (!line.isClassifications()) {
            Row row = state.row(line);
            if (row.kind() == Kind.NONE) {
                return "";
            }
            terms.add("product:" + term(row.category(), !state.now().twins(row.number()).isEmpty()));
        }
        if (column != MatrixCells.TICK) {
            CategoryRef classification = state.classification(column);
            if (classification.shown().isEmpty()) {
                return "";
            }
            terms.add("class:" + term(classification, false));
        }
        return String.join(" ", terms);
    }

    /** Titles are read more easily; the GUID where a title would find more than this one. */
    private static String term(CategoryRef category, boolean ambiguous) {
        String title = category.title();
        boolean plain = !title.isBlank() && title.chars().noneMatch(letter -> letter == '"' || Character.isISOControl(letter))
                && title.length() < 200;
        return category.guid().filter(id -> ambiguous || !plain).map(Object::toString).orElseGet(() -> quoted(title));
    }

    private static String quoted(String text) {
        return text.matches("[\\w.-]+") ? text : '"' + text.replace("\"", "") + '"';
    }

    private String number(long value) {
        return reader.shown(value);
    }
}
