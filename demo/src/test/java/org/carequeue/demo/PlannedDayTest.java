package org.carequeue.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class PlannedDayTest {

    private static final int DAYS = 400;

    @Test
    void the_same_seed_is_the_same_day_and_another_one_another() {
        assertThat(PlannedDay.of(7, 18)).isEqualTo(PlannedDay.of(7, 18)).isNotEqualTo(PlannedDay.of(8, 18));
    }

    @Test
    void patients_come_in_turn_and_as_many_in_each_hour_as_the_figures_say() {
        var days = LongStream.rangeClosed(1, DAYS).mapToObj(seed -> PlannedDay.of(seed, 18)).toList();

        assertThat(days).allSatisfy(
                day -> assertThat(day.patients()).isSortedAccordingTo(Comparator.comparing(Patient::comes)));
        IntStream.range(0, 18).forEach(hour -> {
            var mean = days.stream().flatMap(day -> day.patients().stream())
                    .filter(patient -> patient.comes().toHours() == hour).count() / (double) DAYS;
            var expected = DayFigures.ARRIVALS.get(hour);
            // Five standard errors of a Poisson mean.
            assertThat(mean).as("hour %d", hour).isCloseTo(expected, within(5 * Math.sqrt(expected / DAYS)));
        });
    }

    @Test
    void levels_are_as_frequent_as_the_figures_say() {
        var patients = LongStream.rangeClosed(1, DAYS).mapToObj(seed -> PlannedDay.of(seed, 18).patients())
                .flatMap(all -> all.stream()).toList();

        DayFigures.LEVELS.forEach((level, share) -> assertThat(
                patients.stream().filter(patient -> patient.level().equals(level)).count() / (double) patients.size())
                .as(level).isCloseTo(share, within(0.01)));
        assertThat(DayFigures.LEVELS.values().stream().mapToDouble(share -> share).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void a_shorter_day_is_the_longer_one_s_beginning() {
        var whole = PlannedDay.of(3, 18).patients();
        var two = PlannedDay.of(3, 2).patients();

        assertThat(whole.subList(0, two.size())).isEqualTo(two);
        assertThat(two).allMatch(patient -> patient.comes().compareTo(Duration.ofHours(2)) < 0);
    }

    @Test
    void a_day_that_has_begun_has_the_rest_of_its_patients() {
        var whole = PlannedDay.of(3, 18);

        var rest = whole.after(Duration.ofHours(4));

        assertThat(rest.patients()).isNotEmpty().allMatch(patient -> patient.comes().compareTo(Duration.ofHours(4)) > 0);
        assertThat(whole.patients()).endsWith(rest.patients().toArray(Patient[]::new));
        assertThat(whole.after(Duration.ofHours(-1))).isEqualTo(whole);
    }

    @Test
    void lognormal_times_have_the_mean_and_the_variation_that_they_say() {
        var random = new Random(1);
        var times = IntStream.range(0, 200_000).mapToObj(_ -> DayFigures.CONSULTATION.next(random))
                .mapToDouble(Duration::toMillis).toArray();

        var mean = IntStream.range(0, times.length).mapToDouble(i -> times[i]).average().orElseThrow();
        var variance = IntStream.range(0, times.length).mapToDouble(i -> (times[i] - mean) * (times[i] - mean)).average()
                .orElseThrow();
        assertThat(mean).isCloseTo(Duration.ofMinutes(13).toMillis(), within(8_000.0));
        assertThat(Math.sqrt(variance) / mean).isCloseTo(0.75, within(0.02));
    }

    @Test
    void there_are_doctors_for_those_who_come_and_one_at_the_end_for_who_is_left() {
        assertThat(IntStream.range(0, 18).map(DayFigures::doctors).boxed()).allMatch(doctors -> doctors >= 1 && doctors <= 9);
        assertThat(DayFigures.doctors(6)).isGreaterThan(DayFigures.doctors(0));
        assertThat(DayFigures.doctors(30)).isEqualTo(1);
    }
}
