package org.carequeue.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

import org.carequeue.demo.Tally.Event;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void says_for_each_level_how_long_patients_waited() {
        var tally = new Tally();
        IntStream.rangeClosed(1, 10).forEach(minutes -> tally.waited("high", Duration.ofMinutes(minutes * 2L)));
        IntStream.range(0, 12).forEach(_ -> tally.add(Event.TOOK_A_NUMBER));
        IntStream.range(0, 10).forEach(_ -> tally.add(Event.SEEN));
        tally.add(Event.DID_NOT_COME);
        tally.add(Event.PRESCRIBED);
        tally.add(Event.HANDED_OVER);
        var targets = new LinkedHashMap<String, Duration>();
        targets.put("critical", Duration.ofMinutes(2));
        targets.put("high", Duration.ofMinutes(10));

        assertThat(Report.ofDay(tally, targets).lines().map(line -> line.strip().replaceAll(" +", " "))).containsExactly(
                "What became of the day", "level patients target mean P90 within target", "critical 0",
                "high 10 10.0 min 11.0 min 18.0 min 50 %", "12 took a number, 10 were seen, 1 did not come",
                "1 prescriptions, 1 handed over, 0 declined");
    }

    @Test
    void the_ninetieth_percentile_is_somebody_s_wait() {
        assertThat(Report.percentile(List.of(Duration.ofMinutes(3)), 90)).isEqualTo(Duration.ofMinutes(3));
        assertThat(Report.percentile(IntStream.rangeClosed(1, 20).mapToObj(Duration::ofMinutes).toList(), 90))
                .isEqualTo(Duration.ofMinutes(18));
    }

    @Test
    void the_progress_counts_who_waits() {
        var tally = new Tally();
        IntStream.range(0, 5).forEach(_ -> tally.add(Event.TOOK_A_NUMBER));
        tally.add(Event.CALLED);
        tally.add(Event.CALLED);

        assertThat(Report.progress("09:10", tally, 200)).startsWith("09:10  5 of 200 have come · 3 wait");
    }

    @Test
    void who_was_called_and_did_not_come_waits_no_more_and_counts_once() {
        var tally = new Tally();
        IntStream.range(0, 5).forEach(_ -> tally.add(Event.TOOK_A_NUMBER));
        tally.add(Event.CALLED);
        tally.add(Event.DID_NOT_COME);
        tally.add(Event.ENDED_OTHERWISE);

        assertThat(Report.progress("09:10", tally, 5)).contains("· 3 wait");
        assertThat(Report.ofDay(tally, new LinkedHashMap<>()))
                .contains("5 took a number, 0 were seen, 1 did not come, 1 were sent home or seen by somebody else");
    }
}
