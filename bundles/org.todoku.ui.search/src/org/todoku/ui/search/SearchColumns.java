package org.todoku.ui.search;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.NullMarked;
import org.todoku.core.CategoryRef;
import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.Update;
import org.todoku.core.query.SearchHit;
import org.todoku.rules.Reader;
import org.todoku.rules.Standing;
import org.todoku.ui.Column;
import org.todoku.ui.Session;
import org.todoku.ui.StandingLook;
import org.todoku.ui.TodokuTable;
import org.todoku.ui.Tone;

/** The columns of the search: what an update is, then how it stands on each server. */
@NullMarked
final class SearchColumns {

    /** How many columns stay in sight while the others scroll. */
    static final int FROZEN = 1;

    private static final String TITLE = "title";
    private static final String KB = "kb";
    private static final String SERVER = "server.";
    /** Widths in pixels; a server may be called anything. */
    private static final int WIDEST_SERVER = 140;
    private static final int NARROWEST_TITLE = 140;
    private static final int WIDEST_TITLE = 700;

    private final Session session;
    private final Reader reader;
    private final DateTimeFormatter date;

    SearchColumns(Session session) {
        this.session = session;
        this.reader = session.reader();
        ZoneId zone = reader.zone();
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(reader.locale()).withZone(zone);
    }

    List<Column<SearchHit>> of(List<ServerState> servers) {
        List<Column<SearchHit>> columns = new ArrayList<>();
        columns.add(Column.of(KB, Messages.Column_kb, 90, hit -> kb(hit.update())));
        columns.add(Column.of(TITLE, Messages.Column_title, 380, hit -> hit.update().title(reader.locale())));
        for (int i = 0; i < servers.size(); i++) {
            int place = i;
            ServerState server = servers.get(i);
            columns.add(Column.<SearchHit>of(SERVER + server.key(), session.fleet().shortName(server, servers), WIDEST_SERVER,
                    hit -> word(standing(server, hit, place)))
                    .toned(hit -> StandingLook.tone(standing(server, hit, place)))
                    .hinted(hit -> server.server() + "\n" + StandingLook.meaning(standing(server, hit, place)))
                    .headed(server.server() + "\n" + Messages.bind(Messages.Column_server, reader.shown(server.collectedAt()))));
        }
        columns.add(Column.of("classification", Messages.Column_classification, 150, hit -> classification(hit.update())));
        columns.add(Column.of("product", Messages.Column_product, 200,
                hit -> String.join(Messages.List_separator, hit.update().products().stream().map(CategoryRef::shown).toList())));
        columns.add(Column.of("created", Messages.Column_created, 120, hit -> created(hit.update())));
        return columns;
    }

    /** Gives every column the width it needs, and the title what is left. */
    void fit(TodokuTable<SearchHit> table, int room) {
        int kb = table.widthFor(Messages.Column_kb, "KB5000000", Tone.PLAIN);
        table.fit(KB, kb);
        int left = room - kb;
        for (Column<SearchHit> column : table.columns()) {
            if (column.id().startsWith(SERVER)) {
                int needed = Stream.of(Standing.values())
                        .mapToInt(standing -> table.widthFor(column.title(), word(standing), StandingLook.tone(standing)))
                        .max().orElseThrow();
                int width = Math.min(WIDEST_SERVER, needed);
                table.fit(column.id(), width);
                left -= width;
            }
        }
        table.fit(TITLE, Math.clamp(left, NARROWEST_TITLE, WIDEST_TITLE));
    }

    /** What the console says in its lists, where it is shorter than what is said in a sentence. */
    private String word(Standing standing) {
        return standing == Standing.NOT_APPROVED ? Messages.Standing_unapproved : StandingLook.word(standing, reader);
    }

    private static Standing standing(ServerState server, SearchHit hit, int place) {
        Optional<Presence> presence = place < hit.presences().size() ? hit.presences().get(place) : Optional.empty();
        return Standing.of(server, presence);
    }

    private static String kb(Update update) {
        return String.join(Messages.List_separator, update.kbArticles().stream().map(number -> "KB" + number).toList());
    }

    private static String classification(Update update) {
        CategoryRef classification = update.classification();
        return classification == null ? "" : classification.shown();
    }

    private String created(Update update) {
        return update.created() == null ? "" : date.format(update.created());
    }
}
