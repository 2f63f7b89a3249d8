package org.carequeue.bridge.connector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.simulation.Ledger;
import org.junit.jupiter.api.Test;

/// What the simulator found in the link, each by itself.
class ReaderLinkRecoveryTest {

    private static final String HELLO = "{\"type\":\"hello\",\"service\":\"ticket\",\"log\":\"log-1\",\"head\":1}";

    private final List<Integer> connects = new ArrayList<>();
    private final List<Runnable> timers = new ArrayList<>();
    private final List<Runnable> applied = new ArrayList<>();
    private final List<Consumer<Throwable>> failed = new ArrayList<>();
    private int closed;
    private final LinkAtHand link = new LinkAtHand("triage", "ticket", _ -> Optional.empty(), Ledger.TYPES, new Random(1),
            new LinkAtHand.Wire() {
                @Override
                public void connect(int attempt) {
                    connects.add(attempt);
                }

                @Override
                public void send(String json) {
                    // Nobody listens.
                }

                @Override
                public void close() {
                    closed++;
                }

                @Override
                public void later(Runnable task) {
                    task.run();
                }

                @Override
                public void after(long millis, Runnable task) {
                    timers.add(task);
                }
            }, (_, done, notDone) -> {
                applied.add(done);
                failed.add(notDone);
            }, new LinkAtHand.Observer() {
                @Override
                public void caughtUp() {
                    // Nobody asks.
                }

                @Override
                public void stopped(String why) {
                    throw new AssertionError(why);
                }
            });

    private int connected() {
        link.connect();
        var attempt = connects.getLast();
        link.opened(attempt);
        link.message(attempt, HELLO);
        return attempt;
    }

    private static String events(long sequence) {
        var event = new Envelope<>("id-" + sequence, "/clinics/clinic/ticket", "log-1", sequence, "posted",
                Instant.parse("2026-11-22T12:00:00Z"), "somebody", "room 1", null, new Ledger.Posted("it"));
        return "{\"type\":\"events\",\"events\":[" + new String(new EventCodec(Ledger.TYPES).encode(event), UTF_8)
                + "]}";
    }

    private static String heartbeat(long head) {
        return "{\"type\":\"heartbeat\",\"head\":" + head + "}";
    }

    @Test
    void a_batch_that_fails_while_the_link_waits_to_connect_again_connects_once_only() {
        var attempt = connected();
        link.message(attempt, events(1));
        link.lost(attempt, "closed");
        failed.getFirst().accept(new IllegalStateException("not applied"));
        assertThat(timers).hasSize(1);
        timers.getFirst().run();
        assertThat(connects).hasSize(2);
    }

    @Test
    void a_lost_last_frame_is_missed_when_two_heartbeats_tell_of_it() {
        var attempt = connected();
        link.message(attempt, events(1));
        applied.getFirst().run();
        link.message(attempt, heartbeat(2));
        assertThat(closed).as("it may be under way").isZero();
        link.message(attempt, heartbeat(2));
        assertThat(closed).isEqualTo(1);
        assertThat(timers).hasSize(1);
    }

    @Test
    void what_comes_between_two_heartbeats_or_is_being_applied_is_not_missed() {
        var attempt = connected();
        link.message(attempt, heartbeat(1));
        link.message(attempt, events(1));
        link.message(attempt, heartbeat(2));
        link.message(attempt, heartbeat(2));
        applied.getFirst().run();
        link.message(attempt, heartbeat(2));
        link.message(attempt, events(2));
        applied.getLast().run();
        link.message(attempt, heartbeat(2));
        link.message(attempt, heartbeat(2));
        assertThat(closed).isZero();
    }
}
