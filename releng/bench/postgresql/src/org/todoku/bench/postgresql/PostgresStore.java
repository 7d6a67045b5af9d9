package org.todoku.bench.postgresql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.todoku.bench.OtherStore;
import org.todoku.core.Presence;
import org.todoku.core.ServerUpdate;
import org.todoku.core.Title;
import org.todoku.core.Update;

/** The same updates in tables of PostgreSQL, titles with trigram indexes. The newest revision that was added counts. */
public final class PostgresStore implements OtherStore {

    private static final int BATCH = 1 << 16;
    private static final String NEWEST = " ORDER BY created DESC LIMIT 100";

    private final PostgresServer server;
    private final Connection connection;
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final Map<Integer, BitSet> listed = new HashMap<>();
    private final StringBuilder updates = new StringBuilder();
    private final StringBuilder presences = new StringBuilder();

    /** @param programs folder with the programs of PostgreSQL */
    public PostgresStore(Path programs, Path folder) throws Exception {
        server = new PostgresServer(programs, folder);
        connection = DriverManager.getConnection(server.url());
        run("CREATE EXTENSION pg_trgm");
        run("CREATE TABLE upd (id int, uuid uuid, kb text, created timestamptz, product uuid, cls uuid, bytes bigint, en text, ja text)");
        run("CREATE TABLE presence (server smallint, upd int, approved bool, declined bool, expired bool, arrived timestamptz)");
    }

    @Override
    public String name() {
        return "PostgreSQL " + Objects.requireNonNull(query("SHOW server_version", "", row -> row.getString(1))).replaceAll(" .*", "");
    }

    @Override
    public void add(int at, ServerUpdate there) throws Exception {
        Update update = there.update();
        Integer known = numbers.get(update.id());
        int number = known == null ? numbers.size() + 1 : known;
        if (known == null) {
            numbers.put(update.id(), number);
            line(updates, number, update.id(), update.kbArticles().get(0), Objects.requireNonNull(update.created()),
                    Objects.requireNonNull(update.products().get(0).id()), Objects.requireNonNull(update.classification()).id(),
                    update.bytes(), title(update, "en"), title(update, "ja"));
        }
        BitSet here = listed.computeIfAbsent(at, server -> new BitSet());
        if (!here.get(number)) {
            here.set(number);
            Presence presence = there.presence();
            line(presences, at, number, presence.approved(), presence.declined(), presence.expired(), presence.arrived());
        }
        if (presences.length() > BATCH) {
            flush();
        }
    }

    private static Object title(Update update, String language) {
        return update.titles().stream().filter(title -> title.language().equals(language)).map(Title::text).findFirst().orElse("");
    }

    private static void line(StringBuilder into, Object... values) {
        for (int i = 0; i < values.length; i++) {
            into.append(i == 0 ? "" : "\t")
                    .append(values[i] == null ? "\\N" : values[i].toString().replace("\\", "\\\\").replace("\t", " "));
        }
        into.append('\n');
    }

    private void flush() throws SQLException {
        copy("upd", updates);
        copy("presence", presences);
    }

    private void copy(String table, StringBuilder lines) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
        lines.setLength(0);
    }

    @Override
    public void finish() throws Exception {
        flush();
        numbers.clear();
        listed.clear();
        run("ALTER TABLE upd ADD PRIMARY KEY (id)");
        run("CREATE UNIQUE INDEX ON upd (uuid)");
        run("CREATE INDEX ON upd (kb)");
        run("CREATE INDEX ON upd (created DESC)");
        run("CREATE INDEX ON upd (product, cls)");
        run("CREATE INDEX ON upd USING gin (en gin_trgm_ops)");
        run("CREATE INDEX ON upd USING gin (ja gin_trgm_ops)");
        run("ALTER TABLE presence ADD PRIMARY KEY (server, upd)");
        run("CREATE INDEX ON presence (upd)");
        run("VACUUM ANALYZE");
    }

    @Override
    public long size() {
        return query("SELECT pg_database_size(current_database())", "", row -> row.getLong(1));
    }

    @Override
    public int withNumber(String kb) {
        return withStates("kb = ?", kb);
    }

    @Override
    public int withTitle(List<String> texts) {
        return withStates(titled(texts), patterns(texts));
    }

    @Override
    public long total(List<String> texts) {
        return query("SELECT count(*) FROM upd WHERE " + titled(texts), patterns(texts), row -> row.getLong(1));
    }

    private static String titled(List<String> texts) {
        return texts.stream().map(text -> "(en ILIKE ? OR ja ILIKE ?)").collect(Collectors.joining(" AND "));
    }

    private static Object[] patterns(List<String> texts) {
        return texts.stream().flatMap(text -> Stream.of("%" + text + "%", "%" + text + "%")).toArray();
    }

    @Override
    public int withId(UUID id) {
        return withStates("uuid = ?", id);
    }

    /** The hits with all that is listed of them, and their states, as a search shows them. */
    private int withStates(String condition, Object... values) {
        List<Integer> ids = new ArrayList<>();
        each("SELECT id, uuid, kb, created, en, ja FROM upd WHERE " + condition + NEWEST, values, row -> {
            row.getString(5);
            ids.add(row.getInt(1));
        });
        each("SELECT server, upd, approved, declined, arrived FROM presence WHERE upd = ANY (?)",
                new Object[] {ids.toArray(Integer[]::new)}, row -> row.getBoolean(3));
        return ids.size();
    }

    @Override
    public long differences(List<Integer> servers) {
        String some = "SELECT upd FROM presence WHERE server IN (" + servers.stream().map(String::valueOf).collect(Collectors.joining(","))
                + ") GROUP BY upd HAVING count(*) < " + servers.size();
        each("SELECT id, uuid, kb, created, en, ja FROM upd WHERE id IN (" + some + ")" + NEWEST, new Object[0], row -> row.getString(5));
        return query("SELECT count(*) FROM (" + some + ") AS found", "", row -> row.getLong(1));
    }

    @Override
    public long matrix() {
        long[] groups = new long[1];
        each("SELECT server, product, cls, count(*), max(arrived) FROM presence JOIN upd ON upd = id GROUP BY server, product, cls",
                new Object[0], row -> groups[0] += row.getLong(4) > 0 ? 1 : 0);
        return groups[0];
    }

    @Override
    public long tick(int at, UUID product, List<UUID> classifications) {
        return query("SELECT count(*), sum(bytes) FROM upd WHERE product = ? AND cls = ANY (?) AND NOT EXISTS"
                + " (SELECT 1 FROM presence WHERE upd = id AND (server = " + at + " OR expired))",
                new Object[] {product, classifications.toArray(UUID[]::new)}, row -> row.getLong(1));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Read<T> {
        T of(ResultSet row) throws SQLException;
    }

    private interface Each {
        void of(ResultSet row) throws SQLException;
    }

    private <T> T query(String sql, Object values, Read<T> read) {
        List<T> found = new ArrayList<>();
        each(sql, values instanceof Object[] several ? several : new Object[0], row -> found.add(read.of(row)));
        return found.get(0);
    }

    private void each(String sql, Object[] values, Each read) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Object[] several) {
                    statement.setArray(i + 1, connection.createArrayOf(several instanceof UUID[] ? "uuid" : "int", several));
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.of(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() throws SQLException, IOException, InterruptedException {
        connection.close();
        server.close();
    }
}
