package org.carequeue.bridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;

import org.carequeue.bridge.desk.BridgeProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.http.HttpHeaders;

class CommandHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "12345678901234567890123456789012345678901234567890123456789012345", "kéy", "a\tb" })
    void a_key_that_is_none_is_refused_rather_than_passed_over(String key) {
        assertThat(CommandHeaders.check(HttpHeaders.headers().add("Idempotency-Key", key)))
                .isEqualTo(BridgeProblem.MALFORMED_HEADER.in("Idempotency-Key",
                        "An Idempotency-Key is sent once and has 1 to 64 printable characters."));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Idempotency-Key", "CareQueue-Actor", "CareQueue-Workplace" })
    void what_is_said_twice_is_refused(String name) {
        var refusal = CommandHeaders.check(HttpHeaders.headers().add(name, "one").add(name, "one"));
        assertThat(Objects.requireNonNull(refusal).field()).isEqualTo(name);
    }

    @Test
    void a_request_need_not_say_anything() {
        assertThat(CommandHeaders.check(HttpHeaders.headers())).isNull();
        assertThat(CommandHeaders.check(HttpHeaders.headers().add("Idempotency-Key", "k").add("CareQueue-Actor", "a")
                .add("CareQueue-Workplace", "room 3"))).isNull();
    }

    @Test
    void a_key_is_of_whoever_the_request_names_whatever_it_is_about() {
        var of = new CommandHeaders();
        of.key = "k";
        assertThat(of.orWorkplace("room 3").order("").sender()).isEqualTo(of.orWorkplace("room 4").order("").sender());
        assertThat(of.orWorkplace("room 3").order("").workplace()).isEqualTo("room 3");
        of.workplace = "room 5";
        assertThat(of.orWorkplace("room 3").order("").workplace()).isEqualTo("room 5");
    }
}
