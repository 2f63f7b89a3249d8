package org.carequeue.bridge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// Passes everything on to another disk. Who extends it says what is different.
public abstract class DiskInBetween implements Disk {

    protected final Disk disk;

    protected DiskInBetween(Disk disk) {
        this.disk = disk;
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
    public void move(Path from, Path to) throws IOException {
        disk.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        disk.forceFolder(folder);
    }

    /// The same for a file.
    public abstract static class FileInBetween implements File {

        protected final File file;

        protected FileInBetween(File file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
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
        public void close() throws IOException {
            file.close();
        }
    }
}
