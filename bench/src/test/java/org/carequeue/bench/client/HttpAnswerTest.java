package org.carequeue.bench.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {

    @ParameterizedTest
    @ValueSource(strings = { "Content-Length: 2", "content-length:2", "Connection: close\r\nCONTENT-LENGTH: 2" })
    void an_answer_is_whole_with_its_last_byte(String header) throws IOException {
        var answer = bytes("HTTP/1.1 201 Created\r\n" + header + "\r\n\r\n{}");

        assertThat(HttpAnswer.isWhole(answer)).isTrue();
        for (int length = 0; length < answer.length; length++) {
            assertThat(HttpAnswer.isWhole(java.util.Arrays.copyOf(answer, length))).as("%d bytes", length).isFalse();
        }
    }

    @Test
    void an_answer_without_a_body_is_whole_with_its_head() throws IOException {
        assertThat(HttpAnswer.isWhole(bytes("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"))).isTrue();
    }

    @Test
    void an_answer_whose_length_is_not_known_is_an_error() {
        assertThatThrownBy(() -> HttpAnswer.isWhole(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")))
                .hasMessageContaining("Transfer-Encoding: chunked");
    }

    @Test
    void everything_but_2xx_is_an_error_that_shows_the_answer() {
        assertThatCode(() -> HttpAnswer.checkSuccess(bytes("HTTP/1.1 201 Created\r\n\r\n"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> HttpAnswer.checkSuccess(bytes("HTTP/1.1 503 Service Unavailable\r\n\r\nclinic-full")))
                .hasMessageContaining("clinic-full");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
