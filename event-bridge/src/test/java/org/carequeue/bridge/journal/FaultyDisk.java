package org.carequeue.bridge.journal;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// A disk in memory that does what real ones do on bad days: it runs full, tears a write, fails to force, and when the
/// power is cut it forgets what was not forced.
///
/// As on Linux, what a failed `force` left behind can still be read, and a later `force` that succeeds does not bring it
/// to the disk: only writing it again does.
public final class FaultyDisk implements Disk {

    private static final long ENDLESS = Long.MAX_VALUE;

    private Map<Path, Content> files = new TreeMap<>();
    /// What the folders hold after a power cut.
    private Map<Path, Content> safeNames = new TreeMap<>();
    private final Set<Path> locked = new HashSet<>();
    private long free = ENDLESS;
    private long writesUntilTorn = ENDLESS;
    private long forcesUntilFailing = ENDLESS;
    private boolean failingForEver;
    private boolean folderFails;
    private @Nullable String uncreatable;
    private long forces;

    /// A file's bytes as they are read, and as they are safe.
    private static final class Content {
        private byte[] bytes = new byte[64];
        private int size;
        private byte[] safe = {};
        private final BitSet dirty = new BitSet();

        private void put(ByteBuffer from, int count, int at) {
            if (at + count > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + count));
            }
            from.get(bytes, at, count);
            dirty.set(at, at + count);
            size = Math.max(size, at + count);
        }

        private void force() {
            safe = Arrays.copyOf(safe, Math.max(dirty.length(), Math.min(safe.length, size)));
            dirty.stream().forEach(at -> safe[at] = bytes[at]);
            dirty.clear();
        }
    }

    // ── bad days ──

    /// From now on so many bytes can be written; no number of them means that there is room again.
    public synchronized void runsFullAfter(long bytes) {
        free = bytes;
    }

    /// There is room again, and everything works.
    public synchronized void isWell() {
        free = ENDLESS;
        writesUntilTorn = ENDLESS;
        forcesUntilFailing = ENDLESS;
        failingForEver = false;
        folderFails = false;
        uncreatable = null;
    }

    /// After so many writes that succeed, one is torn in its middle and fails.
    public synchronized void tearsWriteAfter(int writes) {
        writesUntilTorn = writes;
    }

    /// After so many that succeed, one `force` fails, or it and all later ones.
    public synchronized void failsToForceAfter(int forced, boolean forEver) {
        forcesUntilFailing = forced;
        failingForEver = forEver;
    }

    /// Folders can't be forced any more.
    public synchronized void failsToForceFolders() {
        folderFails = true;
    }

    /// No file whose name ends so can be begun any more.
    public synchronized void failsToCreate(String ending) {
        uncreatable = ending;
    }

    /// The power is cut: files hold what was forced, folders what was in them when they were, and no lock is held.
    public synchronized void losesPower() {
        for (var content : files.values()) {
            content.bytes = content.safe.clone();
            content.size = content.safe.length;
            content.dirty.clear();
        }
        files = new TreeMap<>(safeNames);
        locked.clear();
    }

    /// The process ends without a word: nothing is lost but its locks.
    public synchronized void losesProcess() {
        locked.clear();
    }

    // ── looking and tampering ──

    /// What is in a file, as it is read.
    public synchronized byte[] content(Path file) throws IOException {
        var content = need(file);
        return Arrays.copyOf(content.bytes, content.size);
    }

    /// Puts this into a file, safely; the array must not change any more.
    public synchronized void put(Path file, byte[] bytes) {
        var content = new Content();
        content.bytes = bytes.clone();
        content.size = bytes.length;
        content.safe = bytes;
        files.put(file, content);
        safeNames.put(file, content);
    }

    /// How often files were forced.
    public synchronized long forces() {
        return forces;
    }

    private Content need(Path file) throws IOException {
        var content = files.get(file);
        if (content == null) {
            throw new FileNotFoundException(file.toString());
        }
        return content;
    }

    // ── the disk ──

    @Override
    public void makeFolder(Path folder) {
        // Every folder is there.
    }

    @Override
    public synchronized List<Path> files(Path folder) {
        return files.keySet().stream().filter(file -> folder.equals(file.getParent())).toList();
    }

    @Override
    public synchronized Closeable lock(Path folder) throws IOException {
        if (!locked.add(folder)) {
            throw new IOException("Another process uses the journal in " + folder + "; only one may.");
        }
        return () -> {
            synchronized (this) {
                locked.remove(folder);
            }
        };
    }

    @Override
    public synchronized File create(Path file) throws IOException {
        if (uncreatable != null && file.toString().endsWith(uncreatable)) {
            throw new IOException("Input/output error");
        }
        if (files.containsKey(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        var content = new Content();
        files.put(file, content);
        return new Open(content);
    }

    @Override
    public synchronized File open(Path file) throws IOException {
        return new Open(need(file));
    }

    @Override
    public synchronized void move(Path from, Path to) throws IOException {
        files.put(to, need(from));
        files.remove(from);
    }

    @Override
    public synchronized void delete(Path file) {
        files.remove(file);
    }

    @Override
    public synchronized void forceFolder(Path folder) throws IOException {
        if (folderFails) {
            throw new IOException("Input/output error");
        }
        var now = new HashMap<Path, @Nullable Content>();
        safeNames.keySet().stream().filter(file -> folder.equals(file.getParent())).forEach(file -> now.put(file, null));
        files(folder).forEach(file -> now.put(file, files.get(file)));
        now.forEach((file, content) -> {
            if (content == null) {
                safeNames.remove(file);
            } else {
                safeNames.put(file, content);
            }
        });
    }

    private final class Open implements File {

        private final Content content;
        private boolean closed;

        private Open(Content content) {
            this.content = content;
        }

        private void isOpen() throws IOException {
            if (closed) {
                throw new ClosedChannelException();
            }
        }

        @Override
        public long size() {
            synchronized (FaultyDisk.this) {
                return content.size;
            }
        }

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            synchronized (FaultyDisk.this) {
                isOpen();
                var all = bytes.remaining();
                if (writesUntilTorn-- == 0) {
                    content.put(bytes, all / 2, (int) offset);
                    throw new IOException("Input/output error");
                }
                var growth = Math.max(0, offset + all - content.size);
                if (growth > free) {
                    content.put(bytes, (int) (all - growth + free), (int) offset);
                    free = 0;
                    throw new IOException("No space left on device");
                }
                free -= free == ENDLESS ? 0 : growth;
                content.put(bytes, all, (int) offset);
            }
        }

        @Override
        public int read(ByteBuffer into, long offset) throws IOException {
            synchronized (FaultyDisk.this) {
                isOpen();
                if (offset >= content.size) {
                    return -1;
                }
                var count = (int) Math.min(into.remaining(), content.size - offset);
                into.put(content.bytes, (int) offset, count);
                return count;
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            synchronized (FaultyDisk.this) {
                isOpen();
                content.size = (int) Math.min(content.size, length);
                content.dirty.clear(content.size, Integer.MAX_VALUE);
                content.force();
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (FaultyDisk.this) {
                isOpen();
                forces++;
                if (forcesUntilFailing-- <= 0) {
                    forcesUntilFailing = failingForEver ? 0 : ENDLESS;
                    // What was to be forced is clean now as far as the system knows: it is in memory only.
                    content.dirty.clear();
                    throw new IOException("Input/output error");
                }
                content.force();
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
