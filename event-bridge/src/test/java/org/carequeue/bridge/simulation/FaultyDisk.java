package org.carequeue.bridge.simulation;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

import org.carequeue.bridge.journal.Disk;

/// A disk that is used in a wrong way, as one of the [Bug]s about disks would.
final class FaultyDisk implements Disk {

    private final Disk disk;
    private final Bug bug;
    private final Runnable beforeForce;
    private boolean opening = true;

    /// @param beforeForce what [Bug#SHOWS_UNCOMMITTED] does
    FaultyDisk(Disk disk, Bug bug, Runnable beforeForce) {
        this.disk = disk;
        this.bug = bug;
        this.beforeForce = beforeForce;
    }

    /// The journal is open.
    void opened() {
        opening = false;
    }

    private boolean believes() {
        return opening && bug == Bug.BELIEVES_WHAT_IT_FINDS;
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        disk.makeFolder(folder);
    }

    @Override
    public List<Path> files(Path folder) throws IOException {
        return disk.files(folder);
    }

    @Override
    public Closeable lock(Path folder) throws IOException {
        return disk.lock(folder);
    }

    @Override
    public File create(Path file) throws IOException {
        opening = false;
        return new FaultyFile(disk.create(file));
    }

    @Override
    public File open(Path file) throws IOException {
        return new FaultyFile(disk.open(file));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        disk.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        if (!believes()) {
            disk.forceFolder(folder);
        }
    }

    private final class FaultyFile implements File {

        private final File file;

        FaultyFile(File file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            if (!believes()) {
                file.write(bytes, offset);
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
            beforeForce.run();
            if (bug == Bug.ANSWERS_BEFORE_FORCE || believes()) {
                return;
            }
            try {
                file.force();
            } catch (IOException e) {
                if (bug != Bug.RETRIES_A_FAILED_FORCE) {
                    throw e;
                }
                file.force();
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
