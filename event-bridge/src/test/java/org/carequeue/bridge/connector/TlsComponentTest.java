package org.carequeue.bridge.connector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import org.awaitility.Awaitility;
import org.carequeue.bridge.access.TestPasses;
import org.carequeue.bridge.stream.CommittedChannel;
import org.carequeue.bridge.stream.ServedStream;
import org.carequeue.bridge.tls.PeerTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;

/// A service that speaks TLS: its readers, its guard, and another certificate while it runs.
@Tag("slow")
@QuarkusTest
@TestProfile(TlsComponentTest.Certified.class)
class TlsComponentTest {

    private static final Path GIVEN = Path.of("src/test/resources/tls");
    private static final Path SHOWN = Path.of("target/test-data/shown");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PATIENCE_MILLIS = 30_000;

    private final ServedStream served;
    private final CommittedChannel committed;
    private final Vertx vertx;
    @TestHTTPResource(value = "/", tls = true)
    URI address;
    private Path temp = Path.of("unset");
    private CountingService service;

    TlsComponentTest(ServedStream served, CommittedChannel committed, Vertx vertx) {
        this.served = served;
        this.committed = committed;
        this.vertx = vertx;
    }

    /// Shows the first of the tests' certificates.
    public static final class Certified implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            show("ec");
            var overrides = new HashMap<String, String>();
            overrides.put("carequeue.server.certificate", SHOWN.resolve("server.crt").toAbsolutePath().toString());
            overrides.put("carequeue.server.key", SHOWN.resolve("server.key").toAbsolutePath().toString());
            overrides.put("carequeue.server.look-again", "200ms");
            return overrides;
        }
    }

    private static void show(String name) {
        try {
            Files.createDirectories(SHOWN);
            for (var kind : new String[] { ".key", ".crt" }) {
                Files.copy(GIVEN.resolve(name + kind), SHOWN.resolve("server" + kind), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
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
        show("ec");
        Awaitility.await().atMost(PATIENCE).until(() -> shown().equals(given("ec")));
    }

    private static X509Certificate given(String name) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(GIVEN.resolve(name + ".crt"))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    /// A connection of one who believes all certificates of the tests.
    private SSLSocket connect() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var name : new String[] { "ec", "rsa" }) {
            store.setCertificateEntry(name, given(name));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), address.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.startHandshake();
        return socket;
    }

    private X509Certificate shown() throws IOException, GeneralSecurityException {
        try (var socket = connect()) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private String answer(String request) throws IOException, GeneralSecurityException {
        try (var socket = connect()) {
            return exchange(socket, request);
        }
    }

    private static String exchange(Socket socket, String request) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    private CountingReader reader(String name, String believes) {
        return new CountingReader(name, temp.resolve(name), address.getPort(), vertx,
                new PeerTls(Optional.of(believes).filter(file -> !file.isEmpty()).map(GIVEN::resolve)));
    }

    @Test
    void events_are_read_by_whoever_believes_the_certificate() {
        try (var reader = reader("reader", "ec.crt")) {
            service.count(100);
            reader.awaitNumbers(100, PATIENCE);

            // Another one is shown while it reads, and it goes on.
            show("rsa");
            Awaitility.await().atMost(PATIENCE).until(() -> shown().equals(given("rsa")));
            service.count(100);
            reader.awaitNumbers(200, PATIENCE);
            assertThat(reader.watch.losses).isEmpty();
        }
    }

    @Test
    void nobody_is_turned_away_while_another_certificate_is_taken() throws Exception {
        for (var name : new String[] { "rsa", "ec", "rsa" }) {
            show(name);
            var until = System.nanoTime() + PATIENCE.toNanos();
            // Each attempt that fails would end the test.
            while (!shown().equals(given(name))) {
                assertThat(System.nanoTime()).isLessThan(until);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({ "believes-another, other.crt", "speaks-plainly, ''" })
    void nobody_else_reads_any(String name, String believes) {
        try (var reader = reader(name, believes)) {
            service.count(1);
            Awaitility.await().atMost(PATIENCE).until(() -> reader.watch.losses.size() >= 2);
            assertThat(reader.count()).isZero();
        }
    }

    @Test
    void the_guard_sees_what_is_said_and_not_what_goes_over_the_wire() throws Exception {
        assertThat(answer("GET /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Authorization: " + TestPasses.header("raw", CountingService.NAME) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ");
        assertThat(answer("POST /events HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ").contains("urn:carequeue:problem:malformed-request");
        assertThat(answer("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")).startsWith("HTTP/1.1 421 ");
        assertThat(answer("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(101))).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void whoever_speaks_plainly_is_told() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            assertThat(exchange(socket, "GET /kiosk HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")).startsWith("HTTP/1.1 400 ")
                    .contains("begins with https", "empieza por https").doesNotContain("kiosk");
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            assertThat(exchange(socket, "\0\0\0\0\0\0")).doesNotContain("HTTP");
        }
    }

    @Test
    void a_connection_that_says_nothing_has_its_time() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }
}
