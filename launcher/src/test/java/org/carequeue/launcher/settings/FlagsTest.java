package org.carequeue.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class FlagsTest {

    private static final Set<String> ALLOWED = Set.of("CAREQUEUE_DATA", "CAREQUEUE_TICKET_PORT");

    @Test
    void a_flag_goes_over_the_variable_of_the_same_name() throws Refusal {
        var values = Flags.over(Map.of("CAREQUEUE_TICKET_PORT", "1", "CAREQUEUE_DATA", "/d"),
                List.of("--ticket-port", "2"), ALLOWED);

        assertThat(values).containsEntry("CAREQUEUE_TICKET_PORT", "2").containsEntry("CAREQUEUE_DATA", "/d");
    }

    @Test
    void a_value_may_follow_an_equals_sign_and_contain_one() throws Refusal {
        assertThat(Flags.over(Map.of(), List.of("--data=a=b"), ALLOWED)).containsEntry("CAREQUEUE_DATA", "a=b");
    }

    @Test
    void a_variable_that_is_set_to_nothing_counts_as_not_set() throws Refusal {
        assertThat(Flags.over(Map.of("CAREQUEUE_DATA", ""), List.of(), ALLOWED)).isEmpty();
    }

    @Test
    void what_is_no_option_is_refused_with_those_that_are() {
        for (var wrong : List.of("--port", "ticket-port", "-data", "--TICKET-PORT")) {
            assertThatThrownBy(() -> Flags.over(Map.of(), List.of(wrong, "1"), ALLOWED))
                    .hasMessage(wrong + " is not an option here; those known are --data, --ticket-port.")
                    .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                    .returns(64, Refusal::exitCode);
        }
    }

    @Test
    void a_flag_without_a_value_is_refused() {
        assertThatThrownBy(() -> Flags.over(Map.of(), List.of("--data"), ALLOWED)).hasMessage("--data needs a value.");
        assertThatThrownBy(() -> Flags.over(Map.of(), List.of("--data="), ALLOWED)).hasMessage("--data needs a value.");
    }
}
