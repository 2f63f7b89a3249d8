package org.carequeue.bridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.LongStream;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.awaitility.Awaitility;
import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.access.TestPasses;
import org.carequeue.bridge.connector.FaultProxy.Flow;
import org.carequeue.bridge.connector.FaultProxy.FrameFault;
import org.carequeue.bridge.connector.FaultProxy.Way;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.event.Protocol;
import org.carequeue.bridge.stream.CommittedChannel;
import org.carequeue.bridge.stream.ServedStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;

@Tag("slow")
@QuarkusTest
class BridgeOnSocketsComponentTest {

    /// Other tests share the machine: how long something may take that is not said to be quick.
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// Within which a dead peer is seen: ten seconds, and what a machine that other tests share makes of them.
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    /// What is promised after a healing.
    private static final Duration CONVERGED = Duration.ofSeconds(5);
    /// More of them meet more cuts: `-Dcarequeue.events=100000`.
    private static final int MANY = Integer.getInteger("carequeue.events", 20_000);

    @Singleton
    static class Contract {
        @Produces
        @Singleton
        EventTypes types() {
            return Counting.TYPES;
        }
    }

    private final ServedStream served;
    private final CommittedChannel committed;
    @TestHTTPResource("/events")
    URI address;
    private Vertx vertx;
    private Path temp;
    private final List<AutoCloseable> open = new ArrayList<>();
    private CountingService service;

    BridgeOnSocketsComponentTest(ServedStream served, CommittedChannel committed) {
        this.served = served;
        this.committed = committed;
    }

    @BeforeEach
    void start() {
        // Not with the instance: Quarkus makes one more of each, on which nothing is ever called.
        vertx = Vertx.vertx();
        temp = TemporaryFolder.create();
        service = new CountingService(temp.resolve("service"), served, committed);
    }

    @AfterEach
    void stop() throws Exception {
        for (var closeable : open.reversed()) {
            closeable.close();
        }
        service.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        TemporaryFolder.delete(temp);
    }

    private FaultProxy proxy() {
        var proxy = new FaultProxy(address.getPort());
        open.add(proxy);
        return proxy;
    }

    private CountingReader reader(String name, int at) {
        var reader = new CountingReader(name, temp.resolve(name), at, vertx);
        open.add(reader);
        return reader;
    }

    private CountingReader reader(String name, FaultProxy at) {
        return reader(name, at.port());
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(condition);
    }

    // ── joining, leaving and coming back ──

    @Test
    void a_late_joiner_hears_everything_that_was_before_it_and_what_comes() {
        service.count(20_000);
        service.restart();
        service.count(1_000);
        var reader = reader("late", address.getPort());
        reader.awaitNumbers(21_000, PATIENCE);
        service.count(1);
        reader.awaitNumbers(21_001, PATIENCE);
        await("caught up", () -> reader.watch.caughtUp);
    }

    @Test
    void a_reader_that_restarts_goes_on_from_what_its_disk_says() {
        var reader = reader("again", address.getPort());
        for (int round = 1; round <= 5; round++) {
            service.count(3_000);
            reader.restart();
        }
        reader.awaitNumbers(15_000, PATIENCE);
    }

    @Test
    void a_service_that_restarts_is_followed_on() {
        var proxy = proxy();
        var reader = reader("faithful", proxy);
        for (int round = 1; round <= 5; round++) {
            service.count(2_000);
            proxy.refuse();
            service.restart();
            service.count(10);
            proxy.heal();
            reader.awaitNumbers(2_010 * round, PATIENCE);
        }
        assertThat(proxy.connections()).isGreaterThan(5);
    }

    @Test
    void two_readers_of_one_name_at_one_position_hear_the_same() {
        service.count(500);
        var one = reader("twin", address.getPort());
        one.awaitNumbers(500, PATIENCE);
        one.close();
        open.remove(one);
        TemporaryFolder.copy(temp.resolve("twin"), temp.resolve("twin-2"));
        var first = new CountingReader("twin", temp.resolve("twin"), address.getPort(), vertx);
        open.add(first);
        var second = new CountingReader("twin", temp.resolve("twin-2"), address.getPort(), vertx);
        open.add(second);
        service.count(2_000);
        first.awaitNumbers(2_500, PATIENCE);
        second.awaitNumbers(2_500, PATIENCE);
    }

    // ── what happens to frames ──

    /// One frame of events in so many is changed; what others there are passes.
    private static Supplier<FrameFault> everyThird(FrameFault fault) {
        var count = new AtomicInteger();
        return () -> (frame, out) -> {
            if (frame.says("events") && count.incrementAndGet() % 3 == 0) {
                fault.take(frame, out);
            } else {
                out.send(frame.bytes());
            }
        };
    }

    private CountingReader throughFaults(Supplier<FrameFault> fault) {
        var proxy = proxy();
        proxy.frames(fault);
        var reader = reader("tried", proxy);
        for (int burst = 0; burst < 30; burst++) {
            service.count(20);
            var before = burst * 20;
            await("some of it", () -> reader.count() > before / 2);
        }
        proxy.heal();
        service.count(1);
        reader.awaitNumbers(601, PATIENCE);
        return reader;
    }

    @Test
    void frames_that_are_lost_are_noticed_as_a_gap_and_come_again() {
        var reader = throughFaults(everyThird((_, _) -> {
        }));
        assertThat(reader.watch.losses).anyMatch(why -> why.startsWith("a gap"));
    }

    @Test
    void a_last_frame_that_is_lost_is_noticed_although_nothing_comes_behind_it() {
        var proxy = proxy();
        var reader = reader("last", proxy);
        service.count(10);
        reader.awaitNumbers(10, PATIENCE);
        proxy.frames(everyThird((_, _) -> {
        }));
        proxy.cut();
        service.count(1);
        reader.awaitNumbers(11, PATIENCE);
        service.count(1);
        reader.awaitNumbers(12, PATIENCE);
        service.count(1);
        reader.awaitNumbers(13, PATIENCE);
        assertThat(reader.watch.losses).anyMatch(why -> why.startsWith("a gap: nothing after"));
    }

    @Test
    void frames_that_come_twice_are_applied_once() {
        var reader = throughFaults(everyThird((frame, out) -> {
            out.send(frame.bytes());
            out.send(frame.bytes());
        }));
        assertThat(reader.watch.losses).isEmpty();
    }

    @Test
    void frames_that_overtake_one_another_are_applied_in_order() {
        throughFaults(() -> {
            var held = new ArrayDeque<Frame>();
            return (frame, out) -> {
                if (frame.says("events") && held.isEmpty()) {
                    held.add(frame);
                } else {
                    out.send(frame.bytes());
                    while (!held.isEmpty()) {
                        out.send(held.remove().bytes());
                    }
                }
            };
        });
    }

    @Test
    void a_frame_that_breaks_off_is_read_again() {
        throughFaults(everyThird((frame, out) -> {
            out.send(Arrays.copyOf(frame.bytes(), frame.bytes().length / 2));
            out.cut();
        }));
    }

    @Test
    void a_message_that_breaks_off_in_a_whole_frame_is_read_again() {
        var reader = throughFaults(everyThird(
                (frame, out) -> out.send(Frame.of(frame.text().substring(0, frame.text().length() / 2)).bytes())));
        assertThat(reader.watch.losses).anyMatch(why -> why.startsWith("a malformed message"));
    }

    @Test
    void a_damaged_message_is_read_again() {
        var random = new Random(11);
        throughFaults(everyThird((frame, out) -> {
            var text = new StringBuilder(frame.text());
            for (int i = 0; i < 5; i++) {
                text.setCharAt(random.nextInt(text.length()), (char) (' ' + random.nextInt(90)));
            }
            // What is damaged and still means something cannot be noticed: that is TCP's to see to.
            out.send(Frame.of("{" + text).bytes());
        }));
    }

    @Test
    void a_frame_that_is_too_large_is_not_taken_and_what_was_in_its_place_comes_again() {
        throughFaults(everyThird((_, out) -> out
                .send(Frame.of("{\"type\":\"events\",\"note\":\"" + "x".repeat(Protocol.LARGEST_FRAME) + "\"}").bytes())));
    }

    @Test
    void an_event_of_another_log_or_service_is_not_taken() {
        var reader = throughFaults(everyThird(
                (frame, out) -> out.send(Frame.of(frame.text().replace("/tally-service", "/other-service")).bytes())));
        assertThat(reader.watch.losses).anyMatch(why -> why.contains("an event of another log"));
    }

    @Test
    void the_largest_event_that_a_service_keeps_reaches_its_readers() {
        var reader = reader("large", address.getPort());
        service.count(3, "x".repeat(250 * 1024));
        reader.awaitNumbers(3, PATIENCE);
    }

    @Test
    void an_unknown_event_type_stops_the_reader_and_is_named() {
        var proxy = proxy();
        proxy.frames(() -> (frame, out) -> out
                .send(Frame.of(frame.text().replace("\"type\":\"counted\"", "\"type\":\"recounted\"")).bytes()));
        var reader = reader("old", proxy);
        service.count(3);
        await("stopped", () -> reader.watch.stopped != null);
        assertThat(reader.watch.stopped).contains("unknown event type recounted");
        assertThat(reader.count()).isZero();

        proxy.heal();
        reader.restart();
        reader.awaitNumbers(3, PATIENCE);
    }

    // ── what happens to connections ──

    @Test
    void events_through_a_connection_cut_at_random_come_once_each_and_in_order() {
        var proxy = proxy();
        proxy.cutAfter(new Random(42), 500, 1_000_000);
        var reader = reader("cut", proxy);
        service.count(MANY / 2);
        service.restart();
        service.count(MANY / 2);
        reader.awaitNumbers(MANY, Duration.ofSeconds(120));
        assertThat(proxy.connections()).as("connections that it took").isGreaterThan(5);
    }

    @Test
    void a_service_that_refuses_is_followed_within_five_seconds_of_coming_back() {
        var proxy = proxy();
        var reader = reader("patient", proxy);
        service.count(10);
        reader.awaitNumbers(10, PATIENCE);
        for (int attempt = 1; attempt <= 3; attempt++) {
            proxy.refuse();
            await("lost", () -> !reader.watch.connected);
            service.count(10);
            var losses = reader.watch.losses.size();
            await("it has tried in vain", () -> reader.watch.losses.size() > losses + 3);
            proxy.heal();
            reader.awaitNumbers(10 + 10 * attempt, CONVERGED);
        }
    }

    @Test
    void a_connection_that_is_reset_begins_again_at_once() {
        var proxy = proxy();
        var reader = reader("reset", proxy);
        for (int round = 1; round <= 20; round++) {
            service.count(50);
            proxy.reset();
            reader.awaitNumbers(50 * round, CONVERGED);
        }
    }

    /// All ways in which a peer can be dead, side by side: each takes as long as the deadline.
    @Test
    void a_dead_peer_is_seen_within_ten_seconds_by_both_ends_and_five_seconds_after_healing_all_is_well() throws IOException {
        record Case(FaultProxy proxy, CountingReader reader, boolean readerHears, boolean serviceHears) {
        }
        var halfOpen = proxy();
        var deafService = proxy();
        var deafReader = proxy();
        var heldReader = proxy();
        var heldService = proxy();
        var trickle = proxy();
        var cases = List.of(new Case(halfOpen, reader("half-open", halfOpen), false, false),
                new Case(deafService, reader("deaf-service", deafService), true, false),
                new Case(deafReader, reader("deaf-reader", deafReader), false, true),
                new Case(heldReader, reader("held-reader", heldReader), false, true),
                new Case(heldService, reader("held-service", heldService), true, false),
                new Case(trickle, reader("one-byte-a-second", trickle), false, false));
        var witness = reader("witness", address.getPort());
        service.count(10);
        for (var each : cases) {
            each.reader().awaitNumbers(10, PATIENCE);
        }

        halfOpen.flow(Flow.SWALLOWED);
        deafService.flow(Way.TO_SERVICE, Flow.SWALLOWED);
        deafReader.flow(Way.TO_READER, Flow.SWALLOWED);
        heldReader.flow(Way.TO_READER, Flow.HELD);
        heldService.flow(Way.TO_SERVICE, Flow.HELD);
        trickle.flow(Flow.TRICKLING);
        try (var mute = new ReaderThatDoesNotRead(address)) {
            // More than the buffers between them hold.
            service.count(4_000, "x".repeat(3_000));
            var begun = System.nanoTime();
            witness.awaitNumbers(4_010, PATIENCE);
            assertThat(since(begun)).as("somebody else hears in no time").isLessThan(Duration.ofSeconds(5));
            for (var each : cases) {
                await("the reader sees it", () -> each.readerHears() || !each.reader().watch.losses.isEmpty());
                await("the service sees it", () -> each.serviceHears() || each.proxy().serviceHasHungUp());
            }
            await("the service sees who talks and does not read", mute::isHungUp);
            assertThat(since(begun)).as("all dead peers were seen").isLessThan(DEADLINE);
        }

        cases.forEach(each -> each.proxy().heal());
        for (var each : cases) {
            each.reader().awaitNumbers(4_010, CONVERGED);
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    @Test
    void a_reader_that_does_not_read_costs_the_service_a_frame_and_nobody_else_any_time() {
        var proxy = proxy();
        var slow = reader("slow", proxy);
        var quick = reader("quick", address.getPort());
        service.count(10);
        slow.awaitNumbers(10, PATIENCE);
        quick.awaitNumbers(10, PATIENCE);

        proxy.flow(Way.TO_READER, Flow.HELD);
        service.count(20_000, "x".repeat(500));
        quick.awaitNumbers(20_010, PATIENCE);
        assertThat(slow.count()).as("what it has taken in the meantime").isLessThan(15_000);

        proxy.flow(Way.TO_READER, Flow.PASSING);
        slow.awaitNumbers(20_010, PATIENCE);
    }

    // ── those who speak otherwise ──

    /// A client of the plainest sort, and with what its connection was closed.
    private record Client(WebSocket socket, CompletableFuture<Short> closed) {
    }

    private Client client(String subprotocol) {
        var options = new WebSocketConnectOptions().setHost("127.0.0.1").setPort(address.getPort()).setURI("/events")
                .setAllowOriginHeader(false).putHeader(Bearer.HEADER, TestPasses.header("plain", CountingService.NAME));
        if (!subprotocol.isEmpty()) {
            options.addSubProtocol(subprotocol);
        }
        var closed = new CompletableFuture<Short>();
        var opening = vertx.createWebSocketClient().webSocket();
        // Set before the connection is open: it may be closed at once.
        opening.closeHandler(_ -> closed.complete(opening.closeStatusCode()));
        return new Client(opening.connect(options).toCompletionStage().toCompletableFuture().join(), closed);
    }

    private static Short closedWith(Client client) {
        return client.closed().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Test
    void a_client_without_the_subprotocol_is_told_so() {
        assertThat(closedWith(client(""))).isEqualTo((short) 1002);
    }

    @Test
    void a_reader_does_not_speak_to_a_service_that_speaks_otherwise() {
        var server = vertx.createHttpServer(new HttpServerOptions().setWebSocketSubProtocols(List.of("carequeue.events.v2")))
                .requestHandler(request -> request.response().setStatusCode(404).end())
                .webSocketHandler(socket -> socket.writeTextMessage("{\"type\":\"hello\",\"log\":\"log-1\",\"head\":3}"))
                .listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        var reader = reader("polite", server.actualPort());
        await("it has tried twice", () -> reader.watch.losses.size() > 1);
        assertThat(reader.watch.connected).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "nonsense", "{\"type\":\"shout\"}", "{\"type\":\"ack\",\"sequence\":99}",
            "{\"type\":\"subscribe\",\"reader\":\"x\",\"sequence\":-1}" })
    void a_client_that_breaks_the_protocol_is_closed_and_nobody_else_notices(String message) {
        var reader = reader("steady", address.getPort());
        var client = client(Protocol.SUBPROTOCOL);
        client.socket().writeTextMessage(message);
        assertThat(closedWith(client)).isEqualTo((short) 1002);
        service.count(5);
        reader.awaitNumbers(5, PATIENCE);
        assertThat(reader.watch.losses).isEmpty();
    }

    @Test
    void a_client_that_sends_more_than_a_frame_is_hung_up_on() {
        var client = client(Protocol.SUBPROTOCOL);
        client.socket().writeTextMessage("x".repeat(2 * Protocol.LARGEST_FRAME));
        closedWith(client);
        assertThat(client.closed().isDone()).isTrue();
    }

    @Test
    void a_client_that_talks_without_end_is_closed() {
        var client = client(Protocol.SUBPROTOCOL);
        for (int i = 0; i < 1_000; i++) {
            client.socket().writeTextMessage("{\"type\":\"heartbeat\"}");
        }
        assertThat(closedWith(client)).isEqualTo((short) 1008);
    }

    // ── logs that are not the ones that were read ──

    @Test
    void after_the_journal_was_deleted_a_reader_stops_until_an_operator_accepts_the_new_log() throws IOException {
        var proxy = proxy();
        var reader = reader("careful", proxy);
        service.count(30);
        reader.awaitNumbers(30, PATIENCE);
        service.loseData();
        service.count(3);
        proxy.cut();
        await("stopped", () -> !reader.report().isEmpty());
        assertThat(reader.watch.stopped).contains("./carequeue accept-log tally-service").contains(service.log());
        assertThat(reader.report()).contains("read.sequence=30").contains("head=3");
        assertThat(reader.count()).isEqualTo(30);

        reader.accept();
        await("the new log is read", () -> reader.count() == 33);
        assertThat(reader.numbers().subList(30, 33)).containsExactly(1L, 2L, 3L);
        await("all is well", () -> reader.watch.caughtUp && reader.report().isEmpty() && reader.accepted().isEmpty());

        reader.restart();
        service.count(1);
        await("and stays so", () -> reader.count() == 34);
    }

    @Test
    void after_the_journal_was_restored_from_a_copy_it_is_read_again_from_its_beginning_once_accepted() throws IOException {
        var proxy = proxy();
        var reader = reader("careful", proxy);
        service.count(10);
        var copy = service.copy(temp.resolve("copy"));
        service.count(10);
        reader.awaitNumbers(20, PATIENCE);
        service.restore(copy);
        service.count(15, "other events at the same places");
        proxy.cut();
        await("stopped", () -> !reader.report().isEmpty());

        reader.accept();
        await("it is read again", () -> reader.count() == 45);
        assertThat(reader.numbers().subList(20, 45)).isEqualTo(LongStream.rangeClosed(1, 25).boxed().toList());
    }

    @Test
    void a_journal_that_is_put_back_is_followed_again_without_an_operator() throws IOException {
        var proxy = proxy();
        var reader = reader("careful", proxy);
        service.count(10);
        reader.awaitNumbers(10, PATIENCE);
        var right = service.copy(temp.resolve("right"));
        service.loseData();
        proxy.cut();
        await("stopped", () -> !reader.report().isEmpty());

        service.restore(right);
        service.count(5);
        reader.awaitNumbers(15, PATIENCE);
        await("nothing is to be accepted any more", () -> reader.report().isEmpty() && reader.watch.stopped == null);
    }

    @Test
    void what_was_accepted_for_one_log_does_not_accept_another() throws IOException {
        var proxy = proxy();
        var reader = reader("careful", proxy);
        service.count(10);
        reader.awaitNumbers(10, PATIENCE);
        service.loseData();
        proxy.cut();
        await("stopped", () -> !reader.report().isEmpty());
        var report = reader.report();
        proxy.refuse();
        service.loseData();
        service.count(3);
        reader.accept(report.replaceAll("(?m)^log=.*", "log=one-that-was-there-for-a-while"));
        proxy.heal();
        await("it is not taken", () -> reader.accepted().isEmpty());
        assertThat(reader.count()).isEqualTo(10);
    }

    // ── figures ──

    /// Prints the figure, of more rounds with -Dcatchup.rounds=5 in test.jvm.args; what is held against it is far less, because a test shares its machine.
}
