package org.carequeue.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlipAddressTest {

    @ParameterizedTest
    @CsvSource({ "https://queue.example.org, https://queue.example.org",
            "https://queue.example.org/, https://queue.example.org",
            "http://192.0.2.1:8080, http://192.0.2.1:8080", "' http://[2001:db8::1]:8080/ ', http://[2001:db8::1]:8080" })
    void it_is_a_server_s_address_and_everybody_can_follow_it(String set, String address) {
        var slips = SlipAddress.of(Optional.of(set), "127.0.0.1");
        assertThat(slips.address()).isEqualTo(address);
        assertThat(slips.ofThisMachineAlone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "queue.example.org", "ftp://queue.example.org", "https://", "https://queue.example.org/clinic",
            "https://queue.example.org?x", "https://me:secret@queue.example.org", "nonsense with spaces" })
    void anything_else_ends_the_start_with_a_sentence(String set) {
        assertThatThrownBy(() -> SlipAddress.of(Optional.of(set), "0.0.0.0"))
                .hasMessageStartingWith("CAREQUEUE_PUBLIC_ADDRESS is \"" + set + "\"; it must be like");
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost:8080", "http://LOCALHOST", "http://127.0.0.1:8080", "http://127.1.2.3",
            "http://[::1]:8080", "http://clinic.localhost" })
    void an_address_of_this_machine_alone_is_known_for_one(String set) {
        assertThat(SlipAddress.of(Optional.of(set), "0.0.0.0").ofThisMachineAlone()).isTrue();
    }

    @Test
    void without_one_it_matters_who_is_listened_to_and_what_a_kiosk_has_drawn() {
        assertThat(SlipAddress.of(Optional.empty(), "127.0.0.1").ofThisMachineAlone()).isTrue();
        var slips = SlipAddress.of(Optional.of(" "), "0.0.0.0");
        assertThat(slips.address()).isEmpty();
        slips.drawn("http://192.0.2.1:8080/t/x");
        slips.drawn("no link at all");
        assertThat(slips.ofThisMachineAlone()).isFalse();
        slips.drawn("http://localhost:8080/t/x");
        assertThat(slips.ofThisMachineAlone()).isTrue();
    }
}
