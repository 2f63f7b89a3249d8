package org.carequeue.bridge.connector;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.carequeue.bridge.stream.CommittedChannel;
import org.carequeue.bridge.stream.ServedStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.netty.util.internal.PlatformDependent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/// Clients that mean it, on real connections: each costs itself its connection, and others nothing.
@Tag("slow")
@QuarkusTest
class FloodComponentTest {

    private static final String POST = "POST /events HTTP/1.1\r\nHost: a\r\n";
    private static final int CLIENTS = 4;
    private static final int MEBIBYTE = 1024 * 1024;
    /// Far more than what connections may make a service hold.
    private static final int MOST_SENT = 64 * MEBIBYTE;
    private static final byte[] MASK = new byte[4];
    private static final int MORE_THAN_READERS = 500;
    private static final byte CLOSE = (byte) 0x88;

    private final ServedStream served;
    private final CommittedChannel committed;
    @TestHTTPResource("/events")
    URI address;
    private Path temp;
    private CountingService service;

    FloodComponentTest(ServedStream served, CommittedChannel committed) {
        this.served = served;
        this.committed = committed;
    }

    @BeforeEach
    void start() {
        temp = TemporaryFolder.create();
        service = new CountingService(temp.resolve("service"), served, committed);
    }

    @AfterEach
    void stop() {
        service.close();
        TemporaryFolder.delete(temp);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
            "Content-Length: 0\r\nContent-Length: 0\r\n\r\n",
            "X: a\n\r\n" })
    void what_two_could_read_differently_is_refused_and_the_connection_ends(String rest) throws IOException {
        try (var client = new RawSocket(address)) {
            client.send(POST + rest);
            assertThat(client.toTheEnd()).startsWith("HTTP/1.1 400 ").contains("\r\nConnection: close\r\n")
                    .containsOnlyOnce("HTTP/1.1");
        }
    }

    @Test
    void http_2_is_not_spoken() throws IOException {
        try (var client = new RawSocket(address); var other = new RawSocket(address)) {
            client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertThat(client.toTheEnd()).startsWith("HTTP/1.1 400 ");
            other.send(
                    "GET /q/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                            + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");
            assertThat(new String(other.in().readNBytes(12), US_ASCII)).startsWith("HTTP/1.1 ")
                    .isNotEqualTo("HTTP/1.1 101");
        }
    }

    @Test
    void pings_of_clients_that_never_read_end_their_connections_and_cost_others_nothing() throws Exception {
        flood(new byte[0], frames(0x89, 125));
    }

    @Test
    void a_message_without_end_in_empty_pieces_ends_its_connection() throws Exception {
        flood(frame(0x01, 0), frames(0x00, 0));
    }

    private void flood(byte[] first, byte[] again) throws Exception {
        var before = PlatformDependent.usedDirectMemory();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            // When
            var sent = new ArrayList<Future<Long>>();
            for (int i = 0; i < CLIENTS; i++) {
                sent.add(pool.submit(sendsUntilHungUpOn(first, again)));
            }

            // Then
            for (int i = 0; i < CLIENTS; i++) {
                try (var other = RawSocket.reader(address, "")) {
                    assertThat(Frame.read(other.in())).isNotNull()
                            .satisfies(hello -> assertThat(hello.text()).contains("hello"));
                }
            }
            for (var bytes : sent) {
                assertThat(bytes.get()).isLessThan(MOST_SENT);
            }
        }
        assertThat(PlatformDependent.usedDirectMemory() - before).isLessThan(32 * MEBIBYTE);
    }

    private Callable<Long> sendsUntilHungUpOn(byte[] first, byte[] again) {
        return () -> {
            long sent = 0;
            try (var client = RawSocket.reader(address, "")) {
                client.send(first);
                for (; sent < MOST_SENT; sent += again.length) {
                    client.send(again);
                }
            } catch (IOException hungUpOn) {
                return sent;
            }
            return sent;
        };
    }

    /// A client's frame, masked with zeros.
    private static byte[] frame(int type, int length) {
        var frame = new ByteArrayOutputStream();
        frame.write(type);
        frame.write(0x80 | length);
        frame.writeBytes(MASK);
        frame.writeBytes(new byte[length]);
        return frame.toByteArray();
    }

    /// Very many of them.
    private static byte[] frames(int type, int length) {
        var all = new ByteArrayOutputStream();
        while (all.size() < 64 * 1024) {
            all.writeBytes(frame(type, length));
        }
        return all.toByteArray();
    }

    @Test
    void a_known_reader_gets_in_although_strangers_have_all_their_places() throws IOException {
        List<RawSocket> strangers = new ArrayList<>();
        try {
            // Given
            var isRefused = false;
            while (!isRefused) {
                var stranger = RawSocket.reader(address, "");
                strangers.add(stranger);
                isRefused = firstFrame(stranger)[0] == CLOSE;
                assertThat(strangers).hasSizeLessThan(MORE_THAN_READERS);
            }

            // When
            var known = RawSocket.reader(address, "CareQueue-Peer: known-reader\r\n");
            strangers.add(known);

            // Then
            assertThat(new String(firstFrame(known), UTF_8)).contains("hello");
        } finally {
            for (var stranger : strangers) {
                stranger.close();
            }
        }
    }

    private static byte[] firstFrame(RawSocket of) throws IOException {
        var frame = Frame.read(of.in());
        assertThat(frame).isNotNull();
        return Objects.requireNonNull(frame).bytes();
    }
}
