package org.carequeue.ticket.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;

import org.carequeue.events.TicketId;
import org.junit.jupiter.api.Test;

class TrackingTokenTest {

    private static final TicketId TICKET = TicketId.parse("2026-11-22-A042");
    private static final TrackingKey KEY = new TrackingKey(
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    /// Reckoned with another tool: `printf 2026-11-22-A042 | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
    /// -binary | head -c 16 | basenc --base64url`, and `printf <token> | sha256sum`.
    @Test
    void a_token_is_the_first_128_bits_of_the_hmac_over_the_ticket_id() {
        // When
        var token = KEY.tokenFor(TICKET);

        // Then
        assertThat(token.value()).isEqualTo("eoOUnYC4AOkpWdg0-HND1A");
        assertThat(token.hash()).isEqualTo("6dd86712834e3c9c7426bdf4118c3850f157270f0ea326f9af7e3f464f92b87f");
    }

    @Test
    void the_same_ticket_has_the_same_token_each_time() {
        assertThat(KEY.tokenFor(TICKET)).isEqualTo(KEY.tokenFor(TICKET));
    }

    @Test
    void every_ticket_and_every_clinic_has_tokens_of_its_own() {
        // Given
        var tokens = new HashSet<TrackingToken>();
        var another = new TrackingKey(new byte[TrackingKey.LENGTH]);

        // When
        for (var number = 1; number <= 1_000; number++) {
            var ticket = TicketId.parse("2026-11-22-A%03d".formatted(number));
            tokens.add(KEY.tokenFor(ticket));
            tokens.add(another.tokenFor(ticket));
        }

        // Then
        assertThat(tokens).hasSize(2_000).allMatch(token -> token.value().matches("[A-Za-z0-9_-]{22}"));
    }

    @Test
    void a_short_key_is_no_key() {
        assertThatThrownBy(() -> new TrackingKey(new byte[16])).hasMessageContaining("32 bytes");
    }

    @Test
    void a_token_that_is_printed_by_accident_says_nothing() {
        assertThat(KEY.tokenFor(TICKET).toString()).doesNotContain(KEY.tokenFor(TICKET).value());
    }
}
