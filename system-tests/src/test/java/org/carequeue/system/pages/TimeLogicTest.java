package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// figures.js, time.js and what they say: how long, when, and how much of the target.
class TimeLogicTest {

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("time-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    @Test
    void a_length_of_time_is_read_as_the_services_write_it() {
        assertThat(scripts.run("""
                const { millisOf } = await import('/app/shared/board/figures.js');
                return ['PT0S', 'PT10M', 'PT1H30M', 'PT26H', 'PT6.5S', 'PT1H0.25S', 'PT-1M-30S', undefined, '', 'P1D', '10 min']
                  .map(millisOf).join(' ');
                """)).isEqualTo("0 600000 5400000 93600000 6500 3600250 -90000 0 0 0 0");
    }

    /// What nobody wants any more is not in work, however long it lies there.
    @Test
    void a_prescription_is_in_work_until_it_is_ready_or_cancelled() {
        assertThat(scripts.run("""
                const { figureAt, prepared } = await import('/app/shared/board/figures.js');
                const at = minute => `2026-11-22T09:${minute}:00Z`;
                return [{}, { readyAt: at(20) }, { cancelledAt: at(15) }, { readyAt: at(20), cancelledAt: at(40) }]
                  .map(said => figureAt(prepared({ submittedAt: at(10), ...said }), Date.parse(at(50))) / 60_000).join(' ');
                """)).isEqualTo("40 10 5 10");
    }

    @Test
    void times_are_the_clinic_s_and_spans_are_read_at_a_glance() {
        assertThat(scripts.run("""
                const { dateOf, goBy, hourAndMinute, span, timeOfDay } = await import('/app/shared/page/time.js');
                const night = '2026-11-21T23:05:09.750Z';
                const said = () => [timeOfDay(night), hourAndMinute(night), dateOf(night)];
                const berlin = said();
                goBy({ now: night, pace: 1, zone: 'America/New_York' }, 0, 0);
                return lines([berlin, said(), [0, 999, 59_999, 60_000, 3_599_000, 3_600_000, 90_061_000, -5_000].map(span)]);
                """)).isEqualTo("""
                00:05:09 | 00:05 | November 22, 2026
                18:05:09 | 18:05 | November 21, 2026
                0:00 | 0:00 | 0:59 | 1:00 | 59:59 | 1:00:00 | 25:01:01 | 0:00""");
    }

    @Test
    void the_server_s_clock_counts_at_its_pace_and_stands_where_nobody_knows_how_things_are() {
        assertThat(scripts.run("""
                const { asOf, goBy, holdAt, now, pace } = await import('/app/shared/page/time.js');
                const start = Date.parse('2026-11-22T09:00:00Z');
                const here = performance.now();
                goBy({ now: '2026-11-22T09:00:00Z', pace: 60 }, here - 3_000, here - 1_000);
                // Two seconds ago it was nine by the server's clock, which makes two minutes since; a slow machine is no fault.
                const since = now() - start;
                holdAt(start);
                const held = asOf();
                holdAt(null);
                return lines([pace(), since >= 120_000 && since < 240_000, held === start, asOf() >= start + 120_000]);
                """)).isEqualTo("60\ntrue\ntrue\ntrue");
    }

    @Test
    void one_timer_counts_the_seconds_also_where_the_last_listener_goes_and_another_comes() {
        try (var own = new Scripts("ticking-logic")) {
            own.standStill();
            own.run("""
                    const { everySecond } = await import('/app/shared/page/time.js');
                    window.heard = 0;
                    everySecond(() => window.heard++)();
                    everySecond(() => window.heard++)();
                    everySecond(() => window.heard++);""");
            own.page.clock().runFor(10_000);
            assertThat(own.run("return window.heard >= 9 && window.heard <= 11")).isEqualTo("true");
        }
    }

    /// In real seconds: a page of a test whose time the test moves ends with the first error.
    @Test
    void a_listener_that_fails_stops_no_clock() {
        try (var own = new Scripts("failing-listener-logic")) {
            own.run("""
                    const { everySecond } = await import('/app/shared/page/time.js');
                    window.heard = 0;
                    everySecond(() => { window.heard++; throw new Error('planted'); });""");
            own.page.waitForFunction("window.heard >= 3");
            assertThat(own.complaints()).anySatisfy(said -> assertThat(said).contains("planted"));
        }
    }

    @Test
    void the_share_of_the_target_is_said_in_whole_percent_and_never_of_no_time() {
        assertThat(scripts.run("""
                const { shareOf, shareText } = await import('/app/shared/staff/share.js');
                return lines([[0, 60], [-5, 60], [30, 60], [59.9, 60], [60, 60], [150, 60], [1, 0]]
                  .map(([waited, target]) => [shareOf(waited, target), shareText(shareOf(waited, target), target * 60_000)]));
                """)).isEqualTo("""
                0 | 0 % of 60 min
                0 | 0 % of 60 min
                0.5 | 50 % of 60 min
                0.9983333333333333 | 99 % of 60 min
                1 | 100 % of 60 min
                2.5 | 250 % of 60 min
                Infinity | to be seen at once""");
    }

    @Test
    void a_ticket_of_another_day_says_so_beside_its_number() {
        assertThat(scripts
                .run("""
                        const { dayMark, goByDay, isOfEarlierDay, numberOf, numberOfId } = await import('/app/shared/board/open-day.js');
                        const ids = ['2026-11-30-A042', '2026-11-29-A042', '2026-12-01-A042', '2026-12-02-A1000'];
                        const before = ids.map(isOfEarlierDay).join(' ');
                        goByDay('2026-12-01');
                        goByDay(null);
                        return lines([before, ...ids.map(id => [isOfEarlierDay(id), numberOfId(id), numberOf({ id, number: 'A042' }), dayMark(id, 'es')])]);
                        """))
                .isEqualTo("""
                        false false false false
                        true | A042 · yesterday | A042 · yesterday | ayer
                        true | A042 · Nov 29 | A042 · Nov 29 | 29 nov
                        false | A042 | A042 |\s
                        false | A1000 | A042 |\s""");
    }
}
