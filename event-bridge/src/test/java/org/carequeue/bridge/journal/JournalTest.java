package org.carequeue.bridge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

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
    void a_torn_last_line_is_cut_off_the_file() throws IOException {
        write(20, LARGE);
        var file = folder().resolve("000001.journal");
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));
        assertThat(openAndRead(LARGE)).isEqualTo(expected(19));
        assertThat(Files.readAllLines(file)).as("the header and what was whole").hasSize(20);
        write(1, LARGE);
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
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
    void the_rest_of_a_file_is_no_torn_write_when_it_is_longer_than_a_line_can_be() throws IOException {
        write(5, LARGE);
        var file = folder().resolve("000001.journal");
        var length = Files.size(file);
        try (var open = Disk.LOCAL.open(file)) {
            open.write(ByteBuffer.wrap(new byte[1]), length + Line.LONGEST);
        }
        assertThatThrownBy(() -> openAndRead(LARGE)).isInstanceOf(JournalDamagedException.class)
                .hasMessageContaining("at byte " + length);
    }

    @Test
    void a_file_of_a_later_format_is_refused_and_not_called_damaged() throws IOException {
        Files.createDirectories(folder());
        var header = "{\"format\":2,\"log\":\"log-1\",\"more\":true}".getBytes(UTF_8);
        Files.write(folder().resolve("000001.journal"), Line.encode(1, 0, header));
        assertThatThrownBy(() -> openAndRead(LARGE)).isNotInstanceOf(JournalDamagedException.class)
                .hasMessageContaining("000001.journal has format 2").hasMessageContaining("a later one");
    }

    @Test
    void a_line_that_cannot_be_taken_is_named_by_file_and_offset() throws IOException {
        write(2, LARGE);
        var second = new String(Files.readAllBytes(folder().resolve("000001.journal")), UTF_8).indexOf("{\"n\":2}");
        var lineAt = new String(Files.readAllBytes(folder().resolve("000001.journal")), UTF_8).lastIndexOf('\n', second) + 1;
        assertThatThrownBy(() -> Journal.open(folder(), LARGE, "log-1", (sequence, _) -> {
            if (sequence == 2) {
                throw new IllegalStateException("unknown event type");
            }
            return true;
        })).isInstanceOf(IOException.class).hasMessageContaining("000001.journal holds at byte " + lineAt)
                .hasMessageContaining("unknown event type");
        assertThat(openAndRead(LARGE)).as("and the folder is free again").hasSize(2);
    }

    @Test
    void files_of_other_names_are_left_alone() throws IOException {
        write(3, LARGE);
        for (var name : List.of("000001.journal.copy", "notes.txt", "1.journal", "000002.journal~")) {
            Files.writeString(folder().resolve(name), "not a journal");
        }
        write(3, LARGE);
        assertThat(openAndRead(LARGE)).isEqualTo(expected(6));
        assertThat(Files.readString(folder().resolve("notes.txt"))).isEqualTo("not a journal");
    }

    @Test
    void an_empty_last_segment_is_begun_again() throws IOException {
        write(50, 300);
        Files.delete(folder().resolve("lock"));
        var last = 1;
        while (Files.exists(folder().resolve(Segment.name(last + 1)))) {
            last++;
        }
        Files.createFile(folder().resolve(Segment.name(last + 1)));
        write(20, 300);
        assertThat(openAndRead(300)).isEqualTo(expected(70));
    }

    @Test
    void an_empty_segment_before_the_last_is_damage() throws IOException {
        write(50, 300);
        Files.write(folder().resolve("000002.journal"), new byte[0]);
        assertThatThrownBy(() -> openAndRead(300)).isInstanceOf(JournalDamagedException.class)
                .hasMessageContaining("000002.journal is damaged at byte 0");
    }

    @Test
    void a_segment_of_another_log_is_refused() throws IOException {
        write(50, 300);
        Files.write(folder().resolve("000002.journal"), Line.encode(7, 5, new SegmentHeader("log-9").encode()));
        assertThatThrownBy(() -> openAndRead(300)).isInstanceOf(JournalDamagedException.class)
                .hasMessageContaining("000002.journal");
    }

    @Test
    void readers_go_on_while_it_is_appended_to_rolled_and_closed() throws Exception {
        var journal = Journal.open(folder(), 5_000, "log-1", (_, _) -> true);
        var count = 2_000;
        try (var threads = Executors.newFixedThreadPool(3)) {
            var readers = IntStream.range(0, 2).mapToObj(_ -> threads.submit(() -> {
                var next = new AtomicLong();
                while (next.get() < count) {
                    journal.read(next.get(), (sequence, body) -> {
                        assertThat(sequence).isEqualTo(next.incrementAndGet());
                        assertThat(body).isEqualTo(body(sequence));
                        return true;
                    });
                }
                return next.get();
            })).toList();
            for (int i = 1; i <= count; i++) {
                journal.append(i, body(i));
            }
            journal.close();
            for (var reader : readers) {
                assertThat(reader.get(60, TimeUnit.SECONDS)).isEqualTo(count);
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
    void another_process_is_refused_also_after_this_one_has_tried_twice() throws Exception {
        try (var first = Journal.open(folder(), LARGE, "log-1", (_, _) -> true)) {
            first.append(1, body(1));
            assertThatThrownBy(() -> Journal.open(folder(), LARGE, "log-1", (_, _) -> true))
                    .hasMessageContaining("only one may");
            assertThat(openInAnotherProcess()).isEqualTo("Another process uses the journal in " + folder() + "; only one may.");
            first.append(2, body(2));
        }
        assertThat(openInAnotherProcess()).isEqualTo("open at 2");
    }

    private String openInAnotherProcess() throws Exception {
        var child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-cp", System.getProperty("java.class.path"), SecondProcess.class.getName(), folder().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var said = child.inputReader(UTF_8)) {
            var line = said.readLine();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return line;
        } finally {
            child.destroyForcibly();
        }
    }

    /// Opens a journal and says what came of it.
    static final class SecondProcess {

        private SecondProcess() {
        }

        public static void main(String[] folder) {
            try (var journal = Journal.open(Path.of(folder[0]), LARGE, "log-3", (_, _) -> true)) {
                System.out.println("open at " + journal.head());
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void opening_goes_on_from_a_bookmark_if_the_journal_has_that_very_line() throws IOException {
        write(8, 100);
        Bookmark bookmark;
        try (var journal = Journal.open(folder(), 100, "log-1", (_, _) -> true)) {
            bookmark = journal.bookmark();
        }
        write(2, 100);
        assertThat(resume(bookmark)).isEqualTo(expected(10).subList(8, 10));
        // Only its content is another one: as long, at the same place, of the same number and sequence.
        var file = folder().resolve(Segment.name(bookmark.segment()));
        var whole = Files.readAllBytes(file);
        var other = Line.encode(bookmark.line(), bookmark.sequence(), "{\"n\":9}".getBytes(UTF_8));
        assertThat((long) other.length).isEqualTo(bookmark.end() - bookmark.lineAt());
        System.arraycopy(other, 0, whole, (int) bookmark.lineAt(), other.length);
        Files.write(file, whole);
        assertThat(resume(bookmark)).first().isEqualTo("anew");
        assertThat(resume(bookmark)).hasSize(11);
    }

    private List<String> resume(Bookmark bookmark) throws IOException {
        var lines = new ArrayList<String>();
        Journal.open(Disk.LOCAL, folder(), 100, "log-1", new Replay() {
            @Override
            public Bookmark bookmark() {
                return bookmark;
            }

            @Override
            public void beginsAnew() {
                lines.add("anew");
            }

            @Override
            public void line(long sequence, byte[] body) {
                lines.add(sequence + ":" + new String(body, UTF_8));
            }
        }).close();
        return lines;
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
