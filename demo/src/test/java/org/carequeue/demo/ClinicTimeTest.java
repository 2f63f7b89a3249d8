package org.carequeue.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class ClinicTimeTest {

    @Test
    void goes_so_many_times_as_fast_from_what_was_said() {
        var nanos = new AtomicLong(5_000_000_000L);
        var time = new ClinicTime(Instant.parse("2026-11-23T06:00:00Z"), nanos.get(), 60, nanos::get);

        nanos.addAndGet(Duration.ofSeconds(90).toNanos());

        assertThat(time.now()).isEqualTo("2026-11-23T07:30:00Z");
    }

    @Test
    void waits_a_fraction_of_what_passes() throws InterruptedException {
        var time = new ClinicTime(Instant.parse("2026-11-23T06:00:00Z"), System.nanoTime(), 600, System::nanoTime);

        time.sleep(Duration.ofMinutes(1));

        assertThat(time.now()).isAfterOrEqualTo("2026-11-23T06:01:00Z");
    }
}
