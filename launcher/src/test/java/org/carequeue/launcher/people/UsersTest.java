package org.carequeue.launcher.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.carequeue.launcher.files.AccessKey;
import org.carequeue.launcher.settings.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/// What the command asks a gateway, and what it prints of the answer.
class UsersTest {

    private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();

    @TempDir
    Path data;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer gateway;
    private volatile int status = 200;
    private volatile String answer = "{}";

    @BeforeEach
    void open() throws IOException {
        AccessKey.make(data);
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            var shown = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8) + (shown.startsWith("Bearer ") ? "" : "!"));
            var body = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    private int run(String... words) throws Refusal {
        return new Users("http://127.0.0.1:" + gateway.getAddress().getPort(), null, data,
                InstantSource.fixed(Instant.parse("2026-11-23T09:00:00Z")), new PrintStream(printed, true, UTF_8),
                () -> "a \"long\" \\ one \u00e9\ud83d\ude00").run(List.of(words));
    }

    @Test
    void people_are_added_changed_and_removed() throws Refusal {
        assertThat(run("add", "anna", "doctor,manager", "Dr.", "Anna")).isZero();
        assertThat(run("add", "bert", "nurse")).isZero();
        assertThat(run("password", "anna")).isZero();
        assertThat(run("roles", "anna", "doctor")).isZero();
        assertThat(run("remove", "a/../b")).isZero();

        var password = "\"password\":\"a \\\"long\\\" \\\\ one \u00e9\\ud83d\\ude00\"}";
        assertThat(asked).containsExactly(
                "POST /api/people {\"name\":\"anna\",\"displayName\":\"Dr. Anna\",\"roles\":[\"doctor\",\"manager\"],"
                        + password,
                "POST /api/people {\"name\":\"bert\",\"displayName\":\"bert\",\"roles\":[\"nurse\"]," + password,
                "PUT /api/people/anna/password {" + password,
                "PUT /api/people/anna/roles {\"roles\":[\"doctor\"]}",
                "DELETE /api/people/a%2F..%2Fb ");
        assertThat(printed.toString(UTF_8)).contains("anna can sign in.").doesNotContain("long");
    }

    @Test
    void people_are_listed() throws Refusal {
        answer = "[{\"name\":\"anna\",\"displayName\":\"Dr. \\\"A\\\" \\u00e9\",\"roles\":[\"doctor\",\"manager\"]},"
                + "{\"name\":\"bert\",\"displayName\":\"bert\",\"roles\":[\"nurse\"]}]";

        assertThat(run("list")).isZero();

        assertThat(printed.toString(UTF_8).lines().map(line -> line.replaceAll(" +", " "))).containsExactly(
                "anna Dr. \"A\" \u00e9 doctor,manager", "bert bert nurse");
    }

    @Test
    void a_refusal_is_said_in_the_gateway_s_words() {
        status = 409;
        answer = "{\"code\":\"name-taken\",\"detail\":\"This name belongs to somebody already.\"}";

        assertThatThrownBy(() -> run("add", "anna", "doctor")).isInstanceOf(Refusal.class)
                .hasMessage("This name belongs to somebody already.");
        gateway.stop(0);
        assertThatThrownBy(() -> run("list")).isInstanceOf(Refusal.class).hasMessageStartingWith("Nobody answers at ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "add", "add anna", "list all", "password", "roles anna", "remove", "anna doctor" })
    void what_makes_no_sense_is_told_how_it_goes(String words) {
        assertThatThrownBy(() -> run(words.isEmpty() ? new String[0] : words.split(" "))).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.exitCode()).isEqualTo(64)).hasMessageStartingWith("Say what is to be done");
        assertThat(asked).isEmpty();
    }

    @Test
    void over_https_the_gateway_is_known_by_its_certificate() throws Exception {
        var store = KeyStore.getInstance(RESOURCES.resolve("server.p12").toFile(), "of-the-test".toCharArray());
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "of-the-test".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context));
        secure.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("[]".getBytes(UTF_8));
            exchange.close();
        });
        secure.start();
        try {
            var loopback = "https://127.0.0.1:" + secure.getAddress().getPort();
            assertThat(users(loopback, "server.crt").run(List.of("list"))).isZero();
            assertThatThrownBy(() -> users(loopback, "other.crt").run(List.of("list"))).isInstanceOf(Refusal.class)
                    .hasMessageStartingWith(loopback + " does not speak https, or not by the certificate in ");
            assertThatThrownBy(() -> users(loopback, "none.crt").run(List.of("list")))
                    .hasMessageStartingWith("Nobody answers at " + loopback);
        } finally {
            secure.stop(0);
        }
    }

    private Users users(String address, String certificate) {
        return new Users(address, RESOURCES.resolve(certificate), data,
                InstantSource.fixed(Instant.parse("2026-11-23T09:00:00Z")), new PrintStream(printed, true, UTF_8), () -> "");
    }
}
