package org.carequeue.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A PostgreSQL on this machine alone, of binaries that somebody has: it can be stopped, killed, and started again on what it has
/// stored. It runs as nobody where the tests are root, because it refuses to be that.
public final class PostgresServer implements AutoCloseable {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final String NOBODY = "65534";
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int MOST_LOOKS = 3_000;

    private final Path binaries;
    private final Path folder;
    private final int port;

    /// Makes an empty one, which does not run yet.
    ///
    /// @param binaries the folder of `initdb`, `pg_ctl` and `postgres`
    /// @param port on which it is to listen
    public PostgresServer(Path binaries, int port) {
        this.binaries = binaries;
        this.port = port;
        try {
            // Not a test's usual folder, which only its owner may enter.
            this.folder = Files.createTempDirectory("carequeue-postgres-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            if (isRoot()) {
                run(List.of("chown", NOBODY + ":" + NOBODY, folder.toString()));
            }
            own("initdb", "--pgdata=" + data(), "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale",
                    "--no-sync");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folder of the newest that Debian's packages have put on this machine.
    public static Optional<Path> installed() {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (var versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparingInt(bin -> Integer.parseInt(bin.getName(bin.getNameCount() - 2).toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How a JDBC driver finds it.
    public String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    /// Returns when it answers. What the processes have handed to the system is there after a kill, so that it need not reach the
    /// disk each time.
    public void start() {
        own("pg_ctl", "start", "--wait", "--pgdata=" + data(), "--log=" + folder.resolve("log"),
                "--options=-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off");
    }

    /// In good order: whoever is connected is cut off.
    public void stop() {
        own("pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata=" + data());
    }

    /// `kill -9` of all its processes. Returns when none of them runs, so that it can be started again.
    public void kill() {
        try {
            var mark = data().resolve("postmaster.pid");
            var server = ProcessHandle.of(Long.parseLong(Files.readAllLines(mark).getFirst().strip())).orElseThrow();
            var all = new ArrayList<>(List.of(server));
            server.descendants().forEach(all::add);
            all.forEach(ProcessHandle::destroyForcibly);
            for (int looks = 0; all.stream().anyMatch(PostgresServer::runs); looks++) {
                if (looks == MOST_LOOKS) {
                    throw new IllegalStateException("a process of PostgreSQL does not end: " + all);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            // It would take what nobody has buried yet for a server that still runs.
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Not a process that has ended and that its parent, which need not care, has not asked after: for the JVM it is alive.
    private static boolean runs(ProcessHandle process) {
        try {
            var said = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return said.charAt(said.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return false;
        }
    }

    /// Nothing is left of it.
    @Override
    public void close() {
        if (Files.exists(data().resolve("postmaster.pid"))) {
            kill();
        }
        run(List.of("rm", "-r", folder.toString()));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void own(String command, String... words) {
        var all = new ArrayList<String>();
        if (isRoot()) {
            all.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        all.add(binaries.resolve(command).toString());
        all.addAll(List.of(words));
        run(all);
    }

    /// What it says goes to a file: the server, which outlives it, would keep a pipe open.
    private void run(List<String> command) {
        try {
            var said = Files.createTempFile("carequeue-postgres-", ".said");
            try {
                var process = new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true)
                        .redirectOutput(said.toFile()).start();
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(String.join(" ", command) + " failed: " + Files.readString(said)
                            + (Files.exists(folder.resolve("log")) ? Files.readString(folder.resolve("log")) : ""));
                }
            } finally {
                Files.delete(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
