package org.carequeue.bridge.journal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// A small file beside a journal that is only ever replaced as a whole: whoever reads it, also after a power cut, finds the
/// old one or the new one. Nobody but the owner can read it.
public final class WholeFile {

    private static final int PIECE = 64 * 1024;

    private WholeFile() {
    }

    /// Writes what the file is to hold.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Puts this in the place of the file, whose folder is made where it is missing.
    ///
    /// @throws IOException when it is not there; what was there before still is
    public static void replace(Path file, Content content) throws IOException {
        replace(Disk.LOCAL, file.toAbsolutePath(), content);
    }

    static void replace(Disk disk, Path file, Content content) throws IOException {
        var folder = file.resolveSibling(".").normalize();
        var next = file.resolveSibling(file.getFileName() + ".next");
        disk.makeFolder(folder);
        disk.delete(next);
        try {
            try (var open = disk.create(next)) {
                var out = new BufferedOutputStream(new FileStream(open), PIECE);
                content.writeTo(out);
                out.flush();
                open.force();
            }
            disk.move(next, file);
            disk.forceFolder(folder);
        } catch (IOException | RuntimeException e) {
            // It may be the disk that is full: what is of no use gives its room back.
            disk.delete(next);
            throw e;
        }
    }

    private static final class FileStream extends OutputStream {

        private final Disk.File file;
        private long at;

        private FileStream(Disk.File file) {
            this.file = file;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] { (byte) single }, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            file.write(ByteBuffer.wrap(bytes, from, count), at);
            at += count;
        }
    }
}
