package org.carequeue.system.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// days.js, view.js and live-figures.js: which days a view means, which visits stand behind a step, and when figures are asked for.
class FiguresLogicTest {

    private static final int STEP_MILLIS = 100;

    private static Scripts scripts;

    @BeforeAll
    static void open() {
        scripts = new Scripts("figures-logic");
    }

    @AfterAll
    static void close() {
        scripts.close();
    }

    @Test
    void a_period_goes_with_the_day_or_is_between_two() {
        assertThat(scripts.run("""
                const { PERIODS, periodOf, viewOf } = await import('/app/statistics/view.js');
                const said = search => { const { from, to } = periodOf(viewOf(search), '2028-03-01'); return `${from} ${to}`; };
                return lines([...PERIODS.map(period => said(`?period=${period}`)), said(''), said('?period=ever'),
                  said('?from=2026-01-05&to=2026-02-01'), said('?from=2026-02-01&to=2026-01-05')]);
                """)).isEqualTo("""
                2028-03-01 2028-03-01
                2028-02-29 2028-02-29
                2028-02-24 2028-03-01
                2028-02-01 2028-03-01
                2028-03-01 2028-03-01
                2028-02-01 2028-02-29
                2027-04-01 2028-03-01
                2028-02-01 2028-03-01
                2028-02-01 2028-03-01
                2026-01-05 2026-02-01
                2028-02-01 2028-03-01""");
    }

    @Test
    void an_address_says_a_view_and_keeps_what_else_is_in_it() {
        assertThat(scripts.run("""
                const { searchOf, viewOf } = await import('/app/statistics/view.js');
                const again = search => searchOf(viewOf(search), search);
                return lines(['?lang=es', '?lang=es&period=today&room=Room%203&visits=from%3D2026-11-30%26hour%3D8&level=',
                  '?person=a%26b&period=last-30-days', '?from=2026-01-05&to=2026-02-01&period=today'].map(again));
                """)).isEqualTo("""
                ?lang=es
                ?lang=es&period=today&room=Room+3&visits=from%3D2026-11-30%26hour%3D8
                ?person=a%26b
                ?from=2026-01-05&to=2026-02-01""");
    }

    @Test
    void a_period_has_as_many_steps_as_can_be_told_apart_and_each_leads_to_its_own_days() {
        assertThat(scripts
                .run("""
                        const { behindStep, stepOf, stepsOf } = await import('/app/statistics/days.js');
                        const said = (from, to, used = []) => {
                          const period = { from, to };
                          const steps = stepsOf(period, used);
                          return [stepOf(period), steps.length, steps[0], plain(behindStep(period, steps[0])), plain(behindStep(period, steps.at(-1)))];
                        };
                        return lines([said('2026-11-30', '2026-11-30', ['8', '11', '9']), said('2026-10-01', '2026-11-30'),
                          said('2026-01-01', '2026-11-30'), said('2024-02-10', '2026-11-30')]);
                        """))
                .isEqualTo(
                        """
                                hour | 4 | 8 | {"hour":"8"} | {"hour":"11"}
                                day | 61 | 2026-10-01 | {"from":"2026-10-01","to":"2026-10-01"} | {"from":"2026-11-30","to":"2026-11-30"}
                                week | 49 | 2025-12-29 | {"from":"2026-01-01","to":"2026-01-04"} | {"from":"2026-11-30","to":"2026-11-30"}
                                month | 34 | 2024-02 | {"from":"2024-02-10","to":"2024-02-29"} | {"from":"2026-11-01","to":"2026-11-30"}""");
    }

    /// A board may be told of something before it is counted, and many times a second.
    @Test
    void what_has_changed_is_asked_after_at_most_once_a_second_until_it_is_counted() {
        try (var still = new Scripts("live-figures")) {
            still.standStill();
            still.run("""
                    const { LiveFigures } = await import('/app/statistics/live-figures.js');
                    Object.assign(window, { asked: 0, counted: 0, away: false });
                    window.live = new LiveFigures(async () => {
                      asked++;
                      if (away) {
                        throw new Error('away');
                      }
                      return counted;
                    }, String, () => {});
                    """);
            change(still, 3);
            assertThat(askedAfter(still, 100)).isEqualTo(1);
            change(still, 5);
            assertThat(askedAfter(still, 800)).isEqualTo(1);
            assertThat(askedAfter(still, 200)).as("a second later").isEqualTo(2);
            assertThat(askedAfter(still, 20_000)).as("as often as it may not be counted yet").isEqualTo(6);

            still.run("counted = 1;");
            change(still, 1);
            assertThat(askedAfter(still, 100)).isEqualTo(7);
            assertThat(askedAfter(still, 20_000)).as("it is counted").isEqualTo(7);
            assertThat(askedAfter(still, 10_000)).as("nobody has said anything for long").isEqualTo(8);

            still.run("away = true;");
            change(still, 1);
            assertThat(askedAfter(still, 5_000)).as("every two seconds").isEqualTo(11);
            assertThat(still.run("return live.failure.message")).isEqualTo("away");
            still.run("away = false; counted = 2;");
            assertThat(askedAfter(still, 2_000)).isEqualTo(12);
            assertThat(still.run("return `${live.failure} ${live.figures}`")).isEqualTo("undefined 2");
        }
    }

    private static void change(Scripts scripts, int times) {
        scripts.run("for (let time = 0; time < %d; time++) { live.change(); }".formatted(times));
    }

    /// In small steps, because an answer is heard only between two of them.
    private static int askedAfter(Scripts scripts, int millis) {
        for (int passed = 0; passed < millis; passed += STEP_MILLIS) {
            scripts.page.clock().runFor(STEP_MILLIS);
        }
        return Integer.parseInt(scripts.run("return asked"));
    }
}
