package org.carequeue.bridge.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.carequeue.bridge.desk.Tally.Count;
import org.carequeue.bridge.desk.Tally.Counted;
import org.carequeue.bridge.fatal.Fatal;
import org.carequeue.bridge.fatal.HeardLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What ends the desk's thread, and what does not. A desk that has ended, or stands still, is never said to be well.
class DeskEndTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicInteger endings = new AtomicInteger();
    private final Fatal fatal = new Fatal(endings::incrementAndGet);
    private final AtomicLong nanos = new AtomicLong(1);
    private final HeardLog log = HeardLog.of(Fatal.class);
    private final TallyDesk tally = new TallyDesk(new Random(1), "id-");

    @AfterEach
    void listen_no_more() {
        log.close();
    }

    private Desk<Tally.State, Count, Counted> desk() throws IOException {
        return new Desk<>("tally-service", tally.open("build-1"), fatal, nanos::get);
    }

    @Test
    void a_desk_whose_thread_is_interrupted_ends_the_process() throws Exception {
        // Given
        var desk = desk();
        var thread = desk.read(_ -> Thread.currentThread()).toCompletableFuture().join();

        // When
        thread.interrupt();

        // Then
        await("the end").atMost(PATIENCE).until(() -> endings.get() == 1);
        assertThat(log.lines()).singleElement().asString().contains("thread=desk-tally-service")
                .contains("cause=java.lang.InterruptedException");
    }

    @Test
    void an_error_between_two_turns_ends_the_process() throws Exception {
        // Given
        var desk = desk();

        // When: a snapshot is due, and what it copies cannot be copied
        desk.read(state -> {
            state.uncopyable = new StackOverflowError();
            return state.total;
        }).toCompletableFuture().join();
        desk.receive(tally.heard(SnapshotKeeper.EVERY).events()).toCompletableFuture().join();

        // Then
        await("the end").atMost(PATIENCE).until(() -> endings.get() == 1);
        assertThat(log.lines()).singleElement().asString().contains("cause=java.lang.StackOverflowError");
    }

    @Test
    void an_error_in_a_turn_ends_the_process_after_all_have_been_told_that_nothing_is_saved() throws Exception {
        // Given
        var desk = desk();

        // When
        var answer = desk.read((Function<Tally.State, String>) _ -> {
            throw new NoClassDefFoundError("org/carequeue/Missing");
        }).toCompletableFuture();

        // Then
        await("the end").atMost(PATIENCE).until(() -> endings.get() == 1);
        assertThat(answer).isCompletedExceptionally();
        assertThat(desk.trouble()).isPresent();
        assertThat(log.lines()).singleElement().asString().contains("cause=java.lang.NoClassDefFoundError");
    }

    @Test
    void a_disk_that_fails_is_for_a_person_and_the_process_goes_on_to_say_so() throws Exception {
        // Given
        var desk = desk();
        tally.disk.runsFullAfter(0);

        // When
        var reply = desk.submit(TallyDesk.command(1, null).order()).toCompletableFuture();

        // Then
        await("refused").atMost(PATIENCE).until(reply::isCompletedExceptionally);
        desk.close();
        assertThat(desk.trouble().orElseThrow()).contains("No space left on device");
        assertThat(endings).hasValue(0);
    }

    @Test
    void a_desk_that_has_been_at_one_turn_for_ten_seconds_is_not_well_until_it_goes_on() throws Exception {
        // Given
        var desk = desk();
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);

        // When
        var answer = desk.read(_ -> {
            reached.countDown();
            return waitFor(goOn);
        }).toCompletableFuture();
        reached.await();

        // Then
        nanos.addAndGet(Desk.LONGEST_TURN_NANOS - 1);
        assertThat(desk.trouble()).isEmpty();
        nanos.addAndGet(1);
        assertThat(desk.trouble()).hasValueSatisfying(said -> assertThat(said)
                .startsWith("Nothing has been decided for 10 s"));

        // When
        goOn.countDown();
        answer.join();

        // Then
        await("well").atMost(PATIENCE).until(() -> desk.trouble().isEmpty());
        desk.close();
        assertThat(endings).hasValue(0);
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
