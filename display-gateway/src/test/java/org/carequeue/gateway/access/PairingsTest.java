package org.carequeue.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PairingsTest {

    private Instant now = Instant.parse("2026-11-23T09:00:00Z");
    private final Pairings pairings = new Pairings(() -> now, new SecureRandom());

    @Test
    void a_code_is_found_as_people_type_it_and_by_the_device_that_shows_it() {
        var pairing = pairings.begin("screen");
        var code = pairing.code();

        assertThat(pairings.showing(" " + code.substring(0, 3).toLowerCase(Locale.ROOT) + "-" + code.substring(3) + " "))
                .contains(pairing);
        assertThat(pairings.of(pairing.secret())).contains(pairing);
        assertThat(pairings.showing("")).isEmpty();
        assertThat(pairings.of(new SessionToken("x".repeat(43)))).isEmpty();
    }

    @Test
    void a_code_is_good_for_a_quarter_of_an_hour() {
        var pairing = pairings.begin("screen");
        now = now.plus(Pairings.VALID).minusMillis(1);
        assertThat(pairings.showing(pairing.code())).isPresent();

        now = now.plus(Duration.ofMillis(1));

        assertThat(pairings.showing(pairing.code())).isEmpty();
        assertThat(pairings.of(pairing.secret())).isEmpty();
        assertThat(pairings.waiting()).isZero();
    }

    @Test
    void of_more_than_wait_at_once_the_oldest_goes() {
        var all = IntStream.range(0, Pairings.MOST + 5).mapToObj(_ -> pairings.begin("kiosk")).toList();

        assertThat(pairings.waiting()).isEqualTo(Pairings.MOST);
        assertThat(pairings.of(all.get(4).secret())).isEmpty();
        assertThat(pairings.of(all.get(5).secret())).isPresent();
        assertThat(all.stream().map(Pairings.Pairing::code).distinct()).hasSameSizeAs(all);
    }
}
