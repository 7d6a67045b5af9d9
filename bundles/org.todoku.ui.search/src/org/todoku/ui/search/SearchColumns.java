package org.todoku.ui.search;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Presence;
import org.todoku.core.ServerState;
import org.todoku.core.UpdateField;
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
    private static final String APPROVAL = "approval.";
    private static final String ARRIVAL = "arrival.";
    private static final String REVISION = "revision.";
    private static final List<String> OF_SERVER = List.of(APPROVAL, ARRIVAL, REVISION);
    /** Widths in pixels; a server may be called anything. */
    private static final int WIDEST_SERVER = 140;
    private static final int NARROWEST_TITLE = 140;
    private static final int WIDEST_TITLE = 700;

    private final Session session;
    private final Reader reader;
    private final ApprovalTexts approvals;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;

    SearchColumns(Session session, ApprovalTexts approvals) {
        this.session = session;
        this.reader = session.reader();
        this.approvals = approvals;
        ZoneId zone = reader.zone();
        this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(reader.locale()).withZone(zone);
        this.time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(reader.locale()).withZone(zone);
    }

    /**
     * @param servers of the search
     * @param chosen keys of those that get columns, in their order
     * @param parts the columns of each server
     */
    List<Column<SearchRow>> of(List<ServerState> servers, List<String> chosen, Set<ServerColumns> parts) {
        List<Column<SearchRow>> columns = new ArrayList<>();
        columns.add(Column.<SearchRow>of(KB, Messages.Column_kb, 90, SearchColumns::kb).sortedByValue(SearchColumns::kbNumber));
        columns.add(Column.of(TITLE, Messages.Column_title, 380, SearchRow::title).sortedByText());
        for (String key : chosen) {
            for (int place = 0; place < servers.size(); place++) {
                if (servers.get(place).key().equals(key)) {
                    add(servers, place, parts, columns);
                }
            }
        }
        columns.add(Column.of("classification", Messages.Column_classification, 150, SearchColumns::classification).sortedByText());
        columns.add(Column.<SearchRow>of("product", Messages.Column_product, 200,
                row -> String.join(Messages.List_separator, row.products().stream().map(CategoryRef::shown).toList())).sortedByText());
        columns.add(Column.<SearchRow>of("created", Messages.Column_created, 120, row -> shown(row.created(), date))
                .sortedByValue(SearchRow::created));
        columns.add(Column.<SearchRow>of("id", Messages.Column_id, 290, row -> row.id().toString()).sortedByText().onRequest(true));
        return columns;
    }

    private void add(List<ServerState> servers, int place, Set<ServerColumns> parts, List<Column<SearchRow>> columns) {
        ServerState server = servers.get(place);
        String name = session.fleet().shortName(server, servers);
        boolean group = parts.size() > 1;
        for (ServerColumns part : parts) {
            Column<SearchRow> column = switch (part) {
                case STATE -> state(server, place, group ? part.label() : name);
                case APPROVAL -> Column.<SearchRow>of(APPROVAL + server.key(), group ? part.label() : name, 150,
                        row -> approvals.text(server, row.id(), row.on(place))).sortedByText();
                case ARRIVAL -> Column.<SearchRow>of(ARRIVAL + server.key(), group ? part.label() : name, 150,
                        row -> arrival(server, row.on(place))).sortedByValue(row -> row.on(place).map(Presence::arrived).orElse(null));
                case REVISION -> Column.<SearchRow>of(REVISION + server.key(), group ? part.label() : name, 70,
                        row -> revision(row.revisionOn(place))).right().sortedByValue(row -> number(row.revisionOn(place)));
            };
            String about = server.server() + "\n" + Messages.bind(Messages.Column_server, reader.shown(server.collectedAt()));
            columns.add((group ? column.grouped(name) : column).headed(group ? part.label() + " · " + about : about));
        }
    }

    private Column<SearchRow> state(ServerState server, int place, String title) {
        return Column.<SearchRow>of(SERVER + server.key(), title, WIDEST_SERVER, row -> word(row.standing(place)))
                .toned(row -> StandingLook.tone(row.standing(place)))
                .hinted(row -> server.server() + "\n" + StandingLook.meaning(row.standing(place)))
                .sortedByValue(row -> row.standing(place));
    }

    /** Gives every column the width it needs, and the title what is left. */
    void fit(TodokuTable<SearchRow> table, int room) {
        int kb = table.widthFor(Messages.Column_kb, "KB5000000", Tone.PLAIN);
        table.fit(KB, kb);
        int left = room - kb;
        int word = Stream.of(Standing.values()).mapToInt(standing -> table.widthFor("", word(standing), StandingLook.tone(standing))).max()
                .orElseThrow();
        for (Column<SearchRow> column : table.columns()) {
            if (column.id().startsWith(SERVER)) {
                int width = Math.min(WIDEST_SERVER, Math.max(word, table.widthFor(column.title(), "", Tone.PLAIN)));
                table.fit(column.id(), width);
                left -= width;
            } else if (OF_SERVER.stream().anyMatch(column.id()::startsWith)) {
                left -= column.width();
            }
        }
        table.fit(TITLE, Math.clamp(left, NARROWEST_TITLE, WIDEST_TITLE));
    }

    /** What the console says in its lists, where it is shorter than what is said in a sentence. */
    private String word(Standing standing) {
        return standing == Standing.NOT_APPROVED ? Messages.Standing_unapproved : StandingLook.word(standing, reader);
    }

    private String arrival(ServerState server, Optional<Presence> presence) {
        if (presence.isEmpty()) {
            return "";
        }
        Instant arrived = presence.get().arrived();
        return arrived == null || !server.has(UpdateField.ARRIVED) ? Messages.Unknown : shown(arrived, time);
    }

    /** Sources that do not say the revision are read as revision 0. */
    private static String revision(OptionalInt revision) {
        return revision.isEmpty() ? "" : revision.getAsInt() == 0 ? Messages.Unknown : Integer.toString(revision.getAsInt());
    }

    private static @Nullable Integer number(OptionalInt revision) {
        return revision.isEmpty() ? null : revision.getAsInt();
    }

    private static String kb(SearchRow row) {
        return String.join(Messages.List_separator, row.kbArticles().stream().map(number -> "KB" + number).toList());
    }

    /** By the number, not by its digits; what is no number comes after all numbers. */
    private static @Nullable Long kbNumber(SearchRow row) {
        if (row.kbArticles().isEmpty()) {
            return null;
        }
        String digits = row.kbArticles().get(0);
        return digits.matches("\\d{1,18}") ? Long.valueOf(digits) : Long.MAX_VALUE;
    }

    private static String classification(SearchRow row) {
        CategoryRef classification = row.classification();
        return classification == null ? "" : classification.shown();
    }

    private static String shown(@Nullable Instant when, DateTimeFormatter format) {
        return when == null ? "" : format.format(when);
    }
}
