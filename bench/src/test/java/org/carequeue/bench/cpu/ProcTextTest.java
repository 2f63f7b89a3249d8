package org.carequeue.bench.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

class ProcTextTest {

    private static final String STAT = "6932 (a) nasty (name) R 6931 6932 4910 0 -1 4194304 2872 6559 2 0 84 17 3 2 20 0 "
            + "1 0 1184062 16961536 3363 18446744073709551615\n";

    @Test
    void schedstat_begins_with_the_nanoseconds_on_a_processor() {
        assertThat(ProcText.schedstatNanos("852583999 79381010 98\n")).isEqualTo(852_583_999);
        assertThatThrownBy(() -> ProcText.schedstatNanos("852583999")).hasMessageContaining("not a schedstat");
    }

    @Test
    void stat_holds_user_and_system_time_behind_whatever_name() {
        assertThat(ProcText.statTicks(STAT)).isEqualTo(84 + 17);
        assertThatThrownBy(() -> ProcText.statTicks("6932 (x) R 1 2")).hasMessageContaining("not a stat");
    }

    @Test
    void compilers_are_known_by_their_name_as_far_as_it_stands_there() {
        assertThat(ProcText.isCompiler("C2 CompilerThre\n")).isTrue();
        assertThat(ProcText.isCompiler("C1 CompilerThre\n")).isTrue();
        assertThat(ProcText.isCompiler("vert.x-eventloo\n")).isFalse();
        assertThat(ProcText.isCompiler("")).isFalse();
    }

    @Test
    void status_tells_the_resident_memory() {
        assertThat(ProcText.residentKib("Name:\tjava\nVmHWM:\t  300 kB\nVmRSS:\t  153600 kB\nThreads:\t31\n"))
                .isEqualTo(153_600);
        assertThat(ProcText.residentKib("Name:\tzombie\n")).isZero();
    }

    @Test
    void smaps_rollup_tells_what_is_not_shared() {
        assertThat(ProcText.proportionalKib("""
                f0000000-7ffd1aec7000 ---p 00000000 00:00 0                              [rollup]
                Rss:              116484 kB
                Pss:               97024 kB
                Pss_Dirty:         85012 kB
                """)).isEqualTo(97_024);
        assertThat(ProcText.proportionalKib("")).isZero();
    }

    @Test
    void what_this_process_does_is_seen() throws IOException {
        var self = List.of(ProcessHandle.current().pid());
        var before = Usage.of(self);
        var end = System.nanoTime() + 200_000_000;
        var turns = 0L;
        while (System.nanoTime() < end) {
            turns++;
        }

        assertThat(turns).isPositive();
        // Half of it at least was ours, also on a machine with other things to do; and no more than its processors have.
        assertThat(Usage.of(self).nanosSince(before)).isBetween(20_000_000L,
                1_000_000_000L * Runtime.getRuntime().availableProcessors());
        assertThat(Usage.residentKib(self)).isGreaterThan(10_000);
        assertThat(Usage.proportionalKib(self)).isBetween(10_000L, Usage.residentKib(self) + 10_000);
    }
}
