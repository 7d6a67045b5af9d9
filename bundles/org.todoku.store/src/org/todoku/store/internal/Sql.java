package org.todoku.store.internal;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.todoku.core.Completeness;
import org.todoku.core.Progress;
import org.todoku.core.StateKind;
import org.todoku.store.StateInfo;

/**
 * One connection to the database, and the only place with SQL. Methods that write are called by one thread at a time;
 * those that read may be called by any.
 */
public final class Sql implements AutoCloseable {

    /** Marks the file as a Todoku workspace ("Tdku"). */
    static final int APPLICATION = 0x54646B75;

    /** What every version added to the one before; the number of entries is the current version. */
    private static final List<List<String>> LADDER = List.of(List.of(
            "CREATE TABLE category (no INTEGER PRIMARY KEY, data BLOB NOT NULL)",
            "CREATE TABLE product_set (no INTEGER PRIMARY KEY, data BLOB NOT NULL)",
            "CREATE TABLE detail (no INTEGER PRIMARY KEY, data BLOB NOT NULL)",
            "CREATE TABLE stale (no INTEGER PRIMARY KEY)",
            "CREATE TABLE block (no INTEGER PRIMARY KEY, data BLOB NOT NULL)",
            "CREATE TABLE state (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, server TEXT NOT NULL, name TEXT NOT NULL,"
                    + " second INTEGER NOT NULL, nano INTEGER NOT NULL, source TEXT NOT NULL, updates INTEGER NOT NULL,"
                    + " completeness TEXT NOT NULL, sections BLOB NOT NULL, listing BLOB NOT NULL, UNIQUE (kind, server, second, nano))"));

    public static final int VERSION = LADDER.size();

    private static final int OPEN_READ_ONLY = 0x01;
    private static final int OPEN_READ_WRITE_CREATE = 0x02 | 0x04;
    private static final int OPEN_URI = 0x40;

    private static final int PAGES_AT_ONCE = 512;
    private static final int STEPS_UNTIL_ASKED = 10_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Sql(Connection connection) {
        this.connection = connection;
    }

    /** A file by its URI, in which no character of its name can be taken for a setting. */
    private static Sql connect(Path file, int openMode) throws SQLException {
        URI uri = file.toAbsolutePath().toUri();
        String share = uri.getRawAuthority();
        var settings = new Properties();
        settings.setProperty("open_mode", Integer.toString(openMode | OPEN_URI));
        return connect("jdbc:sqlite:file://" + (share == null ? "" : "//" + share) + uri.getRawPath(), settings);
    }

    private static Sql connect(String url, Properties settings) throws SQLException {
        // else the driver asks for the row number after every single INSERT
        settings.setProperty("jdbc.get_generated_keys", "false");
        // the driver itself: its manager cannot see into the class loaders of other bundles
        Connection connection = new org.sqlite.JDBC().connect(url, settings);
        if (connection == null) {
            throw new SQLException("the driver does not accept " + url);
        }
        return new Sql(connection);
    }

    /** A connection that cannot change the file. */
    static Sql readOnly(Path file) throws SQLException {
        Sql sql = connect(file, OPEN_READ_ONLY);
        return sql.started("PRAGMA cache_size=-8192", "PRAGMA busy_timeout=1000");
    }

    static Sql writable(Path file) throws SQLException {
        Sql sql = connect(file, OPEN_READ_WRITE_CREATE);
        // the first has an effect on a new file, and on an older one when all of it is written anew
        return sql.started("PRAGMA auto_vacuum=INCREMENTAL", "PRAGMA busy_timeout=1000", "PRAGMA journal_mode=WAL",
                "PRAGMA synchronous=FULL", "PRAGMA cache_size=-32768",
                "PRAGMA mmap_size=0", "PRAGMA temp_store=MEMORY", "PRAGMA journal_size_limit=67108864");
    }

    static Sql memory() throws SQLException {
        return connect("jdbc:sqlite::memory:", new Properties()).started("PRAGMA temp_store=MEMORY");
    }

    private Sql started(String... pragmas) throws SQLException {
        try {
            for (String pragma : pragmas) {
                execute(pragma);
            }
            return this;
        } catch (SQLException e) {
            try (connection) {
                throw e;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Version of the schema; 0 for an empty file. */
    int version() throws SQLException {
        if (number("SELECT count(*) FROM sqlite_master") == 0) {
            return 0;
        }
        if (number("PRAGMA application_id") != APPLICATION) {
            throw new DamagedException("a database of another program");
        }
        return (int) number("PRAGMA user_version");
    }

    /** Brings an older schema to the current one, in one transaction. */
    void migrate() throws SQLException {
        int version = version();
        if (version >= VERSION) {
            return;
        }
        begin();
        try {
            for (List<String> step : LADDER.subList(version, VERSION)) {
                for (String sql : step) {
                    execute(sql);
                }
            }
            execute("PRAGMA application_id=" + APPLICATION);
            execute("PRAGMA user_version=" + VERSION);
            commit();
        } catch (SQLException e) {
            rollback();
            throw e;
        }
    }

    void begin() throws SQLException {
        execute("BEGIN IMMEDIATE");
    }

    void commit() throws SQLException {
        execute("COMMIT");
    }

    /** Gives up the transaction; SQLite may have done so already, for example when the disk was full. */
    synchronized void rollback() throws SQLException {
        // the driver gives up a statement that failed
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        statements.clear();
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                throw e;
            }
        }
    }

    /** Limits the size of the database, as a full disk would. */
    void limitPages(long pages) throws SQLException {
        execute("PRAGMA max_page_count=" + pages);
    }

    long pages() throws SQLException {
        return number("PRAGMA page_count");
    }

    /**
     * Gives the space of what was removed back to the file system, in small transactions; may be stopped between them. A file
     * that was made without the map of its pages which this needs is written anew once.
     */
    void compact(String what, Progress progress) throws SQLException {
        if (number("PRAGMA auto_vacuum") == 0) {
            rewrite(what, progress);
        }
        long all = number("PRAGMA freelist_count");
        long before = all + 1;
        for (long left = all; left > 0 && left < before && !progress.cancelled(); left = number("PRAGMA freelist_count")) {
            progress.report(what, all - left, all);
            before = left;
            // a statement that frees one page with every step: only an update is stepped to its end
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("PRAGMA incremental_vacuum(" + PAGES_AT_ONCE + ')');
            }
        }
        number("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /** As one transaction in the log: killed or stopped, the file is as before. */
    private void rewrite(String what, Progress progress) throws SQLException {
        ProgressHandler.setHandler(connection, STEPS_UNTIL_ASKED, new ProgressHandler() {
            @Override
            protected int progress() {
                progress.report(what, 0, 0);
                return progress.cancelled() ? 1 : 0;
            }
        });
        try {
            execute("PRAGMA temp_store=FILE"); // else the copy would be made in memory
            execute("VACUUM");
        } catch (SQLException e) {
            if (!progress.cancelled()) {
                throw e;
            }
        } finally {
            ProgressHandler.clearHandler(connection);
            execute("PRAGMA temp_store=MEMORY");
        }
    }

    private synchronized PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        return statement;
    }

    private void put(String sql, long no, byte[] data) throws SQLException {
        PreparedStatement statement = statement(sql);
        statement.setLong(1, no);
        statement.setBytes(2, data);
        statement.executeUpdate();
    }

    void addCategory(int no, byte[] data) throws SQLException {
        put("INSERT INTO category (no, data) VALUES (?, ?)", no, data);
    }

    void addProductSet(int no, byte[] data) throws SQLException {
        put("INSERT INTO product_set (no, data) VALUES (?, ?)", no, data);
    }

    void addDetail(int no, byte[] data) throws SQLException {
        put("INSERT INTO detail (no, data) VALUES (?, ?)", no, data);
    }

    void putBlock(int no, byte[] data) throws SQLException {
        put("INSERT INTO block (no, data) VALUES (?, ?) ON CONFLICT (no) DO UPDATE SET data = excluded.data", no, data);
    }

    /** A record that no dictionary refers to after the transaction; views may still read it until the workspace closes. */
    void retireDetail(int no) throws SQLException {
        PreparedStatement statement = statement("INSERT INTO stale (no) VALUES (?)");
        statement.setInt(1, no);
        statement.executeUpdate();
    }

    void removeDetail(int no) throws SQLException {
        PreparedStatement statement = statement("DELETE FROM detail WHERE no = ?");
        statement.setInt(1, no);
        statement.executeUpdate();
    }

    /** Removes what earlier runs retired. */
    void removeRetired() throws SQLException {
        if (number("SELECT count(*) FROM stale") > 0) {
            begin();
            execute("DELETE FROM detail WHERE no IN (SELECT no FROM stale)");
            execute("DELETE FROM stale");
            commit();
        }
    }

    int lastDetail() throws SQLException {
        return (int) number("SELECT max(no) FROM detail");
    }

    /** A complete record; null when there is none. */
    synchronized byte @Nullable [] detail(int no) throws SQLException {
        PreparedStatement statement = statement("SELECT data FROM detail WHERE no = ?");
        statement.setInt(1, no);
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        }
    }

    /** Complete records, in no particular order; those that there are. Much cheaper than one by one. */
    synchronized Map<Integer, byte[]> details(int[] numbers) throws SQLException {
        PreparedStatement statement = statement("SELECT no, data FROM detail WHERE no IN (SELECT value FROM json_each(?))");
        statement.setString(1, Arrays.toString(numbers));
        Map<Integer, byte[]> result = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                result.put(row.getInt(1), row.getBytes(2));
            }
        }
        return result;
    }

    private List<byte[]> all(String sql) throws SQLException {
        List<byte[]> result = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                if (row.getLong(1) != result.size()) {
                    throw new DamagedException("numbers with a gap: " + sql);
                }
                result.add(row.getBytes(2));
            }
        }
        return result;
    }

    List<byte[]> categories() throws SQLException {
        return all("SELECT no, data FROM category ORDER BY no");
    }

    List<byte[]> productSets() throws SQLException {
        return all("SELECT no, data FROM product_set ORDER BY no");
    }

    List<byte[]> blocks() throws SQLException {
        return all("SELECT no, data FROM block ORDER BY no");
    }

    long addState(StateInfo info, byte[] sections, byte[] listing) throws SQLException {
        PreparedStatement statement = statement("INSERT INTO state (kind, server, name, second, nano, source, updates, completeness,"
                + " sections, listing) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        statement.setString(1, info.kind().name());
        statement.setString(2, info.key());
        statement.setString(3, info.server());
        statement.setLong(4, info.collectedAt().getEpochSecond());
        statement.setInt(5, info.collectedAt().getNano());
        statement.setString(6, info.source());
        statement.setLong(7, info.updates());
        statement.setString(8, info.updatesCompleteness().name());
        statement.setBytes(9, sections);
        statement.setBytes(10, listing);
        statement.executeUpdate();
        return number("SELECT last_insert_rowid()");
    }

    void removeState(long id) throws SQLException {
        PreparedStatement statement = statement("DELETE FROM state WHERE id = ?");
        statement.setLong(1, id);
        statement.executeUpdate();
    }

    List<StateInfo> states() throws SQLException {
        List<StateInfo> result = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, kind, name, second, nano, source, updates, completeness FROM state")) {
            while (row.next()) {
                result.add(new StateInfo(row.getLong(1), StateKind.valueOf(row.getString(2)), row.getString(3),
                        Instant.ofEpochSecond(row.getLong(4), row.getLong(5)), row.getString(6), row.getLong(7),
                        Completeness.valueOf(row.getString(8))));
            }
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw new DamagedException("unknown kind of state", e);
        }
        return result;
    }

    /** Sections and listing of a state; null when it was removed. */
    synchronized byte @Nullable [][] state(long id) throws SQLException {
        PreparedStatement statement = statement("SELECT sections, listing FROM state WHERE id = ?");
        statement.setLong(1, id);
        try (ResultSet row = statement.executeQuery()) {
            return row.next() ? new byte[][] {row.getBytes(1), row.getBytes(2)} : null;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
