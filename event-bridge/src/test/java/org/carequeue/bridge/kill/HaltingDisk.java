package org.carequeue.bridge.kill;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

import org.carequeue.bridge.journal.Disk;
import org.jspecify.annotations.Nullable;

/// The machine's disk, at one of whose operations the process dies.
final class HaltingDisk implements Disk {

    private final @Nullable KillPoint point;
    private int linesLeft;

    /// @param point where to die, or null to live
    /// @param linesLeft how many lines are written before that, from [#arm] on
    HaltingDisk(@Nullable KillPoint point, int linesLeft) {
        this.point = point;
        this.linesLeft = linesLeft;
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        LOCAL.makeFolder(folder);
    }

    @Override
    public List<Path> files(Path folder) throws IOException {
        return LOCAL.files(folder);
    }

    @Override
    public Closeable lock(Path folder) throws IOException {
        return LOCAL.lock(folder);
    }

    @Override
    public File create(Path file) throws IOException {
        return new HaltingFile(LOCAL.create(file));
    }

    @Override
    public File open(Path file) throws IOException {
        return new HaltingFile(LOCAL.open(file));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        LOCAL.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        LOCAL.delete(file);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        LOCAL.forceFolder(folder);
    }

    private boolean isDue(KillPoint here) {
        return point == here && linesLeft == 0;
    }

    private final class HaltingFile implements File {

        private final File file;

        HaltingFile(File file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            linesLeft--;
            if (isDue(KillPoint.BEFORE_APPEND)) {
                KillPoint.die();
            }
            if (isDue(KillPoint.IN_THE_MIDDLE_OF_THE_LINE)) {
                file.write(bytes.slice(0, bytes.remaining() / 2), offset);
                KillPoint.die();
            }
            file.write(bytes, offset);
            if (isDue(KillPoint.AFTER_APPEND)) {
                KillPoint.die();
            }
        }

        @Override
        public int read(ByteBuffer into, long offset) throws IOException {
            return file.read(into, offset);
        }

        @Override
        public void truncate(long length) throws IOException {
            file.truncate(length);
        }

        @Override
        public void force() throws IOException {
            file.force();
            // For the reader's disk this is the moment after applying.
            if (isDue(KillPoint.AFTER_FORCE) || isDue(KillPoint.AFTER_APPLYING)) {
                KillPoint.die();
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
