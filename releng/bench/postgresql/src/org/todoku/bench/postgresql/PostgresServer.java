package org.todoku.bench.postgresql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server of its own in a folder, as long as it is needed. It does not run as root, so root lends it another user. */
final class PostgresServer implements AutoCloseable {

    private static final String USER = "postgres";

    private final Path programs;
    private final Path data;
    private final Path log;
    private final int port;

    /**
     * @param programs folder with {@code initdb} and {@code pg_ctl}
     * @param folder made for it
     */
    PostgresServer(Path programs, Path folder) throws IOException, InterruptedException {
        this.programs = programs;
        this.data = folder.resolve("data");
        this.log = folder.resolve("log");
        Files.createDirectories(data);
        if (root()) {
            run(List.of("chown", "-R", USER, folder.toString()));
        }
        own("initdb", "-D", data.toString(), "-U", USER, "-E", "UTF8", "--locale=C", "--auth=trust");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        own("pg_ctl", "-D", data.toString(), "-l", log.toString(), "-w", "-o", "-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=1GB -c work_mem=64MB -c jit=off",
                "start");
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        own("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop");
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void own(String program, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(root() ? List.of("runuser", "-u", USER, "--") : List.of());
        line.add(programs.resolve(program).toString());
        line.addAll(List.of(arguments));
        run(line);
    }

    private void run(List<String> line) throws IOException, InterruptedException {
        // not a pipe: the server keeps it open
        Path said = Files.createTempFile("todoku-bench", ".log");
        Process process = new ProcessBuilder(line).directory(data.getParent().toFile()).redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();
        int code = process.waitFor();
        String text = Files.readString(said);
        Files.delete(said);
        if (code != 0) {
            throw new IOException(line.get(0) + " ended with " + code + ": " + text);
        }
    }
}
