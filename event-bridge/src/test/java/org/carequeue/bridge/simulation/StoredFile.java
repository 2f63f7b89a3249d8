package org.carequeue.bridge.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A file on a simulated disk: what its readers see, and what would be left of it if the power failed now.
final class StoredFile {

    private record Write(int offset, byte[] bytes) {
    }

    private byte[] seen = new byte[256];
    private int length;
    private byte[] safe = new byte[0];
    private final List<Write> unforced = new ArrayList<>();

    int length() {
        return length;
    }

    void write(byte[] bytes, int offset) {
        seen = put(seen, bytes, offset, bytes.length);
        length = Math.max(length, offset + bytes.length);
        unforced.add(new Write(offset, bytes));
    }

    private static byte[] put(byte[] into, byte[] bytes, int offset, int count) {
        var all = into.length >= offset + count ? into : Arrays.copyOf(into, Math.max(into.length * 2, offset + count));
        System.arraycopy(bytes, 0, all, offset, count);
        return all;
    }

    /// @return how many bytes, or -1 at the end
    int read(byte[] into, int offset, int most) {
        if (offset >= length) {
            return -1;
        }
        var count = Math.min(most, length - offset);
        System.arraycopy(seen, offset, into, 0, count);
        return count;
    }

    void force() {
        unforced.forEach(write -> safe = exact(safe, write, 0, write.bytes().length));
        unforced.clear();
    }

    /// A force has failed, and the machine takes what it could not write for written: readers see it, and no later force
    /// will write it.
    void forgetUnforced() {
        unforced.clear();
    }

    void truncate(int to) {
        force();
        length = Math.min(length, to);
        safe = Arrays.copyOf(safe, Math.min(safe.length, to));
    }

    /// The power fails: of each write that was not forced all, some or nothing is left, in any order.
    void losePower(RandomGenerator random) {
        for (var write : unforced) {
            var count = write.bytes().length;
            switch (random.nextInt(5)) {
                case 0 -> {
                }
                case 1 -> safe = exact(safe, write, 0, count);
                case 2 -> safe = exact(safe, write, 0, random.nextInt(count + 1));
                case 3 -> safe = exact(safe, write, random.nextInt(count + 1), count);
                default -> {
                    for (int from = 0; from < count;) {
                        var to = Math.min(count, from + 1 + random.nextInt(64));
                        if (random.nextBoolean()) {
                            safe = exact(safe, write, from, to);
                        }
                        from = to;
                    }
                }
            }
        }
        unforced.clear();
        seen = safe.clone();
        length = safe.length;
    }

    private static byte[] exact(byte[] into, Write write, int from, int to) {
        if (from == to) {
            return into;
        }
        var end = write.offset() + to;
        var all = into.length >= end ? into : Arrays.copyOf(into, end);
        System.arraycopy(write.bytes(), from, all, write.offset() + from, to - from);
        return all;
    }

    /// Flips one bit, for whoever reads and for good; a second time makes it whole again.
    void flip(int at, int bit) {
        seen[at] ^= (byte) (1 << bit);
        if (at < safe.length) {
            safe[at] ^= (byte) (1 << bit);
        }
    }

    /// Where its lines end.
    List<Integer> lineEnds() {
        var ends = new ArrayList<Integer>();
        for (int i = 0; i < length; i++) {
            if (seen[i] == '\n') {
                ends.add(i);
            }
        }
        return ends;
    }

    byte[] content() {
        return Arrays.copyOf(seen, length);
    }
}
