package org.carequeue.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * Holds something, a data folder above all, for one launcher. It is the operating system's lock, not the pid file, that
 * decides: it is gone
 * the moment its process is, however that ended, and no other process can inherit it.
 */
final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Null when another launcher holds the folder. The run folder is created where it is missing. */
    static @Nullable RunLock take(RunFolder folder) throws IOException {
        OwnerOnly.makeFolder(folder.path());
        FileChannel channel = FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            return null;
        }
        return new RunLock(channel);
    }

    /** Waits for whoever holds it. The file's folder is created where it is missing. */
    static RunLock await(Path file) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.lock();
        return new RunLock(channel);
    }

    static boolean isHeld(RunFolder folder) throws IOException {
        if (!Files.exists(folder.lockFile())) {
            return false;
        }
        try (RunLock lock = take(folder)) {
            return lock == null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // The same answer, for two launchers in one process.
            return null;
        }
    }
}
