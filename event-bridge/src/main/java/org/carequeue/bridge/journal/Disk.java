package org.carequeue.bridge.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// The disk as a journal needs it: few operations, so that a test can put a disk in its place that is full, fails to
/// force, tears a write or forgets what was not forced.
///
/// What has been written to a file is safe after [File#force], and that a file exists, or does no more, after
/// [#forceFolder].
public interface Disk {

    /// The machine's own.
    Disk LOCAL = new LocalDisk();

    /// Makes a folder, with those above it, unless it is there; it is safe when this returns.
    void makeFolder(Path folder) throws IOException;

    /// The files of a folder, in the order of their names.
    List<Path> files(Path folder) throws IOException;

    /// Keeps every other process, and this one, out of a folder until the lock is closed.
    ///
    /// @throws IOException when somebody else has it
    Closeable lock(Path folder) throws IOException;

    /// Begins a file that must not be there yet.
    File create(Path file) throws IOException;

    /// Opens a file that is there, to read and to write.
    File open(Path file) throws IOException;

    /// Puts a file in the place of another in one step, or gives it a new name.
    void move(Path from, Path to) throws IOException;

    /// Deletes a file; nothing happens when it is not there.
    void delete(Path file) throws IOException;

    /// Makes safe which files a folder holds.
    void forceFolder(Path folder) throws IOException;

    /// An open file. Any thread may read while one writes.
    interface File extends Closeable {

        long size() throws IOException;

        /// Writes all of it at this offset.
        ///
        /// @throws IOException when not all of it was written; how much was is not known
        void write(ByteBuffer bytes, long offset) throws IOException;

        /// Reads at most what has room, from this offset on.
        ///
        /// @return how many bytes, or -1 at the end
        int read(ByteBuffer into, long offset) throws IOException;

        /// Fills a buffer from this offset on, as far as the file goes.
        default void fill(ByteBuffer into, long offset) throws IOException {
            var first = into.position();
            while (into.hasRemaining() && read(into, offset + into.position() - first) > 0) {
                // One call may bring less than there is.
            }
        }

        /// Cuts the file off; it is safe when this returns.
        void truncate(long length) throws IOException;

        /// Returns when everything written so far is on the disk.
        void force() throws IOException;
    }
}
