package org.carequeue.bridge.kill;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import org.carequeue.bridge.journal.DiskInBetween;
import org.jspecify.annotations.Nullable;

/// The machine's disk, at one of whose operations the process dies.
final class HaltingDisk extends DiskInBetween {

    private final @Nullable KillPoint point;
    private int linesLeft;

    /// @param point where to die, or null to live
    /// @param linesLeft how many lines are written before that, from [#arm] on
    HaltingDisk(@Nullable KillPoint point, int linesLeft) {
        super(LOCAL);
        this.point = point;
        this.linesLeft = linesLeft;
    }

    @Override
    public File create(Path file) throws IOException {
        return new HaltingFile(disk.create(file));
    }

    @Override
    public File open(Path file) throws IOException {
        return new HaltingFile(disk.open(file));
    }

    private boolean isDue(KillPoint here) {
        return point == here && linesLeft == 0;
    }

    private final class HaltingFile extends FileInBetween {

        HaltingFile(File file) {
            super(file);
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
        public void force() throws IOException {
            file.force();
            // For the reader's disk this is the moment after applying.
            if (isDue(KillPoint.AFTER_FORCE) || isDue(KillPoint.AFTER_APPLYING)) {
                KillPoint.die();
            }
        }

    }
}
