package org.carequeue.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.netty.util.internal.PlatformDependent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/// One client that sends as fast as it can.
@Tag("slow")
@QuarkusTest
@TestProfile(GatewayFloodComponentTest.OfItsOwn.class)
class GatewayFloodComponentTest {

    /// A gateway that no other test has told to stop: such a one lets no socket in any more.
    public static class OfItsOwn extends FakeClinic {
    }

    private static final int MEBIBYTE = 1024 * 1024;
    private static final long MOST_SENT = 64L * MEBIBYTE;
    private static final int OTHERS = 50;

    @TestHTTPResource("/")
    URI gateway;

    @TestHTTPResource(value = "/", management = true)
    URI operators;

    /// @param length of each message, in bytes
    @ParameterizedTest
    @ValueSource(ints = { 2, 60_000 })
    void a_client_that_sends_as_fast_as_it_can_is_read_at_its_rate_while_others_are_served(int length) throws Exception {
        var before = PlatformDependent.usedDirectMemory();
        var pauses = paused();
        var sent = new AtomicLong();
        try (var socket = socket()) {
            // When
            var sender = Thread.ofVirtual().start(() -> send(socket, messages(length), sent));
            await().atMost(TestBrowser.PATIENCE).until(() -> paused() > pauses);

            // Then
            for (int i = 0; i < OTHERS; i++) {
                given().get(gateway.resolve("/api/clock")).then().statusCode(200);
            }
            assertThat(PlatformDependent.usedDirectMemory() - before).isLessThan(32 * MEBIBYTE);
            socket.close();
            sender.join();
            assertThat(sent).hasValueLessThan(MOST_SENT);
        }
    }

    private static void send(Socket socket, byte[] messages, AtomicLong sent) {
        try {
            while (sent.get() < MOST_SENT) {
                socket.getOutputStream().write(messages);
                sent.addAndGet(messages.length);
            }
        } catch (IOException closed) {
            assertThat(socket.isClosed()).as("it is we who hang up").isTrue();
        }
    }

    private Socket socket() throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", gateway.getPort()));
        socket.getOutputStream().write(("GET /api/socket?audience=screen HTTP/1.1\r\nHost: localhost:" + gateway.getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n").getBytes(US_ASCII));
        assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII)).isEqualTo("HTTP/1.1 101");
        return socket;
    }

    /// Text frames of a client, masked with zeros.
    private static byte[] messages(int length) {
        var all = new ByteArrayOutputStream();
        while (all.size() < 64 * 1024) {
            all.write(0x81);
            if (length < 126) {
                all.write(0x80 | length);
            } else {
                all.write(0x80 | 126);
                all.write(length >> 8);
                all.write(length);
            }
            all.writeBytes(new byte[4]);
            all.writeBytes(" ".repeat(length).getBytes(US_ASCII));
        }
        return all.toByteArray();
    }

    private double paused() {
        return given().get(operators.resolve("/q/metrics")).asString().lines()
                .filter(line -> line.startsWith("carequeue_guard_paused_total "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }
}
