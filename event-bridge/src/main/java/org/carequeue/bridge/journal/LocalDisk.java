package org.carequeue.bridge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The machine's own disk. What is made here is about patients, so nobody reads it but the user who made it, whatever the
/// umask: folders are 700, files 600. What an earlier version has left more open is closed when the folder is locked. Where
/// a file system knows no such permissions, they are the operator's business.
class LocalDisk implements Disk {

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    /// Level by level: a new folder is safe once the one that names it is forced, and that one may be new, too.
    @Override
    public void makeFolder(Path folder) throws IOException {
        var above = folder.toAbsolutePath().getParent();
        if (above != null && !Files.isDirectory(folder)) {
            makeFolder(above);
            // Services that start together make the folder of all data at the same time; whoever is second finds it.
            Files.createDirectories(folder, ownerOnly(folder, FOLDER));
            forceFolder(above);
        }
    }

    @Override
    public List<Path> files(Path folder) throws IOException {
        try (var listing = Files.list(folder)) {
            return listing.sorted().toList();
        }
    }

    /// Within this process the folder is noted first: a second channel on the lock file, closed again, would give up the
    /// lock of the first, as POSIX has it.
    @Override
    public Closeable lock(Path folder) throws IOException {
        var real = folder.toRealPath();
        if (!HELD.add(real)) {
            throw inUse(folder);
        }
        try {
            var lock = folder.resolve("lock");
            var channel = FileChannel.open(lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    ownerOnly(lock, FILE));
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(folder);
            }
            closeToOthers(folder, Files.getOwner(lock));
            return () -> release(channel, real);
        } catch (IOException | RuntimeException e) {
            HELD.remove(real);
            throw e;
        }
    }

    private static void closeToOthers(Path folder, UserPrincipal self) throws IOException {
        close(folder, FOLDER, self);
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                close(file, FILE, self);
            }
        }
    }

    /// A folder of somebody else's, which a container's platform has mounted for a group for example, is left as it is.
    private static void close(Path path, Set<PosixFilePermission> permissions, UserPrincipal self) throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null && self.equals(view.getOwner()) && !permissions.equals(view.readAttributes().permissions())) {
            view.setPermissions(permissions);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, Set<PosixFilePermission> permissions) {
        var knowsThem = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return knowsThem ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(permissions) }
                : new FileAttribute<?>[0];
    }

    private static void release(FileChannel channel, Path real) throws IOException {
        if (channel.isOpen()) {
            channel.close();
            HELD.remove(real);
        }
    }

    private static IOException inUse(Path folder) {
        return new IOException("Another process uses the journal in " + folder + "; only one may.");
    }

    @Override
    public File create(Path file) throws IOException {
        return new LocalFile(FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                ownerOnly(file, FILE)));
    }

    @Override
    public File open(Path file) throws IOException {
        return new LocalFile(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private record LocalFile(FileChannel channel) implements File {

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            for (var at = offset; bytes.hasRemaining();) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public int read(ByteBuffer into, long offset) throws IOException {
            return channel.read(into, offset);
        }

        @Override
        public void truncate(long length) throws IOException {
            channel.truncate(length);
            channel.force(true);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
