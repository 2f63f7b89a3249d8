package org.carequeue.bridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

import org.carequeue.bridge.desk.Tally.Count;
import org.carequeue.bridge.desk.Tally.Counted;
import org.carequeue.bridge.journal.Bookmark;
import org.carequeue.bridge.journal.FaultyDisk;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What a desk tells others while its disk fails: nothing that is not there after a restart.
class DeskFaultTest {

    private static final String BUILD = "build-1";
    private static final int RUNS = 40;

    private record Fault(String name, ObjIntConsumer<FaultyDisk> strikes) {
    }

    private static final List<Fault> FAULTS = List.of(
            new Fault("full", (disk, when) -> disk.runsFullAfter(when * 90L)),
            new Fault("torn write", FaultyDisk::tearsWriteAfter),
            new Fault("one failing force", (disk, when) -> disk.failsToForceAfter(when, false)),
            new Fault("no force", (disk, when) -> disk.failsToForceAfter(when, true)),
            new Fault("no new file", (disk, _) -> disk.failsToCreate(".journal")),
            new Fault("no folder forced", (disk, _) -> disk.failsToForceFolders()));

    @TestFactory
    Stream<DynamicTest> nothing_is_told_that_is_not_there_after_a_restart() {
        return FAULTS.stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
            for (int when = 0; when < RUNS; when++) {
                run(fault, when, FaultyDisk::losesProcess);
                run(fault, when, FaultyDisk::losesPower);
            }
        }));
    }

    /// What a turn was told, and what the state was before it.
    private record Before(Saved known, List<Task<Tally.State, Count, Counted>> tasks,
            CompletableFuture<List<Integer>> query) {
    }

    private static void run(Fault fault, int when, Consumer<FaultyDisk> end) throws IOException {
        var desk = new TallyDesk(new Random(when), "id-");
        var work = desk.open(BUILD);
        fault.strikes().accept(desk.disk, when);
        Before last;
        int turns = 0;
        do {
            last = turn(desk, work);
            assertThat(turns++).as("the fault strikes").isLessThan(3_000);
        } while (work.failure() == null);

        // Of the turn that met the fault, and of what comes later, nobody hears anything but that it failed.
        var refused = new ArrayList<>(last.tasks());
        refused.addAll(turn(desk, work).tasks());
        assertThat(refused).allSatisfy(task -> assertThat(isRefusedForGood(task)).isTrue());
        assertThat(desk.published).hasSize((int) last.known().bookmark().sequence());
        assertThat(work.positions()).isEqualTo(last.known().positions());
        assertThat(Objects.requireNonNull(work.failure())).hasMessageMatching(
                "The journal in journal cannot be written: (No space left on device|Input/output error)\\. Nothing is accepted "
                        + "until that is remedied and the service is started again\\.");
        desk.disk.isWell();
        end.accept(desk.disk);

        var found = desk.reopened(BUILD);
        if (found.bookmark().line() == last.known().bookmark().line()
                || found.bookmark().sequence() == last.known().bookmark().sequence()
                        && found.outcomes().equals(last.known().outcomes())
                        && found.positions().equals(last.known().positions())) {
            // Not at all; where a new file was begun, its header may be there.
            assertThat(found.state()).isEqualTo(last.known().state());
            assertThat(found.outcomes()).isEqualTo(last.known().outcomes());
            assertThat(found.positions()).isEqualTo(last.known().positions());
        } else {
            // Wholly: as a desk on a disk without faults would be.
            assertThat(found.state()).isEqualTo(withoutFaults(when, turns).state());
            assertThat(found.outcomes()).isEqualTo(withoutFaults(when, turns).outcomes());
            assertThat(found.positions()).isEqualTo(withoutFaults(when, turns).positions());
        }
        // And it works again.
        try (var again = desk.open(BUILD)) {
            again.take(List.of(TallyDesk.command(0, "key-after")));
            assertThat(again.failure()).isNull();
        }
        desk.disk.losesPower();
        desk.reopened(BUILD);
    }

    private static Before turn(TallyDesk desk, DeskWork<Tally.State, Count, Counted> work) {
        var known = work.save();
        var tasks = new ArrayList<>(desk.turn());
        var query = new CompletableFuture<List<Integer>>();
        tasks.add(new Task.Query<>(state -> List.copyOf(state.seen), query));
        work.take(tasks);
        if (work.failure() == null) {
            assertThat(query).isCompleted();
        }
        return new Before(known == null ? NOTHING : known, tasks, query);
    }

    private static final Saved NOTHING = new Saved(
            new Bookmark("", 0, 0, 0, 0, 0, 0), Instant.EPOCH, Map.of(),
            List.of(), "");

    private static Saved withoutFaults(int seed, int turns) throws IOException {
        var desk = new TallyDesk(new Random(seed), "id-");
        try (var work = desk.open(BUILD)) {
            for (int i = 0; i < turns; i++) {
                turn(desk, work);
            }
            return Objects.requireNonNull(work.save());
        }
    }

    private static boolean isRefusedForGood(Task<Tally.State, Count, Counted> task) {
        var answer = switch (task) {
            case Task.Command<Tally.State, Count, Counted> command -> command.reply();
            case Task.Batch<Tally.State, Count, Counted> batch -> batch.done();
            case Task.ReadAnew<Tally.State, Count, Counted> anew -> anew.done();
            case Task.Query<Tally.State, Count, Counted, ?> query -> query.answer();
        };
        return answer.isCompletedExceptionally()
                && answer.exceptionNow() instanceof RefusedException refused
                && refused.refusal().code().equals("journal-failed");
    }
}
