package org.carequeue.bridge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A journal of a thousand lines, cut at every byte, and with every one of its bits flipped.
@Tag("slow")
class JournalDamageTest {

    /// Each bit costs a look at all of them.
    private static final int LINES = 300;
    private static final Path FOLDER = Path.of("journal");
    private static final Path FILE = FOLDER.resolve(Segment.name(1));
    private static final long LARGE = 1_000_000;

    private static final List<byte[]> BODIES = IntStream.rangeClosed(0, LINES).mapToObj(JournalDamageTest::body).toList();

    private byte[] whole = {};
    /// Where each line begins, the header first; and the end.
    private final List<Integer> starts = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        var disk = new FaultyDisk();
        try (var journal = Journal.open(disk, FOLDER, LARGE, "log-1", (_, _) -> true)) {
            for (int i = 1; i <= LINES; i++) {
                journal.append(i, BODIES.get(i));
            }
        }
        whole = disk.content(FILE);
        starts.add(0);
        for (int i = 0; i < whole.length; i++) {
            if (whole[i] == '\n') {
                starts.add(i + 1);
            }
        }
        assertThat(starts).hasSize(LINES + 2);
    }

    private static byte[] body(long sequence) {
        return ("{\"n\":" + sequence + "}").getBytes(UTF_8);
    }

    /// Opens the journal and counts its lines, each of which must be what was written there.
    private static int open(FaultyDisk disk) throws IOException {
        var count = new AtomicInteger();
        try (var journal = Journal.open(disk, FOLDER, LARGE, "log-2", (sequence, body) -> {
            var expected = count.incrementAndGet();
            if (expected > LINES || sequence != expected || !Arrays.equals(body, BODIES.get(expected))) {
                throw new AssertionError("line " + expected + " is " + new String(body, UTF_8));
            }
            return true;
        })) {
            if (journal.head() != count.get()) {
                throw new AssertionError("head " + journal.head() + " after " + count);
            }
        }
        return count.get();
    }

    /// The line that holds this byte, the header being 0.
    private int lineAt(int offset) {
        var found = Collections.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    @Test
    void cut_at_any_byte_it_holds_exactly_the_lines_that_are_whole() {
        IntStream.rangeClosed(0, whole.length).parallel().forEach(length -> {
            var disk = new FaultyDisk();
            disk.put(FILE, Arrays.copyOf(whole, length));
            try {
                var lines = open(disk);
                // Without its header it is a journal that was never begun, and begins now.
                var expected = Math.max(0, lineAt(length) - 1);
                if (lines != expected) {
                    throw new AssertionError(length + " bytes: " + lines + " lines instead of " + expected);
                }
                if (lines > 0 && disk.content(FILE).length != starts.get(lines + 1)) {
                    throw new AssertionError(length + " bytes: the torn rest is still there");
                }
            } catch (IOException e) {
                throw new AssertionError(length + " bytes", e);
            }
        });
    }

    @Test
    void with_any_bit_flipped_it_is_refused_by_file_and_offset_and_only_the_last_line_is_taken_for_a_torn_write() {
        IntStream.range(0, whole.length * 8).parallel().forEach(bit -> {
            var flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            var disk = new FaultyDisk();
            disk.put(FILE, flipped);
            var damaged = lineAt(bit / 8);
            try {
                var lines = open(disk);
                if (damaged != LINES || lines != LINES - 1) {
                    throw new AssertionError("bit " + bit + " in line " + damaged + ": " + lines + " lines");
                }
            } catch (JournalDamagedException refused) {
                var place = FILE + " is damaged at byte " + starts.get(damaged) + ":";
                if (damaged == LINES || !String.valueOf(refused.getMessage()).contains(place)) {
                    throw new AssertionError("bit " + bit + " in line " + damaged + ": " + refused.getMessage());
                }
                unchanged(disk, flipped, bit);
            } catch (IOException e) {
                throw new AssertionError("bit " + bit, e);
            }
        });
    }

    private static void unchanged(FaultyDisk disk, byte[] before, int bit) {
        try {
            if (!Arrays.equals(disk.content(FILE), before)) {
                throw new AssertionError("bit " + bit + ": refused, and yet changed");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
