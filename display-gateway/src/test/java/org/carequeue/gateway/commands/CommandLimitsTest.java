package org.carequeue.gateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;

import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.gateway.access.AllowanceOfEach;
import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class CommandLimitsTest {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Pass KIOSK = new Pass("kiosk:1", "kiosk 1", Set.of("kiosk"));
    private static final Pass ANOTHER = new Pass("kiosk:2", "kiosk 2", Set.of("kiosk"));
    private static final Pass ANYBODY = new Pass("anybody", null, Set.of("kiosk", "doctor"));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CommandLimits limits = new CommandLimits(new AllowanceOfEach(2, NEVER), new AllowanceOfEach(5, NEVER),
            meters);

    private double refused(String of) {
        return meters.get("carequeue.gateway.too-often").tag("of", of).counter().count();
    }

    @Test
    void a_kiosk_whose_key_is_stuck_gets_so_many_numbers_and_everybody_else_theirs() {
        assertThat(limits.ofNumber(KIOSK)).isEmpty();
        assertThat(limits.ofNumber(KIOSK)).isEmpty();

        assertThat(limits.ofNumber(KIOSK)).map(Refusal::code).contains("too-many-numbers");
        assertThat(limits.ofCommand(KIOSK)).isEmpty();
        assertThat(limits.ofNumber(ANOTHER)).isEmpty();
        assertThat(refused("numbers")).isEqualTo(1);
    }

    @Test
    void a_number_is_a_command_too() {
        for (int i = 0; i < 5; i++) {
            assertThat(limits.ofCommand(KIOSK)).isEmpty();
        }
        assertThat(limits.ofCommand(KIOSK)).map(Refusal::code).contains("too-many-commands");
        assertThat(limits.ofNumber(KIOSK)).map(Refusal::code).contains("too-many-commands");
        assertThat(limits.ofNumber(ANOTHER)).isEmpty();
        assertThat(refused("commands")).isEqualTo(2);
        assertThat(refused("numbers")).isZero();
    }

    @Test
    void who_is_refused_hears_when_there_is_another() {
        limits.ofNumber(KIOSK);
        limits.ofNumber(KIOSK);

        assertThat(limits.ofNumber(KIOSK)).hasValueSatisfying(refusal -> assertThat(refusal.again())
                .isBetween(NEVER.minusHours(1), NEVER));
    }

    @Test
    void where_nobody_signs_in_nobody_is_kept_out() {
        for (int i = 0; i < 100; i++) {
            assertThat(limits.ofNumber(ANYBODY)).isEmpty();
        }
    }
}
