package org.carequeue.bridge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A journal is copied as docs/OPERATIONS.md says, while it is written: the folder is listed, then copied file by file.
class JournalCopyTest {

    private static final int COPIES = 25;
    /// Of the copies, those during which a file was begun: the case that could go wrong. How fast a disk is decides how
    /// many copies that takes.
    private static final int COPIES_AT_A_NEW_FILE = 10;
    /// So small that a file is begun at every second or third line.
    private static final long SEGMENT_BYTES = 100;
    /// The writer is let go on by so many with each copy. Without that, a fast disk makes a folder of thousands of
    /// files, and the system lists such a one in several parts, between which files may be missed.
    private static final int LINES_FOR_EACH_COPY = 20;

    @TempDir
    Path temp;

    private final AtomicLong acknowledged = new AtomicLong();
    private final Semaphore lines = new Semaphore(0);

    @Test
    @Timeout(60)
    void a_copy_of_a_journal_that_is_written_meanwhile_is_whole_up_to_where_it_began() throws Exception {
        var stop = new AtomicBoolean();
        try (var writer = Executors.newSingleThreadExecutor()) {
            var written = writer.submit(() -> {
                write(stop);
                return true;
            });
            try {
                copies(written);
            } finally {
                stop.set(true);
                lines.release();
            }
            assertThat(written.get()).isTrue();
        }
    }

    private void copies(Future<Boolean> written) throws IOException {
        var journal = temp.resolve("journal");
        var atNewFile = 0;
        for (int i = 0; i < COPIES || atNewFile < COPIES_AT_A_NEW_FILE; i++) {
            lines.release(LINES_FOR_EACH_COPY - Math.min(LINES_FOR_EACH_COPY, lines.availablePermits()));
            var before = acknowledged.get();
            var files = files(journal).size();
            var copy = temp.resolve("copy-" + i);
            copy(journal, copy);
            atNewFile += files(journal).size() > files ? 1 : 0;
            assertThat(numbers(copy)).as("copy %s", i).hasSizeGreaterThanOrEqualTo((int) before);
            assertThat(written).as("the writer").isNotDone();
        }
    }

    /// What the document warns of: a new file, but not the end of the one before.
    @Test
    void a_copy_that_misses_the_end_of_an_earlier_file_is_refused_and_the_file_named() throws IOException {
        lines.release(40);
        write(new AtomicBoolean(), 40);
        var copy = temp.resolve("copy");
        copy(temp.resolve("journal"), copy);
        var earlier = files(copy).get(1);
        var lines = Files.readAllLines(earlier);
        Files.write(earlier, lines.subList(0, lines.size() - 1));

        assertThatThrownBy(() -> numbers(copy)).isInstanceOf(JournalDamagedException.class)
                .hasMessageContaining(files(copy).get(2) + " is damaged at byte 0");
    }

    private void write(AtomicBoolean stop) throws IOException {
        write(stop, Long.MAX_VALUE);
    }

    private void write(AtomicBoolean stop, long most) throws IOException {
        try (var journal = Journal.open(temp.resolve("journal"), SEGMENT_BYTES, "log-1", (_, _) -> true)) {
            while (!stop.get() && journal.head() < most) {
                lines.acquireUninterruptibly();
                var next = journal.head() + 1;
                journal.append(next, ("{\"n\":" + next + "}").getBytes(UTF_8));
                acknowledged.set(next);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (var file : files(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("lock")).sorted().toList();
        }
    }

    /// Opens the copy as a service does, which counts without a hole or refuses.
    private static List<Long> numbers(Path copy) throws IOException {
        var count = new AtomicLong();
        try (var journal = Journal.open(copy, SEGMENT_BYTES, "log-2", (sequence, body) -> {
            assertThat(new String(body, UTF_8)).isEqualTo("{\"n\":" + sequence + "}");
            assertThat(sequence).isEqualTo(count.incrementAndGet());
            return true;
        })) {
            assertThat(journal.head()).isEqualTo(count.get());
        }
        return LongStream.rangeClosed(1, count.get()).boxed().toList();
    }
}
