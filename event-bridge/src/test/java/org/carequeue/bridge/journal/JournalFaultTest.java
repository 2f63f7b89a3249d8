package org.carequeue.bridge.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What a journal promises on a disk that fails: what was acknowledged is there after a restart, and a line that was not
/// is there wholly or not at all.
class JournalFaultTest {

    private static final Path FOLDER = Path.of("journal");
    private static final int SMALL = 400;
    private static final int COUNT = 40;

    private record Fault(String name, Consumer<FaultyDisk> strikes) {
    }

    private static Stream<Fault> faults() {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < 1_500; i += 7) {
            var bytes = i;
            faults.add(new Fault("full after " + bytes + " bytes", disk -> disk.runsFullAfter(bytes)));
        }
        for (int i = 0; i < COUNT; i++) {
            var after = i;
            faults.add(new Fault("a torn write after " + after, disk -> disk.tearsWriteAfter(after)));
            faults.add(new Fault("one failing force after " + after, disk -> disk.failsToForceAfter(after, false)));
            faults.add(new Fault("no force after " + after, disk -> disk.failsToForceAfter(after, true)));
        }
        faults.add(new Fault("no new file", disk -> disk.failsToCreate(".journal")));
        faults.add(new Fault("no folder forced", FaultyDisk::failsToForceFolders));
        return faults.stream();
    }

    private static byte[] body(long sequence) {
        return ("{\"n\":" + sequence + "}").getBytes(UTF_8);
    }

    private static List<Long> open(FaultyDisk disk) throws IOException {
        var lines = new ArrayList<Long>();
        Journal.open(disk, FOLDER, SMALL, "log", (sequence, body) -> {
            assertThat(body).isEqualTo(body(sequence));
            return lines.add(sequence);
        }).close();
        return lines;
    }

    @TestFactory
    Stream<DynamicTest> what_was_acknowledged_survives_a_restart() {
        return faults().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> survives(fault, FaultyDisk::losesProcess)));
    }

    @TestFactory
    Stream<DynamicTest> what_was_acknowledged_survives_a_power_cut() {
        return faults().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> survives(fault, FaultyDisk::losesPower)));
    }

    private static void survives(Fault fault, Consumer<FaultyDisk> end) throws IOException {
        var disk = new FaultyDisk();
        var acknowledged = 0L;
        var journal = Journal.open(disk, FOLDER, SMALL, "log", (_, _) -> true);
        fault.strikes().accept(disk);
        try {
            while (acknowledged < 10L * COUNT) {
                journal.append(acknowledged + 1, body(acknowledged + 1));
                acknowledged++;
            }
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("The journal in journal cannot be written: (No space left on device|Input/output "
                    + "error)\\. Nothing is accepted until that is remedied and the service is started again\\.");
        }
        assertThat(acknowledged).as("the fault has struck").isLessThan(10L * COUNT);
        // The disk recovers; the journal must not trust that.
        disk.isWell();
        var next = acknowledged + 1;
        assertThatThrownBy(() -> journal.append(next, body(next))).hasMessageContaining("failed earlier");
        assertThat(journal.head()).as("nobody is shown what may not be there").isEqualTo(acknowledged);
        end.accept(disk);

        var found = open(disk).size();
        assertThat((long) found).isBetween(acknowledged, acknowledged + 1);
        // What was found is safe from now on, whatever state the failure left it in.
        disk.losesPower();
        assertThat(open(disk)).hasSize(found);
        try (var again = Journal.open(disk, FOLDER, SMALL, "log", (_, _) -> true)) {
            for (int i = 1; i <= COUNT; i++) {
                again.append(found + i, body(found + i));
            }
        }
        disk.losesPower();
        assertThat(open(disk)).hasSize(found + COUNT);
    }

    @Test
    void a_journal_whose_first_file_cannot_be_begun_is_begun_at_the_next_start() throws IOException {
        for (int room = 0; room < 30; room++) {
            var disk = new FaultyDisk();
            disk.runsFullAfter(room);
            assertThatThrownBy(() -> open(disk)).isInstanceOf(IOException.class);
            disk.isWell();
            assertThat(open(disk)).isEmpty();
        }
    }

    @Test
    void what_cannot_be_made_safe_on_opening_is_not_opened() throws IOException {
        var disk = new FaultyDisk();
        open(disk);
        disk.failsToForceAfter(0, true);
        assertThatThrownBy(() -> open(disk)).hasMessage("Input/output error");
        disk.isWell();
        assertThat(open(disk)).isEmpty();
    }
}
