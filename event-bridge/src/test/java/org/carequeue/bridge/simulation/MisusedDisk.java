package org.carequeue.bridge.simulation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import org.carequeue.bridge.journal.Disk;
import org.carequeue.bridge.journal.DiskInBetween;

/// A disk that is used in a wrong way, as one of the [Bug]s about disks would.
final class MisusedDisk extends DiskInBetween {

    private final Bug bug;
    private final Runnable beforeForce;
    private boolean opening = true;

    /// @param beforeForce what [Bug#SHOWS_UNCOMMITTED] does
    MisusedDisk(Disk disk, Bug bug, Runnable beforeForce) {
        super(disk);
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
    public File create(Path file) throws IOException {
        opening = false;
        return new MisusedFile(disk.create(file));
    }

    @Override
    public File open(Path file) throws IOException {
        return new MisusedFile(disk.open(file));
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        if (!believes()) {
            disk.forceFolder(folder);
        }
    }

    private final class MisusedFile extends FileInBetween {

        MisusedFile(File file) {
            super(file);
        }

        @Override
        public void write(ByteBuffer bytes, long offset) throws IOException {
            if (!believes()) {
                file.write(bytes, offset);
            }
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

    }
}
