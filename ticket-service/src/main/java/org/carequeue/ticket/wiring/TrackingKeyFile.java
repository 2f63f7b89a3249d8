package org.carequeue.ticket.wiring;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

import org.carequeue.ticket.model.TrackingKey;

/// The clinic's tracking key on disk: made on the first start, readable by the service's user alone. Without it every
/// link on a printed slip would be dead, so it is kept with the journal.
final class TrackingKeyFile {

    private static final String NAME = "tracking.key";

    private TrackingKeyFile() {
    }

    /// @param folder the service's own folder
    /// @param fresh a new key's bytes, asked for when there is no file yet
    /// @throws IllegalStateException when the file cannot be used, with a sentence that says why
    static TrackingKey open(Path folder, Supplier<byte[]> fresh) {
        var file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                create(folder, file, fresh.get());
            }
            return new TrackingKey(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException("The tracking key " + file + " cannot be used: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The tracking key " + file + " is damaged: " + e.getMessage()
                    + ". Restore it from a copy; if there is none, remove it: a new one is made, and the links on slips"
                    + " that are printed already lead nowhere.", e);
        }
    }

    /// Whole or not at all, also when the power fails: written beside, forced, then renamed.
    private static void create(Path folder, Path file, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        var beside = folder.resolve(NAME + ".new");
        Files.deleteIfExists(beside);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(beside, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
            for (var left = ByteBuffer.wrap(bytes); left.hasRemaining();) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        try (var directory = FileChannel.open(folder)) {
            directory.force(true);
        }
    }
}
