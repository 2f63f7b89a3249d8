package org.carequeue.bridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.Position;
import org.carequeue.bridge.event.Protocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The reading end against a serving end that breaks the protocol: everything on the test's thread.
class ReaderLinkTest {

    private static final String HELLO = "{\"type\":\"hello\",\"log\":\"log-1\",\"head\":3}";

    private final Watch watch = new Watch();
    private final Hand hand = new Hand();
    private final List<Envelope<Object>> taken = new ArrayList<>();
    private final List<Runnable> applied = new ArrayList<>();
    private RuntimeException defect = new IllegalStateException("none");
    private boolean defective;
    private Position position = new Position("log-1", 2, "id-2");
    private final List<CompletableFuture<Boolean>> asked = new ArrayList<>();
    private int followed;
    private final ReaderLink link = new ReaderLink(new ReaderLink.Setup("reader", "tally-service",
            new ReaderPositions() {
                @Override
                public Optional<Position> positionOf(String service) {
                    return Optional.of(position);
                }

                @Override
                public CompletionStage<Boolean> mayReadAnew(Divergence divergence) {
                    var answer = new CompletableFuture<Boolean>();
                    asked.add(answer);
                    return answer;
                }

                @Override
                public void follows(String service) {
                    followed++;
                }
            }, new EventCodec(Counting.TYPES), new BackOff(new Random(1)), watch), hand, this::take);

    private void take(List<Envelope<Object>> batch, Runnable whenApplied, Consumer<Throwable> whenFailed) {
        if (defective) {
            throw defect;
        }
        taken.addAll(batch);
        applied.add(whenApplied);
    }

    /// A connection by hand.
    private static final class Hand implements ReaderLink.Wire {
        final List<String> sent = new ArrayList<>();
        final List<Runnable> delayed = new ArrayList<>();
        int attempt;

        @Override
        public void connect(int ofAttempt) {
            attempt = ofAttempt;
        }

        @Override
        public void send(String json) {
            sent.add(json);
        }

        @Override
        public void close(int code, String reason) {
            // The link counts its attempts itself.
        }

        @Override
        public void later(Runnable task) {
            task.run();
        }

        @Override
        public void after(long millis, Runnable task) {
            delayed.add(task);
        }
    }

    private static String events(long first, long last) {
        return "{\"type\":\"events\",\"events\":[" + LongStream.rangeClosed(first, last)
                .mapToObj(number -> "{\"id\":\"id-" + number + "\",\"source\":\"/clinics/c/tally-service\",\"type\":"
                        + "\"counted\",\"time\":\"2026-11-22T12:00:00Z\",\"sequence\":\"" + number + "\",\"log\":\"log-1\","
                        + "\"actor\":\"a\",\"workplace\":\"w\",\"data\":{\"number\":" + number + ",\"note\":\"\"}}")
                .collect(Collectors.joining(",")) + "]}";
    }

    private void says(String message) {
        link.message(hand.attempt, message);
    }

    @BeforeEach
    void connect() {
        link.connect();
        link.opened(hand.attempt, Protocol.SUBPROTOCOL);
    }

    @Test
    void it_counts_as_connected_once_its_subscription_was_taken() {
        says(HELLO);
        assertThat(hand.sent).singleElement().asString().contains("\"subscribe\"").contains("\"sequence\":2");
        assertThat(watch.connected).isFalse();
        says(events(3, 3));
        assertThat(watch.connected).isTrue();
        assertThat(taken).extracting(Envelope::sequence).containsExactly(3L);
    }

    @Test
    void a_heartbeat_before_the_verdict_does_not_count_as_being_followed() {
        says(HELLO);
        says("{\"type\":\"heartbeat\",\"head\":3}");
        assertThat(watch.connected).isFalse();
        assertThat(followed).isZero();
        says("{\"type\":\"diverged\",\"log\":\"log-2\",\"head\":3}");
        assertThat(watch.stopped).contains("log-2");
        assertThat(followed).isZero();
    }

    @Test
    void a_reader_that_has_gone_back_is_sent_again_what_it_has_taken() {
        says(HELLO);
        says(events(3, 3));
        applied.forEach(Runnable::run);

        position = new Position("log-1", 1, "id-1");
        link.readAnew();
        link.opened(hand.attempt, Protocol.SUBPROTOCOL);
        says(HELLO);
        says(events(2, 3));

        assertThat(hand.sent.getLast()).contains("\"subscribe\"").contains("\"sequence\":1");
        assertThat(taken).extracting(Envelope::sequence).containsExactly(3L, 2L, 3L);
    }

    @Test
    void a_diverged_link_asks_until_it_may_read_anew_and_looks_now_and_then_whether_all_is_well() {
        says(HELLO);
        says("{\"type\":\"diverged\",\"log\":\"log-2\",\"head\":3}");
        var attempts = hand.attempt;
        link.tick();
        link.tick();
        assertThat(asked).hasSize(1);
        asked.removeFirst().complete(false);
        link.tick();
        assertThat(hand.attempt).as("it looks whether all is well again").isGreaterThan(attempts);
        link.opened(hand.attempt, Protocol.SUBPROTOCOL);
        says(HELLO);
        says("{\"type\":\"diverged\",\"log\":\"log-2\",\"head\":9}");
        assertThat(asked).hasSize(1);
        attempts = hand.attempt;
        position = Position.start("log-2");
        asked.removeFirst().complete(true);
        assertThat(hand.attempt).isGreaterThan(attempts);
        link.opened(hand.attempt, Protocol.SUBPROTOCOL);
        says(HELLO.replace("log-1", "log-2"));
        assertThat(hand.sent.getLast()).contains("\"log\":\"log-2\"").contains("\"sequence\":0");
        says("{\"type\":\"caught-up\",\"head\":0}");
        assertThat(watch.stopped).isNull();
        assertThat(followed).isEqualTo(1);
    }

    @Test
    void events_that_nobody_has_asked_for_are_not_taken() {
        says(events(1, 3));
        assertThat(taken).isEmpty();
        assertThat(watch.losses).singleElement().asString().contains("before it was asked for");
    }

    @Test
    void a_second_hello_ends_the_connection() {
        says(HELLO);
        says(HELLO);
        assertThat(watch.losses).singleElement().asString().contains("a second hello");
        assertThat(hand.sent).hasSize(1);
    }

    @Test
    void a_service_that_does_not_wait_for_acknowledgements_is_not_listened_to_for_ever() {
        says(HELLO);
        long next = 3;
        while (watch.losses.isEmpty() && next < 10L * Protocol.WINDOW) {
            says(events(next, next + 511));
            next += 512;
        }
        assertThat(watch.losses).singleElement().asString().contains("more than a window ahead");
        assertThat(next).isGreaterThan(Protocol.WINDOW);
    }

    @Test
    void a_channel_that_takes_nothing_is_tried_again() {
        says(HELLO);
        defect = new IllegalStateException("no room");
        defective = true;
        says(events(3, 3));
        assertThat(watch.losses).singleElement().asString().contains("no room");
        defective = false;
        hand.delayed.removeFirst().run();
        link.opened(hand.attempt, Protocol.SUBPROTOCOL);
        says(HELLO);
        says(events(3, 4));
        assertThat(taken).extracting(Envelope::sequence).containsExactly(3L, 4L);
    }

    @Test
    void what_fails_again_and_again_is_asked_for_again_and_said_seldom() {
        var said = new ArrayList<String>();
        var log = Logger.getLogger(ReaderLink.class.getName());
        var listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage() + " " + Arrays.toString(line.getParameters())
                        + (line.getThrown() == null ? "" : " with its stack"));
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
        log.addHandler(listener);
        defect = new IllegalStateException("the disk is full");
        defective = true;
        try {
            for (int time = 1; time <= 100; time++) {
                says(HELLO);
                says(events(3, 3));
                hand.delayed.removeFirst().run();
                link.opened(hand.attempt, Protocol.SUBPROTOCOL);
            }
        } finally {
            log.removeHandler(listener);
        }

        // Then
        assertThat(watch.losses).hasSize(100);
        assertThat(said).filteredOn(line -> line.contains("not applied")).hasSize(7);
        assertThat(said).filteredOn(line -> line.contains("with its stack")).hasSize(1);
    }

    @Test
    void what_is_applied_is_acknowledged_on_the_connection_it_came_by_and_on_no_other() {
        says(HELLO);
        says(events(3, 4));
        link.lost(hand.attempt, "cut");
        hand.delayed.removeFirst().run();
        link.opened(hand.attempt, Protocol.SUBPROTOCOL);
        applied.removeFirst().run();
        assertThat(hand.sent).noneMatch(message -> message.contains("\"ack\""));
        says(HELLO);
        says(events(3, 5));
        applied.removeFirst().run();
        assertThat(hand.sent.getLast()).isEqualTo("{\"type\":\"ack\",\"sequence\":5}");
    }

    @Test
    void messages_that_are_no_json_of_this_protocol_never_leave_the_link_behind() {
        for (var message : List.of("", "[]", "{", "{\"type\":[]}", "{\"type\":\"hello\",\"head\":\"many\"}",
                "{\"type\":\"events\",\"events\":[{}]}", "{\"type\":\"events\",\"events\":3}", "\u0000")) {
            var losses = watch.losses.size();
            says(message);
            if (watch.losses.size() > losses) {
                hand.delayed.removeFirst().run();
                link.opened(hand.attempt, Protocol.SUBPROTOCOL);
            }
        }
        says(HELLO);
        says(events(3, 3));
        assertThat(taken).hasSize(1);
    }
}
