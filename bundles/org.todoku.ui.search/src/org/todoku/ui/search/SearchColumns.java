package org.todoku.ui.search;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

/** The columns of the search: what an update is, then how it stands on each server. */
@NullMarked
final class SearchColumns {

    /** How many columns stay in sight while the others scroll. */
    static final int FROZEN = 1;

    static final String TITLE = "title";
    private static final int KB_WIDTH = 90;
    private static final int SERVER_WIDTH = 120;

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
        columns.add(Column.of("kb", Messages.Column_kb, KB_WIDTH, hit -> kb(hit.update())));
        columns.add(Column.of(TITLE, Messages.Column_title, 380, hit -> hit.update().title(reader.locale())));
        for (int i = 0; i < servers.size(); i++) {
            int place = i;
            ServerState server = servers.get(i);
            columns.add(Column.<SearchHit>of("server." + server.key(), session.fleet().shortName(server, servers), SERVER_WIDTH,
                    hit -> StandingLook.word(standing(server, hit, place), reader))
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

    /** Room for a title beside the columns of the servers, within what can be read. */
    static int titleWidth(int room, int servers) {
        return Math.clamp(room - KB_WIDTH - (long) servers * SERVER_WIDTH, 200, 700);
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
