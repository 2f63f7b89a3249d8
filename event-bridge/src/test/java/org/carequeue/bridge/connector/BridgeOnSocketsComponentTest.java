package org.carequeue.bridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.carequeue.bridge.event.EventTypes;
import org.carequeue.bridge.stream.CommittedChannel;
import org.carequeue.bridge.stream.ServedStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

@QuarkusTest
class BridgeOnSocketsComponentTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int MANY = 100_000;

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
    private final Vertx vertx = Vertx.vertx();
    private final Path temp = TemporaryFolder.create();
    private final List<AutoCloseable> open = new ArrayList<>();
    private CountingService service;

    BridgeOnSocketsComponentTest(ServedStream served, CommittedChannel committed) {
        this.served = served;
        this.committed = committed;
    }

    @BeforeEach
    void start() {
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

    @Test
    void a_late_joiner_hears_everything_that_was_before_it_and_what_comes() {
        service.count(20_000);
        service.restart();
        service.count(1_000);
        var reader = reader("late", address.getPort());
        reader.awaitNumbers(21_000, SOON);
        service.count(1);
        reader.awaitNumbers(21_001, SOON);
        assertThat(reader.watch.caughtUp).isTrue();
    }

    @Test
    void a_hundred_thousand_events_through_a_connection_cut_at_random_come_once_each_and_in_order() {
        var proxy = proxy();
        proxy.cutAfter(RandomGenerator.of("L64X128MixRandom"), 100_000, 3_000_000);
        var reader = reader("cut", proxy.port());
        service.count(MANY);
        reader.awaitNumbers(MANY, Duration.ofSeconds(60));
        System.out.println("connections " + proxy.connections());
    }
}
