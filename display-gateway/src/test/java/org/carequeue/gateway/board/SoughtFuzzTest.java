package org.carequeue.gateway.board;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.carequeue.gateway.board.Sought.ByLink;
import org.carequeue.gateway.board.Sought.ByReference;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// What somebody types who looks for a patient, or what a scanner types for them: a ticket, or a link of which nothing but the
/// hash is left.
class SoughtFuzzTest {

    @FuzzTest
    void what_is_sought_is_a_ticket_a_link_or_nothing(byte[] bytes) {
        var typed = new String(bytes, UTF_8);
        try {
            switch (Sought.read(typed)) {
                case ByReference(var reference) -> assertThat(Sought.read(reference.toString()))
                        .isEqualTo(new ByReference(reference));
                case ByLink(var hash) -> assertThat(hash).matches("[0-9a-f]{64}");
            }
        } catch (IllegalArgumentException refused) {
            assertThat(refused).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
