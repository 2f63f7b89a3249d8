package org.carequeue.bridge.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carequeue.bridge.guard.RequestScanner.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.netty.buffer.Unpooled;

class RequestScannerTest {

    private static final String GET = "GET /api/clock HTTP/1.1\r\nHost: a\r\n";

    private static RequestScanner scanned(String bytes) throws BreachException {
        var scanner = new RequestScanner(64 * 1024);
        scanner.take(Unpooled.copiedBuffer(bytes, ISO_8859_1));
        return scanner;
    }

    /// As it comes when each byte comes alone.
    private static RequestScanner dripped(String bytes) throws BreachException {
        var scanner = new RequestScanner(64 * 1024);
        for (var b : bytes.split("")) {
            scanner.take(Unpooled.copiedBuffer(b, ISO_8859_1));
        }
        return scanner;
    }

    @ParameterizedTest
    @ValueSource(strings = {
            GET + "\r\n",
            GET + "Accept:\t*/*\r\nX-Empty:\r\n\r\n",
            GET + "content-length: 0\r\n\r\n",
            "GET / HTTP/1.1\r\nHost:\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: front-desk.clinic.example:8080\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nGET /",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nGET /\r\n1A\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\ntransfer-encoding: Chunked\r\n\r\n0\r\n\r\n",
            "GET / HTTP/1.0\r\n\r\n" })
    void a_request_is_followed_to_its_end_however_it_comes(String request) throws BreachException {
        for (var scanner : new RequestScanner[] { scanned(request + request), dripped(request + request) }) {
            assertThat(scanner.stage()).isEqualTo(Stage.BETWEEN);
            assertThat(scanner.heads()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            // where a request ends must not be two people's opinion
            GET + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
            GET + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
            GET + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
            GET + "Transfer-Encoding: chunked, chunked\r\n\r\n",
            GET + "Transfer-Encoding: gzip, chunked\r\n\r\n",
            GET + "Transfer-Encoding: identity\r\n\r\n",
            GET + "Transfer-Encoding: xchunked\r\n\r\n",
            GET + "Transfer-Encoding:\r\n\r\n",
            GET + "Transfer-Encoding:\r\n chunked\r\n\r\n",
            GET + "Transfer-Encoding: \u000bchunked\r\n\r\n",
            GET + "Transfer-Encoding : chunked\r\n\r\n",
            GET + " Transfer-Encoding: chunked\r\n\r\n",
            "GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
            GET + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n",
            GET + "Content-Length: 5, 5\r\n\r\n",
            GET + "Content-Length: +5\r\n\r\n",
            GET + "Content-Length: 0x5\r\n\r\n",
            GET + "Content-Length: -1\r\n\r\n",
            GET + "Content-Length:\r\n\r\n",
            GET + "Content-Length: 9999999999999999\r\n\r\n",
            GET + "Content-Length: 5\r\n 5\r\n\r\n",
            GET + "Host: b\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a:99999999\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: [::\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n",
            // lines
            "GET / HTTP/1.1\nHost: a\n\n",
            GET + "X: a\n\r\n",
            GET + "X: a\rY: b\r\n\r\n",
            GET + "X: a\r\n\tfolded\r\n\r\n",
            GET + "X: a\u0000b\r\n\r\n",
            GET + "X\u00e9: a\r\n\r\n",
            GET + ": a\r\n\r\n",
            GET + "X\r\n\r\n",
            "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /\r\n\r\n",
            "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET  HTTP/1.1\r\nHost: a\r\n\r\n",
            " / HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / XHTTP/1.1\r\nHost: a\r\n\r\n",
            "G\u0085T / HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1 \r\nHost: a\r\n\r\n",
            "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /\tHTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.2\r\nHost: a\r\n\r\n",
            "GET / http/1.1\r\nHost: a\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            // chunks
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n 1\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;a=\"\n\"\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\nA\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nAB\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nA\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: trailer\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n100000001\r\n" })
    void what_two_could_read_differently_is_refused_however_it_comes(String request) {
        assertThatThrownBy(() -> scanned(request)).isInstanceOfSatisfying(BreachException.class,
                breach -> assertThat(breach.code()).isEqualTo(400));
        assertThatThrownBy(() -> dripped(request)).isInstanceOfSatisfying(BreachException.class,
                breach -> assertThat(breach.code()).isEqualTo(400));
    }

    @Test
    void a_host_is_at_most_as_long_as_a_name_may_be() throws BreachException {
        var name = "a.".repeat(126) + "a";
        assertThat(scanned("GET / HTTP/1.1\r\nHost: " + name + ":65535\r\n\r\n").heads()).isEqualTo(1);
        assertThatThrownBy(() -> scanned("GET / HTTP/1.1\r\nHost: " + name + ".a:65535\r\n\r\n"))
                .isInstanceOf(BreachException.class);
    }

    @Test
    void a_body_in_chunks_has_a_bound_that_all_of_them_share_and_the_next_request_has_its_own() throws BreachException {
        var chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
        var head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        var most = head + chunk + chunk + "0\r\n\r\n";

        assertThat(scanned(most + most).heads()).isEqualTo(2);
        assertThatThrownBy(() -> scanned(head + chunk + chunk + "1\r\n")).isInstanceOfSatisfying(BreachException.class,
                breach -> {
                    assertThat(breach.code()).isEqualTo(413);
                    assertThat(breach.kind().problem()).isEqualTo("body-too-large");
                });
    }

    @Test
    void lines_and_heads_have_bounds() throws BreachException {
        assertThat(scanned("GET /" + "a".repeat(4_000) + " HTTP/1.1\r\nHost: a\r\n\r\n").heads()).isEqualTo(1);
        assertThat(scanned(GET + "X: 1\r\n".repeat(99) + "\r\n").heads()).isEqualTo(1);
        assertThatThrownBy(() -> scanned("GET /" + "a".repeat(4_200))).satisfies(breach -> assertThat(code(breach))
                .isEqualTo(414));
        assertThatThrownBy(() -> scanned(GET + "X: 1\r\n".repeat(100))).satisfies(breach -> assertThat(code(breach))
                .isEqualTo(431));
        assertThatThrownBy(() -> scanned(GET + "X: " + "a".repeat(17_000))).satisfies(breach -> assertThat(code(breach))
                .isEqualTo(431));
    }

    private static int code(Throwable breach) {
        return ((BreachException) breach).code();
    }

    @Test
    void it_says_where_in_a_request_it_is() throws BreachException {
        assertThat(scanned("G").stage()).isEqualTo(Stage.HEAD);
        assertThat(scanned(GET).stage()).isEqualTo(Stage.HEAD);
        assertThat(scanned(GET + "Content-Length: 2\r\n\r\n{").stage()).isEqualTo(Stage.BODY);
        assertThat(scanned(GET + "Upgrade: websocket\r\n\r\n").stage()).isEqualTo(Stage.UPGRADE);
        assertThat(scanned(GET + "Upgrade: h2c\r\n\r\n").stage()).isEqualTo(Stage.BETWEEN);
    }

    @Test
    void nothing_follows_a_request_for_a_socket_before_it_is_answered() {
        assertThatThrownBy(() -> scanned(GET + "Upgrade: WebSocket\r\n\r\n\u0089\u0000"))
                .isInstanceOf(BreachException.class);
    }

    @Test
    void who_the_other_end_is_stands_in_its_first_request() throws BreachException {
        assertThat(scanned(GET + "carequeue-PEER:  display-gateway \r\n\r\n").peer()).isEqualTo("display-gateway");
        assertThat(scanned(GET + "\r\n").peer()).isNull();
    }
}
