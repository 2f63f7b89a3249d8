package org.carequeue.bridge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final long LARGE = 1_000_000;

    @TempDir
    Path temp;

    private Path folder() {
        return temp.resolve("journal");
    }

    private List<String> openAndRead(long segmentBytes) throws IOException {
        var lines = new ArrayList<String>();
        try (var journal = Journal.open(folder(), segmentBytes, "log-2", (sequence, body) -> {
            lines.add(sequence + ":" + new String(body, UTF_8));
            return true;
        })) {
            assertThat(journal.log()).isEqualTo("log-1");
        }
        return lines;
    }

    private void write(int count, long segmentBytes) throws IOException {
        try (var journal = Journal.open(folder(), segmentBytes, "log-1", (_, _) -> true)) {
            for (int i = 0; i < count; i++) {
                journal.append(journal.head() + 1, body(journal.head() + 1));
            }
        }
    }

    private static byte[] body(long sequence) {
        return ("{\"n\":" + sequence + "}").getBytes(UTF_8);
    }

    private static List<String> expected(int count) {
        var lines = new ArrayList<String>();
        for (int i = 1; i <= count; i++) {
            lines.add(i + ":" + new String(body(i), UTF_8));
        }
        return lines;
    }

    @Test
    void what_was_appended_is_read_after_a_restart() throws IOException {
        write(5, LARGE);
        write(5, LARGE);
        assertThat(openAndRead(LARGE)).isEqualTo(expected(10));
    }

    @Test
    void a_line_without_events_keeps_the_head() throws IOException {
        try (var journal = Journal.open(folder(), LARGE, "log-1", (_, _) -> true)) {
            journal.append(2, body(2));
            journal.append(2, "{}".getBytes(UTF_8));
            assertThat(journal.head()).isEqualTo(2);
        }
        assertThat(openAndRead(LARGE)).containsExactly("2:{\"n\":2}", "2:{}");
    }

    @Test
    void segments_roll_and_are_read_in_order() throws IOException {
        write(50, 300);
        try (var files = Files.list(folder())) {
            assertThat(files.filter(file -> file.toString().endsWith(".journal"))).hasSizeGreaterThanOrEqualTo(5);
        }
        assertThat(openAndRead(300)).isEqualTo(expected(50));
    }

    @Test
    void reading_begins_behind_any_sequence() throws IOException {
        write(50, 300);
        try (var journal = Journal.open(folder(), 300, "log-1", (_, _) -> true)) {
            for (int after = 0; after <= 50; after++) {
                var lines = new ArrayList<String>();
                journal.read(after, (sequence, body) -> lines.add(sequence + ":" + new String(body, UTF_8)));
                assertThat(lines).isEqualTo(expected(50).subList(after, 50));
            }
        }
    }

    @Test
    void cut_at_any_byte_the_journal_holds_an_exact_prefix() throws IOException {
        write(20, LARGE);
        var file = folder().resolve("000001.journal");
        var whole = Files.readAllBytes(file);
        var headerEnd = new String(whole, UTF_8).indexOf('\n') + 1;
        for (int length = headerEnd; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            var lines = openAndRead(LARGE);
            assertThat(lines).isEqualTo(expected(lines.size()));
            assertThat(Files.size(file)).as("the torn rest is gone").isLessThanOrEqualTo(length);
        }
        assertThat(openAndRead(LARGE)).isEqualTo(expected(20));
    }

    @Test
    void a_journal_whose_birth_was_torn_begins_anew() throws IOException {
        write(0, LARGE);
        var file = folder().resolve("000001.journal");
        var whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            write(1, LARGE);
            assertThat(openAndRead(LARGE)).isEqualTo(expected(1));
        }
    }

    @Test
    void a_segment_whose_birth_was_torn_is_begun_again() throws IOException {
        write(50, 300);
        int last = 0;
        while (Files.exists(folder().resolve(Segment.name(last + 1)))) {
            last++;
        }
        Files.write(folder().resolve(Segment.name(last + 1)), "12345678 52 ".getBytes(UTF_8));
        assertThat(openAndRead(300)).isEqualTo(expected(50));
    }

    @Test
    void any_flipped_bit_is_noticed_or_leaves_an_exact_prefix() throws IOException {
        write(8, LARGE);
        var file = folder().resolve("000001.journal");
        var whole = Files.readAllBytes(file);
        for (int bit = 0; bit < whole.length * 8; bit++) {
            var flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file, flipped);
            try {
                var lines = openAndRead(LARGE);
                assertThat(lines).as("bit %s", bit).isEqualTo(expected(lines.size())).hasSizeBetween(7, 7);
            } catch (JournalDamagedException refused) {
                assertThat(refused).hasMessageContaining("000001.journal").hasMessageContaining("at byte");
                assertThat(Files.readAllBytes(file)).as("a refusal changes nothing").isEqualTo(flipped);
            }
        }
    }

    @Test
    void a_missing_line_is_damage() throws IOException {
        write(5, LARGE);
        var file = folder().resolve("000001.journal");
        var lines = Files.readAllLines(file);
        lines.remove(2);
        Files.writeString(file, String.join("\n", lines) + "\n");
        assertThatThrownBy(() -> openAndRead(LARGE)).isInstanceOf(JournalDamagedException.class);
    }

    @Test
    void a_missing_segment_is_damage() throws IOException {
        write(50, 300);
        Files.delete(folder().resolve("000002.journal"));
        assertThatThrownBy(() -> openAndRead(300)).isInstanceOf(JournalDamagedException.class)
                .hasMessageContaining("000002.journal");
    }

    @Test
    void a_second_user_is_refused() throws IOException {
        try (var first = Journal.open(folder(), LARGE, "log-1", (_, _) -> true)) {
            assertThat(first.head()).isZero();
            assertThatThrownBy(() -> Journal.open(folder(), LARGE, "log-1", (_, _) -> true))
                    .isInstanceOf(IOException.class).hasMessageContaining("only one may");
        }
    }

    @Test
    void a_failed_write_is_never_retried() throws IOException {
        var journal = Journal.open(folder(), LARGE, "log-1", (_, _) -> true);
        journal.append(1, body(1));
        // closed underneath, as a disk that goes away
        journal.close();
        assertThatThrownBy(() -> journal.append(2, body(2))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> journal.append(2, body(2))).hasMessageContaining("failed earlier");
        assertThat(openAndRead(LARGE)).isEqualTo(expected(1));
    }
}
