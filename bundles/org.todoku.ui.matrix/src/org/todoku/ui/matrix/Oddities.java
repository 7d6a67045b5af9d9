package org.todoku.ui.matrix;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.osgi.util.NLS;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.ServerState;
import org.todoku.core.fleet.SubscriptionMatrix;
import org.todoku.core.fleet.SubscriptionMatrix.Kind;
import org.todoku.core.fleet.SubscriptionMatrix.Row;
import org.todoku.core.fleet.Tally;
import org.todoku.rules.Reader;
import org.todoku.rules.data.ProductHint;
import org.todoku.rules.data.Products;

/**
 * What misleads about a category: another one of the same title, one in which nothing appears any more, titles or parents about which
 * servers disagree. In sentences for the user, with the number of the rule that stops on it. Safe for many threads.
 */
@NullMarked
final class Oddities {

    /** Of two categories with one title, the one that lags so far behind is probably dead (rule B06). */
    private static final Duration STALE = Duration.ofDays(60);

    private final SubscriptionMatrix matrix;
    private final Products products;
    private final LocalDate day;
    private final Reader reader;
    private final Map<Integer, List<String>> serious = new ConcurrentHashMap<>();

    Oddities(SubscriptionMatrix matrix, Products products, LocalDate day, Reader reader) {
        this.matrix = matrix;
        this.products = products;
        this.day = day;
        this.reader = reader;
    }

    /** What may lead to a wrong decision; empty for an ordinary category. */
    List<String> serious(int row) {
        return serious.computeIfAbsent(row, this::find);
    }

    private List<String> find(int number) {
        Row row = matrix.rows().get(number);
        List<String> found = new ArrayList<>();
        twins(row, found);
        UUID id = row.category().id();
        if (id != null) {
            products.of(id).filter(hint -> !hint.live(day)).ifPresent(hint -> found.add(frozen(hint)));
        }
        titles(row.category()).stream().forEach(found::add);
        if (row.inLoop()) {
            found.add(Messages.Odd_loop);
        }
        return List.copyOf(found);
    }

    private void twins(Row row, List<String> found) {
        List<Row> twins = matrix.twins(row.number());
        if (twins.isEmpty()) {
            return;
        }
        found.add(NLS.bind(Messages.Odd_twin, reader.shown(twins.stream().map(twin -> NLS.bind(
                twin.kind() == Kind.FAMILY ? Messages.Odd_family : Messages.Odd_product, guid(twin.category()))).toList())));
        Instant own = newest(row);
        for (Row twin : twins) {
            Instant other = newest(twin);
            if (own != null && other != null && own.plus(STALE).isBefore(other)) {
                found.add(NLS.bind(Messages.Odd_stale, new Object[] { reader.shown(own), guid(twin.category()), reader.shown(other) }));
            }
        }
    }

    private String frozen(ProductHint hint) {
        LocalDate frozen = hint.frozen();
        LocalDate until = hint.until();
        String since = String.valueOf(frozen == null ? until : frozen);
        UUID instead = hint.instead();
        String note = reader.shown(hint.notes());
        String said = instead == null ? NLS.bind(Messages.Odd_frozen, since)
                : NLS.bind(Messages.Odd_frozenInstead,
                        new Object[] { since, products.of(instead).map(ProductHint::title).orElse(""), instead });
        return note.isBlank() ? said : said + ' ' + note;
    }

    /** What the servers call it, where they disagree. */
    List<String> titles(CategoryRef category) {
        Map<String, List<ServerState>> titles = matrix.titles(category);
        return titles.isEmpty() ? List.of() : List.of(NLS.bind(Messages.Odd_titles, reader.shown(titles.entrySet().stream().map(title ->
                NLS.bind(Messages.Odd_title, title.getKey(), reader.shown(title.getValue()))).toList())));
    }

    /** What is worth knowing, but misleads nobody. */
    List<String> remarks(int number) {
        Row row = matrix.rows().get(number);
        List<String> found = new ArrayList<>();
        if (row.orphan() && row.kind() == Kind.PRODUCT) {
            found.add(Messages.Odd_orphan);
        }
        if (!row.listed() && row.kind() != Kind.NONE) {
            found.add(Messages.Odd_unlisted);
        }
        if (row.byTitle()) {
            found.add(Messages.Odd_byTitle);
        }
        List<ServerState> without = new ArrayList<>();
        for (int server = 0; server < matrix.servers().size(); server++) {
            if (row.listed() && matrix.offered(row.category(), server) == org.todoku.core.fact.Tri.NO) {
                without.add(matrix.servers().get(server));
            }
        }
        if (!without.isEmpty()) {
            found.add(NLS.bind(Messages.Odd_notOffered, reader.shown(without)));
        }
        return found;
    }

    private @Nullable Instant newest(Row row) {
        Instant newest = null;
        for (int server = 0; server < matrix.servers().size(); server++) {
            for (int column = 0; column < matrix.classifications().size(); column++) {
                Tally tally = matrix.tally(row.number(), column, server);
                Instant one = tally == null ? null : tally.newest();
                if (one != null && (newest == null || one.isAfter(newest))) {
                    newest = one;
                }
            }
        }
        return newest;
    }

    private static String guid(CategoryRef category) {
        return category.guid().map(UUID::toString).orElse(Messages.Odd_noGuid);
    }
}
