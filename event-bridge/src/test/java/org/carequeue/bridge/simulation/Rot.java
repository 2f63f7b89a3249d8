package org.carequeue.bridge.simulation;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// A bit of a journal that flips while nobody looks, in a line that has whole lines behind it.
final class Rot {

    private final StoredFile file;
    private final int at;
    private final int bit;
    private final Map<StoredFile, byte[]> before = new HashMap<>();
    private final SimulatedDisk disk;

    private Rot(SimulatedDisk disk, StoredFile file, int at, int bit) {
        this.disk = disk;
        this.file = file;
        this.at = at;
        this.bit = bit;
        file.flip(at, bit);
        disk.files().values().forEach(each -> before.put(each, each.content()));
    }

    /// @return null when there are too few lines
    static @Nullable Rot in(SimulatedDisk disk, Timeline time) {
        if (disk.files().isEmpty()) {
            return null;
        }
        var file = disk.files().lastEntry().getValue();
        var ends = file.lineEnds();
        // The last line may be torn, and the one before it must be whole to prove that this is damage.
        if (ends.size() < 4) {
            return null;
        }
        var rot = new Rot(disk, file, time.random.nextInt(ends.get(ends.size() - 3)), time.random.nextInt(8));
        time.note("rot: " + rot);
        return rot;
    }

    /// Whether somebody has written since.
    boolean hasChanged() {
        return !disk.files().values().stream()
                .allMatch(each -> java.util.Arrays.equals(each.content(), before.get(each)));
    }

    void heal() {
        if (at < file.length()) {
            file.flip(at, bit);
        }
    }

    @Override
    public String toString() {
        return "bit " + bit + " of byte " + at + " of " + file.length();
    }
}
