package org.carequeue.launcher.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// Holds something, a data folder above all, for one launcher. It is the operating system's lock, not the pid file, that
/// decides: it is gone the moment its process is, however that ended, and no other process can inherit it.
public final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Null when another launcher holds the folder. The run folder is created where it is missing.
    public static @Nullable RunLock take(RunFolder folder) throws IOException {
        var channel = open(folder.lockFile());
        try {
            if (channel.tryLock() != null) {
                return new RunLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // The same answer, for two launchers in one process.
        }
        channel.close();
        return null;
    }

    /// Waits for whoever holds it.
    public static RunLock await(Path file) throws IOException {
        var channel = open(file);
        channel.lock();
        return new RunLock(channel);
    }

    public static boolean isHeld(RunFolder folder) throws IOException {
        if (!Files.exists(folder.lockFile())) {
            return false;
        }
        try (var lock = take(folder)) {
            return lock == null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static FileChannel open(Path file) throws IOException {
        Folders.make(Objects.requireNonNull(file.getParent()));
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
