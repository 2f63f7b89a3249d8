package org.carequeue.bridge.desk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import org.carequeue.bridge.journal.Disk;

/// A disk that never fails and is gone with the test: for journals that are written by the thousand.
final class MemoryDisk implements Disk {

    private final TreeMap<Path, Content> files = new TreeMap<>();

    /// The files of a real folder, under the same names in another one.
    static MemoryDisk of(Path folder, Path as) throws IOException {
        var disk = new MemoryDisk();
        try (var there = Files.list(folder)) {
            for (var file : there.toList()) {
                disk.create(as.resolve(file.getFileName())).write(ByteBuffer.wrap(Files.readAllBytes(file)), 0);
            }
        }
        return disk;
    }

    /// The same files on another disk, as they are now.
    MemoryDisk copy() {
        var copy = new MemoryDisk();
        files.forEach((path, content) -> copy.files.put(path, new Content(content)));
        return copy;
    }

    @Override
    public void makeFolder(Path folder) {
        // Names alone say which folder a file is in.
    }

    @Override
    public List<Path> files(Path folder) {
        return files.keySet().stream().filter(path -> folder.equals(path.getParent())).toList();
    }

    @Override
    public Closeable lock(Path folder) {
        return () -> {
        };
    }

    @Override
    public File create(Path file) throws IOException {
        if (files.containsKey(file)) {
            throw new IOException("is there already: " + file);
        }
        var content = new Content();
        files.put(file, content);
        return content;
    }

    @Override
    public File open(Path file) throws IOException {
        var content = files.get(file);
        if (content == null) {
            throw new IOException("no such file: " + file);
        }
        return content;
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        var content = files.remove(from);
        if (content == null) {
            throw new IOException("no such file: " + from);
        }
        files.put(to, content);
    }

    @Override
    public void delete(Path file) {
        files.remove(file);
    }

    @Override
    public void forceFolder(Path folder) {
        // Memory is as safe as it gets.
    }

    private static final class Content implements File {

        private byte[] bytes = new byte[4096];
        private int length;

        Content() {
        }

        Content(Content other) {
            bytes = Arrays.copyOf(other.bytes, other.bytes.length);
            length = other.length;
        }

        @Override
        public long size() {
            return length;
        }

        @Override
        public void write(ByteBuffer from, long offset) {
            var end = (int) offset + from.remaining();
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
            }
            from.get(bytes, (int) offset, from.remaining());
            length = Math.max(length, end);
        }

        @Override
        public int read(ByteBuffer into, long offset) {
            if (offset >= length) {
                return -1;
            }
            var count = Math.min(into.remaining(), length - (int) offset);
            into.put(bytes, (int) offset, count);
            return count;
        }

        @Override
        public void truncate(long to) {
            length = Math.min(length, (int) to);
        }

        @Override
        public void force() {
            // Memory is as safe as it gets.
        }

        @Override
        public void close() {
            // Nothing is kept open.
        }
    }
}
