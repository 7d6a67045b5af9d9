package org.todoku.store.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;
import org.todoku.core.CategoryRef;
import org.todoku.core.Problem;
import org.todoku.core.Problem.Severity;
import org.todoku.core.Progress;
import org.todoku.core.ServerState;
import org.todoku.intake.snapshot.SectionJson;
import org.todoku.store.StateInfo;
import org.todoku.store.WorkspaceException;

/**
 * The file of a workspace with its connections, or a database in memory. One process has it at a time, for reading too:
 * what another process commits would not reach the titles held in memory here, and records that this one still shows
 * could be removed there.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Database.class.getName());
    public static final String FILE = "todoku.db";
    private static final String LOCK = "todoku.lock";
    private static final int IOERR_SHMSIZE = 10 | 19 << 8;
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Path file;
    private final @Nullable FileChannel lock;
    private final Sql writer;
    private final Sql reader;
    private final Dictionary dictionary;

    private Database(Path file, @Nullable FileChannel lock, Sql writer, Sql reader, Dictionary dictionary) {
        this.file = file;
        this.lock = lock;
        this.writer = writer;
        this.reader = reader;
        this.dictionary = dictionary;
    }

    public static Database memory() throws WorkspaceException {
        Path name = Path.of("memory");
        try {
            NativeLibrary.prepare();
            Sql sql = Sql.memory();
            sql.migrate();
            return new Database(name, null, sql, sql, load(sql));
        } catch (SQLException | LinkageError e) {
            throw failure(name, e);
        }
    }

    public static Database open(Path directory) throws WorkspaceException {
        Path file = directory.resolve(FILE);
        FileChannel lock = null;
        try {
            Files.createDirectories(directory);
            lock = lock(directory.resolve(LOCK));
            NativeLibrary.prepare();
            Database database = open(file, lock);
            lock = null;
            return database;
        } catch (IOException | SQLException | DamagedException | LinkageError | ReadOnlyFileSystemException e) {
            throw failure(file, e);
        } finally {
            closeQuietly(lock);
        }
    }

    private static void closeQuietly(@Nullable FileChannel lock) throws WorkspaceException {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw failure(Path.of(LOCK), e);
            }
        }
    }

    private static FileChannel lock(Path path) throws IOException, WorkspaceException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock();
            locked = lock != null;
        } catch (OverlappingFileLockException e) {
            locked = false; // this process has it open already
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw new WorkspaceException(problem(path.resolveSibling(FILE), "workspace.locked", ""), null);
        }
        return channel;
    }

    /** Looks at an existing file without being able to change it, and opens it for writing only when all of it was understood. */
    private static Database open(Path file, FileChannel lock) throws IOException, SQLException, WorkspaceException {
        Dictionary dictionary = null;
        if (Files.exists(file) && Files.size(file) > 0) {
            checkHeader(file);
            try (Sql look = Sql.readOnly(file)) {
                int version = look.version();
                if (version > Sql.VERSION) {
                    throw new WorkspaceException(problem(file, "workspace.newer", version + " > " + Sql.VERSION), null);
                }
                if (version == Sql.VERSION) {
                    dictionary = load(look);
                    look.states();
                }
            }
        }
        Sql writer = Sql.writable(file);
        try {
            writer.migrate();
            writer.removeRetired();
            return new Database(file, lock, writer, Sql.readOnly(file), dictionary == null ? load(writer) : dictionary);
        } catch (SQLException | DamagedException e) {
            try (writer) {
                throw e;
            }
        }
    }

    /** A file that is too short would be noticed only when the missing part is read. */
    private static void checkHeader(Path file) throws IOException {
        var header = ByteBuffer.allocate(100);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (header.hasRemaining() && channel.read(header) >= 0) {
                // until it is full or the file ends
            }
            byte[] magic = new byte[MAGIC.length];
            header.flip().get(magic, 0, Math.min(magic.length, header.limit()));
            if (!java.util.Arrays.equals(magic, MAGIC) || header.limit() < 100) {
                throw new DamagedException("not a database");
            }
            int pageSize = header.getShort(16) == 1 ? 65536 : header.getShort(16) & 0xFFFF;
            long pages = header.getInt(28) & 0xFFFFFFFFL;
            boolean counted = header.getInt(24) == header.getInt(92);
            if (counted && pages * pageSize > channel.size() && !Files.exists(file.resolveSibling(FILE + "-wal"))) {
                throw new DamagedException("shorter than it says");
            }
        }
    }

    private static Dictionary load(Sql sql) throws SQLException {
        List<CategoryRef> categories = new ArrayList<>();
        for (byte[] data : sql.categories()) {
            categories.add(UpdateCodec.readRef(data));
        }
        List<List<CategoryRef>> productSets = new ArrayList<>();
        for (byte[] data : sql.productSets()) {
            List<CategoryRef> set = new ArrayList<>();
            for (int no : UpdateCodec.readSet(data)) {
                if (no >= categories.size()) {
                    throw new DamagedException("unknown category " + no);
                }
                set.add(categories.get(no));
            }
            productSets.add(List.copyOf(set));
        }
        return Dictionary.of(sql.blocks().parallelStream().map(Block::read).toList(), categories, productSets);
    }

    /** Connection for the one thread that writes. */
    public Sql writer() {
        return writer;
    }

    /** Connection for all who read. */
    public Sql reader() {
        return reader;
    }

    /** The dictionary as it was when the database was opened. */
    public Dictionary dictionary() {
        return dictionary;
    }

    public List<StateInfo> states() throws WorkspaceException {
        try {
            return reader.states();
        } catch (SQLException | DamagedException e) {
            throw failure(e);
        }
    }

    /** @return null when the state was removed meanwhile */
    public @Nullable KeptState state(StateInfo info, Dictionary current) {
        try {
            byte[][] parts = reader.state(info.id());
            if (parts == null) {
                return null;
            }
            ServerState state = SectionJson.read(Packed.unpack(parts[0]));
            return new KeptState(info, state, Listing.read(parts[1], current.size()));
        } catch (SQLException | DamagedException | IllegalArgumentException e) {
            throw new UncheckedIOException("cannot read the state of " + info.server() + ": " + e.getMessage(), new IOException(e));
        }
    }

    /** What is kept of a state besides its updates; null when it was removed. */
    public @Nullable ServerState sections(StateInfo info) {
        try {
            byte[][] parts = reader.state(info.id());
            return parts == null ? null : SectionJson.read(Packed.unpack(parts[0]));
        } catch (SQLException | DamagedException | IllegalArgumentException e) {
            throw new UncheckedIOException("cannot read the state of " + info.server() + ": " + e.getMessage(), new IOException(e));
        }
    }

    /**
     * Makes the file as small as its content allows. When this fails, for example because the disk is full, nothing is lost:
     * the space is used by the next imports, and the next call tries again.
     */
    public void compact(Progress progress) {
        if (writer == reader) {
            return; // in memory
        }
        try {
            writer.compact(file.toString(), progress);
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the workspace keeps the space of what was removed", e);
        }
    }

    /** What went wrong, for the user. */
    public WorkspaceException failure(Throwable cause) {
        return failure(file, cause);
    }

    private static WorkspaceException failure(Path file, Throwable cause) {
        if (cause instanceof WorkspaceException known) {
            return known;
        }
        String code = switch (cause) {
            case DamagedException damaged -> "workspace.damaged";
            case SQLException sql -> code(sql);
            case LinkageError library -> "workspace.native";
            case AccessDeniedException denied -> "workspace.read-only";
            case ReadOnlyFileSystemException denied -> "workspace.read-only";
            default -> isFull(cause) ? "workspace.full" : "workspace.failed";
        };
        return new WorkspaceException(problem(file, code, String.valueOf(cause.getMessage())), cause);
    }

    private static boolean isFull(Throwable cause) {
        return cause instanceof IOException && String.valueOf(cause.getMessage()).contains("No space left");
    }

    /** The result codes of SQLite: https://sqlite.org/rescode.html */
    private static String code(SQLException cause) {
        if (cause.getErrorCode() == IOERR_SHMSIZE) {
            return "workspace.full"; // the index of the log could not grow
        }
        return switch (cause.getErrorCode() & 0xFF) {
            case 5, 6 -> "workspace.locked";
            case 8 -> "workspace.read-only";
            case 11, 26 -> "workspace.damaged";
            case 13 -> "workspace.full";
            default -> cause.getCause() instanceof LinkageError ? "workspace.native" : "workspace.failed";
        };
    }

    private static Problem problem(Path file, String code, String detail) {
        return new Problem(Severity.FATAL, file.toString(), 0, code, detail);
    }

    @Override
    public void close() throws WorkspaceException {
        try (FileChannel held = lock; Sql writing = writer; Sql reading = reader) {
            // reading first: the last connection that may write empties the log
        } catch (SQLException | IOException e) {
            throw failure(e);
        }
    }
}
