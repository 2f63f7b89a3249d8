package org.carequeue.launcher.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.carequeue.launcher.settings.Service;

/// The folder `run` in the data folder, by which others find the processes of a run:
///
/// ```
/// run/launcher.lock         locked by the launcher for as long as it lives; see RunLock
/// run/launcher.pid          its process id
/// run/ticket-service.pid    the process id of each service, replaced when the service is started again
/// run/triage-service.pid
/// run/pharmacy-service.pid
/// run/display-gateway.pid
/// ```
///
/// A pid file holds the decimal number and a line feed. It is replaced in one step, so a reader sees the old process or
/// the new one, never half a number. A full disk has no place for another file: then the number is written over the old
/// one, line feeds behind it where it is shorter, and where not even that can be the file goes. It never names a process
/// that is not the service any more. After a clean stop there are no pid files; after a crash there are, so a number
/// counts only together with what that process turns out to be.
public record RunFolder(Path path) {

    public static final String LAUNCHER = "launcher";

    public static RunFolder in(Path data) {
        return new RunFolder(data.resolve("run"));
    }

    public Path lockFile() {
        return path.resolve("launcher.lock");
    }

    /// @throws IOException when it can be written in no way; then there is no pid file
    public void write(String name, long pid) throws IOException {
        var fresh = path.resolve(name + ".pid.new");
        try {
            Files.writeString(fresh, pid + "\n");
            Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException noPlace) {
            Files.deleteIfExists(fresh);
            writeOver(name, pid, noPlace);
        }
    }

    /// In one write, to where the disk has a place already.
    private void writeOver(String name, long pid, IOException noPlace) throws IOException {
        try (var channel = FileChannel.open(file(name), StandardOpenOption.WRITE)) {
            var text = pid + "\n";
            var rest = "\n".repeat(Math.max(0, (int) channel.size() - text.length()));
            channel.write(ByteBuffer.wrap((text + rest).getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException notThereEither) {
            Files.deleteIfExists(file(name));
            noPlace.addSuppressed(notThereEither);
            throw noPlace;
        }
    }

    /// The living process that a pid file names, whatever it may be by now.
    public Optional<ProcessHandle> process(String name) {
        try {
            var text = Files.readString(file(name)).strip();
            return text.matches("\\d{1,18}")
                    ? ProcessHandle.of(Long.parseLong(text)).filter(ProcessHandle::isAlive)
                    : Optional.empty();
        } catch (IOException e) {
            // No file, or none that can be read: no process that could be named.
            return Optional.empty();
        }
    }

    /// The services that run although no launcher watches them; a process id that another program got since is none.
    public List<ProcessHandle> leftovers(Path home) {
        return Stream.of(Service.values()).flatMap(service -> process(service.module())
                .filter(process -> process.info().commandLine().orElse("").contains(service.jar(home).toString())).stream())
                .toList();
    }

    public void forgetAll() {
        forget(LAUNCHER);
        for (var service : Service.values()) {
            forget(service.module());
        }
    }

    private void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            // A pid file that stays is harmless: whoever reads it looks at the process, too.
        }
    }

    private Path file(String name) {
        return path.resolve(name + ".pid");
    }
}
