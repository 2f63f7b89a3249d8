package org.carequeue.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

class FrontDoorTest {

    private static final InetAddress HERE = address(192, 168, 1, 5);
    private static final KnownNames NAMES = new KnownNames(
            List.of("Queue.Clinic.example", "clinic-pc", "203.0.113.9", "[fe80::7]"));

    private final FrontDoor gateway = new FrontDoor(NAMES, true, false, 65_536);
    private final FrontDoor behindProxy = new FrontDoor(NAMES, true, true, 65_536);
    private final FrontDoor owner = new FrontDoor(NAMES, false, false, 65_536);

    private static InetAddress address(int... bytes) {
        try {
            var four = new byte[4];
            for (int i = 0; i < four.length; i++) {
                four[i] = (byte) bytes[i];
            }
            return InetAddress.getByAddress(four);
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MultiMap from(String host, String... more) {
        var headers = HttpHeaders.headers().add("Host", host);
        for (int i = 0; i < more.length; i += 2) {
            headers.add(more[i], more[i + 1]);
        }
        return headers;
    }

    private static @Nullable String refusal(FrontDoor door, String method, MultiMap headers) {
        var refusal = door.check(method, "/api/help", headers, HERE);
        return refusal == null ? null : refusal.code();
    }

    // ── names ──

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "LocalHost:8080", "127.0.0.1:1", "[::1]", "[0:0:0:0:0:0:0:1]:8080",
            "192.168.1.5:8080",
            "queue.clinic.example", "QUEUE.clinic.EXAMPLE:443", "clinic-pc:8080", "203.0.113.9", "[fe80::7]:8080" })
    void whoever_asks_by_a_known_name_or_by_the_address_of_the_connection_is_let_in(String host) {
        assertThat(refusal(gateway, "GET", from(host))).isNull();
        assertThat(refusal(owner, "GET", from(host))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "evil.example", "evil.example:8080", "localhost.evil.example", "queue.clinic.example.evil.example",
            "evilqueue.clinic.example", "127.0.0.2", "192.168.1.6:8080", "0.0.0.0:8080", "[::]", "[::2]", "clinic",
            "localhost." })
    void whoever_asks_by_another_name_is_not_whatever_its_origin(String host) {
        assertThat(refusal(gateway, "GET", from(host))).isEqualTo("unknown-host");
        assertThat(refusal(gateway, "GET", from(host, "Origin", "http://" + host))).isEqualTo("unknown-host");
        assertThat(refusal(owner, "POST", from(host))).isEqualTo("unknown-host");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "localhost:port", "localhost:123456", "localhost/", "http://localhost", "user@localhost",
            "localhost, evil.example", "[::1", "::1", "local host", "localhost:8080:8080" })
    void a_host_of_another_form_is_malformed(String host) {
        assertThat(refusal(gateway, "GET", from(host))).isEqualTo("malformed-header");
    }

    @Test
    void a_request_names_one_host() {
        assertThat(refusal(gateway, "GET", HttpHeaders.headers())).isEqualTo("malformed-header");
        assertThat(refusal(gateway, "GET", from("localhost", "Host", "localhost"))).isEqualTo("malformed-header");
    }

    @ParameterizedTest
    @CsvSource({ "queue.clinic.example,", "'queue.clinic.example, clinic-pc:8080',", "evil.example,unknown-host",
            "'queue.clinic.example, evil.example',unknown-host", "'',unknown-host" })
    void behind_a_proxy_its_word_counts_as_well(String forwarded, @Nullable String refused) {
        assertThat(refusal(behindProxy, "GET", from("clinic-pc", "X-Forwarded-Host", forwarded))).isEqualTo(refused);
        assertThat(refusal(behindProxy, "GET", from("evil.example", "X-Forwarded-Host", forwarded)))
                .isEqualTo("unknown-host");
        assertThat(refusal(gateway, "GET", from("clinic-pc", "X-Forwarded-Host", forwarded))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://queue.clinic.example", "queue.clinic.example:8080", "*", "*.clinic.example", "a b", "" })
    void a_setting_that_is_no_name_is_said_at_the_start(String name) {
        assertThatThrownBy(() -> new KnownNames(List.of(name))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CAREQUEUE_NAMES holds " + name);
    }

    // ── pages of other sites ──

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost:8080", "null", "http://evil.example", "" })
    void an_owner_answers_no_page(String origin) {
        assertThat(refusal(owner, "GET", from("localhost", "Origin", origin))).isEqualTo("foreign-page");
        assertThat(refusal(owner, "POST", from("localhost", "Origin", origin))).isEqualTo("foreign-page");
    }

    @ParameterizedTest
    @ValueSource(strings = { "none", "same-origin", "same-site", "cross-site" })
    void an_owner_answers_no_browser_at_all(String site) {
        assertThat(refusal(owner, "GET", from("localhost", "Sec-Fetch-Site", site))).isEqualTo("foreign-page");
    }

    @ParameterizedTest
    @CsvSource({ "none,", "same-origin,", "same-site,foreign-page", "cross-site,foreign-page", "'',foreign-page" })
    void at_the_gateway_a_command_comes_from_its_own_pages(String site, @Nullable String refused) {
        assertThat(refusal(gateway, "POST", from("localhost", "Sec-Fetch-Site", site))).isEqualTo(refused);
        assertThat(refusal(gateway, "PUT", from("localhost", "Sec-Fetch-Site", site))).isEqualTo(refused);
        assertThat(refusal(gateway, "GET", from("localhost", "Sec-Fetch-Site", site))).as("a link leads here").isNull();
    }

    // ── bodies ──

    @ParameterizedTest
    @CsvSource({ "application/json,", "Application/JSON; charset=utf-8,", "application/yaml,", "*/*,unsupported-type",
            "application/*,unsupported-type", "'',unsupported-type", "';charset=utf-8',unsupported-type",
            "'text/plain, application/json',unsupported-type" })
    void a_body_says_of_what_type_it_is(String type, @Nullable String refused) {
        assertThat(refusal(gateway, "POST", from("localhost", "Content-Length", "2", "Content-Type", type)))
                .isEqualTo(refused);
    }

    @Test
    void a_body_without_a_type_or_with_two_is_refused_and_no_body_needs_none() {
        assertThat(refusal(owner, "POST", from("localhost", "Content-Length", "2"))).isEqualTo("unsupported-type");
        assertThat(refusal(owner, "POST", from("localhost", "Transfer-Encoding", "chunked"))).isEqualTo("unsupported-type");
        assertThat(refusal(owner, "PUT", from("localhost", "Content-Length", "2", "Content-Type", "text/plain",
                "Content-Type", "application/json"))).isEqualTo("unsupported-type");
        assertThat(refusal(owner, "POST", from("localhost", "Content-Length", "0"))).isNull();
        assertThat(refusal(owner, "POST", from("localhost"))).isNull();
    }

    @Test
    void a_body_is_as_large_as_any_that_is_taken_and_no_larger() {
        assertThat(refusal(gateway, "POST", from("localhost", "Content-Type", "application/json", "Content-Length", "65536")))
                .isNull();
        assertThat(refusal(gateway, "POST", from("localhost", "Content-Type", "application/json", "Content-Length", "65537")))
                .isEqualTo("body-too-large");
    }
}
