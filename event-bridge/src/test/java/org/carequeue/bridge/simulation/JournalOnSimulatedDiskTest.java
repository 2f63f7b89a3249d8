package org.carequeue.bridge.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.carequeue.bridge.journal.Journal;
import org.carequeue.bridge.journal.JournalDamagedException;
import org.junit.jupiter.api.Test;

/// What the simulator found in the journal, each by itself.
class JournalOnSimulatedDiskTest {

    private static final Path FOLDER = Path.of("journal");
    private static final int SEGMENT = 300;

    private static SimulatedDisk disk(long seed, Weather weather) {
        return new SimulatedDisk("disk", new Timeline(seed), weather);
    }

    private static Journal open(SimulatedDisk disk) throws IOException {
        return Journal.open(disk.mountedBy(new Life(() -> {
        })), FOLDER, SEGMENT, "log-1", (_, _) -> true);
    }

    /// Opens it as the next process does.
    private static long headAfterRestart(SimulatedDisk disk) throws IOException {
        try (var journal = open(disk)) {
            return journal.head();
        }
    }

    private static void append(Journal journal, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            journal.append(journal.head() + 1, "{\"a\":\"line\"}".getBytes(UTF_8));
        }
    }

    @Test
    void what_a_restarted_journal_has_shown_is_there_after_a_power_loss() throws IOException {
        var shownBeyond = 0;
        for (long seed = 1; seed <= 300; seed++) {
            var weather = new Weather();
            var disk = disk(seed, weather);
            var journal = open(disk);
            append(journal, 1);
            weather.failedForce = 0.1;
            assertThatThrownBy(() -> append(journal, 1_000)).isInstanceOf(IOException.class);
            weather.clear();
            var acknowledged = journal.head();
            journal.close();
            var shown = headAfterRestart(disk);
            disk.losePower();
            assertThat(headAfterRestart(disk)).as("seed %s", seed).isEqualTo(shown)
                    .isGreaterThanOrEqualTo(acknowledged);
            shownBeyond += shown > acknowledged ? 1 : 0;
        }
        assertThat(shownBeyond).as("restarts that found a line that was not forced").isPositive();
    }

    @Test
    void damage_is_noticed_also_where_the_disk_reads_a_few_bytes_at_a_time() throws IOException {
        for (long seed = 1; seed <= 100; seed++) {
            var weather = new Weather();
            var disk = disk(seed, weather);
            try (var journal = open(disk)) {
                append(journal, 5);
            }
            weather.shortRead = 1;
            disk.files().firstEntry().getValue().flip(60, 3);
            var before = contents(disk);
            assertThatThrownBy(() -> headAfterRestart(disk)).isInstanceOf(JournalDamagedException.class);
            assertThat(contents(disk)).isEqualTo(before);
        }
    }

    private static Map<Path, String> contents(SimulatedDisk disk) {
        var contents = new TreeMap<Path, String>();
        disk.files().forEach((path, file) -> contents.put(path, new String(file.content(), UTF_8)));
        return contents;
    }
}
