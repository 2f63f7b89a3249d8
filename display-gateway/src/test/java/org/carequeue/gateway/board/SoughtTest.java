package org.carequeue.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

import org.carequeue.events.TicketReference;
import org.carequeue.events.TrackingHash;
import org.carequeue.gateway.board.Sought.ByLink;
import org.carequeue.gateway.board.Sought.ByReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is typed at the front desk, by hand or by a scanner. How a number is typed, `IdentifiersTest` says.
class SoughtTest {

    private static final String TOKEN = "kR3v0jFq2mXw8bT1nYc4Zg";

    @ParameterizedTest
    @ValueSource(strings = { "42", "a42", "A 042", "A-042", " a042\t", "\uff21\uff10\uff14\uff12", "2026-11-22-A042" })
    void a_number_or_an_id_is_sought_as_it_is_typed(String typed) {
        assertThat(Sought.read(typed)).isEqualTo(new ByReference(TicketReference.parse(typed)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://queue.example.org/t/" + TOKEN, "http://192.0.2.1:8080/t/" + TOKEN,
            "HTTPS://QUEUE.EXAMPLE.ORG/t/" + TOKEN, "/t/" + TOKEN, "http://[2001:db8::1]:8080/t/" + TOKEN + "/",
            " https://queue.example.org/t/" + TOKEN + "\r" })
    void the_link_of_a_slip_is_sought_by_the_hash_of_its_token_whatever_the_address_of_the_clinic(String scanned) {
        assertThat(Sought.read(scanned)).isEqualTo(new ByLink(TrackingHash.of(TOKEN)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "https://queue.example.org/", "https://queue.example.org/t/",
            "https://queue.example.org/t/short", "https://queue.example.org/doctor?x=/t/" + TOKEN,
            "ftp://queue.example.org/t/" + TOKEN, "javascript:/t/" + TOKEN, "https://queue.example.org/t/" + TOKEN + "?a=b",
            "https://queue.example.org/t/" + TOKEN + " A042", "https:///t/" + TOKEN, "t/" + TOKEN, TOKEN,
            "/t/" + TOKEN + "\0", "/t/kR3v0jFq2mXw8bT1nYc4\ud83d" })
    void anything_else_is_nobody(String typed) {
        assertThatThrownBy(() -> Sought.read(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_text_of_any_length_is_looked_at_no_further_than_a_link_can_be() {
        for (var text : new String[] { "a".repeat(10_000_000), "/t/" + "a".repeat(10_000_000),
                "https://" + "a".repeat(10_000_000) + "/t/" + TOKEN, " ".repeat(10_000_000) + "42" }) {
            assertTimeoutPreemptively(Duration.ofSeconds(1),
                    () -> assertThatThrownBy(() -> Sought.read(text)).isInstanceOf(IllegalArgumentException.class));
        }
    }
}
