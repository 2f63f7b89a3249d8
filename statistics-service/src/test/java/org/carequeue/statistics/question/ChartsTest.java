package org.carequeue.statistics.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.statistics.HandmadeDay;
import org.carequeue.statistics.TestDatabase;
import org.carequeue.statistics.question.UsualDay.Counts;
import org.carequeue.statistics.question.UsualDay.Hour;
import org.carequeue.statistics.question.UsualDay.Waited;
import org.carequeue.statistics.store.Store;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What stands behind the charts: on the day that was counted by hand, and on a quarter of a year of Mondays, on both databases.
class ChartsTest {

    private static final String DAY = HandmadeDay.DAY.toString();
    private static final LocalDate NEXT_MONDAY = HandmadeDay.DAY.plusWeeks(1);
    private static final Map<TestDatabase, Store> STORES = new EnumMap<>(TestDatabase.class);

    @BeforeAll
    static void count() throws SQLException {
        for (var database : TestDatabase.values()) {
            var store = TestDatabase.open(database.fresh());
            for (var batch : HandmadeDay.played().batches()) {
                store.take(batch);
            }
            STORES.put(database, store);
        }
    }

    private static Question day() {
        return Question.of(DAY, DAY, null, null, null, null, null, HandmadeDay.DAY);
    }

    private static List<String> numbers(TestDatabase database, Question question, Slice slice) throws SQLException {
        return new VisitList(STORES.get(database)).of(question, slice).stream()
                .map(line -> line.ticket().substring(DAY.length() + 1)).toList();
    }

    private static Slice slice(@Nullable String weekday, @Nullable String hour, @Nullable String waitFrom,
            @Nullable String waitTo, @Nullable String outcome) {
        return Slice.of(weekday, hour, waitFrom, waitTo, outcome);
    }

    private static Slice all() {
        return slice(null, null, null, null, null);
    }

    @ParameterizedTest
    @EnumSource
    void the_visits_behind_a_room_a_counter_a_cell_a_bar_and_a_loss(TestDatabase database) throws SQLException {
        assertThat(numbers(database, day(), all())).hasSize(20);
        assertThat(numbers(database, Question.of(DAY, DAY, null, null, null, "1", null, HandmadeDay.DAY), all()))
                .containsExactly("A001", "A004", "A008", "A009", "A011", "A016");
        assertThat(numbers(database, Question.of(DAY, DAY, null, null, null, null, "1", HandmadeDay.DAY), all()))
                .containsExactly("B002", "A011");
        assertThat(numbers(database, day(), slice("1", "23", null, null, null))).containsExactly("A017");
        assertThat(numbers(database, day(), slice("2", null, null, null, null))).isEmpty();
        assertThat(numbers(database, day(), slice(null, null, "PT10M", "PT18M", null)))
                .containsExactly("A001", "B001", "B002", "B003");
        assertThat(numbers(database, day(), slice(null, null, "PT1H", null, null))).containsExactly("A009", "A014", "A015",
                "A016");
        assertThat(numbers(database, day(), slice(null, null, null, null, "left")))
                .containsExactly("A006", "A007", "A013", "A014", "B003");
        assertThat(numbers(database, day(), slice(null, null, null, null, "no-show"))).containsExactly("A006", "A014");
    }

    @ParameterizedTest
    @CsvSource({ "0,,,,", "8,,,,", "Monday,,,,", ",24,,,", ",-1,,,", ",,soon,,", ",,,5,", ",,,,finished" })
    void what_is_no_part_of_a_chart_is_refused(@Nullable String weekday, @Nullable String hour, @Nullable String waitFrom,
            @Nullable String waitTo, @Nullable String outcome) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> slice(weekday, hour, waitFrom, waitTo, outcome));
    }

    @ParameterizedTest
    @EnumSource
    void the_waits_of_each_level_in_steps_of_five_minutes(TestDatabase database) throws SQLException {
        var waits = new Distribution(STORES.get(database)).waits(day());

        assertThat(waits.step()).isEqualTo(Duration.ofMinutes(5));
        assertThat(waits.levels()).extracting(Waits.OfLevel::level)
                .containsExactly("critical", "high", "moderate", "normal", "low");
        assertThat(waits.levels()).extracting(Waits.OfLevel::measured).containsExactly(1, 1, 1, 13, 2);
        assertThat(waits.levels()).allSatisfy(level -> assertThat(level.visits()).hasSize(Distribution.BINS));
        assertThat(waits.levels().getFirst().visits().getFirst()).isEqualTo(1);
        // 35 is the first of the step from 35 to 40.
        assertThat(waits.levels().get(2).visits().get(7)).isEqualTo(1);
        assertThat(waits.levels().getLast().visits()).startsWith(0, 0, 1).element(12).isEqualTo(1);
        assertThat(new Distribution(STORES.get(database)).waits(
                Question.of(DAY, DAY, null, "paediatrics", "low", null, null, HandmadeDay.DAY)).levels()).singleElement()
                .returns(1, Waits.OfLevel::measured);
    }

    @ParameterizedTest
    @EnumSource
    void one_day_of_this_weekday_is_its_own_band(TestDatabase database) throws SQLException {
        var usual = new UsualDays(STORES.get(database)).before(NEXT_MONDAY);

        assertThat(usual.days()).containsExactly(HandmadeDay.DAY);
        assertThat(usual.hours()).extracting(Hour::hour).containsExactly(0, 8, 9, 10, 15, 23);
        assertThat(usual.hours().get(1)).isEqualTo(new Hour(8, new Counts(14, 14, 14), new Counts(5, 5, 5),
                new Waited(13, Duration.ofMinutes(6), Duration.ofMinutes(31), Duration.ofMinutes(57))));
        assertThat(usual.hours().getLast()).extracting(hour -> hour.finished().p90()).isEqualTo(0);
        var none = new UsualDays(STORES.get(database)).before(HandmadeDay.DAY);
        assertThat(none.days()).isEmpty();
        assertThat(none.hours()).isEmpty();
    }

    /// On the nth of fifteen Mondays n numbers are given out at nine, and the kth patient waits n minutes.
    @ParameterizedTest
    @EnumSource
    void the_band_is_that_of_the_latest_twelve_days_by_nearest_rank(TestDatabase database) throws SQLException {
        var source = database.fresh();
        var store = TestDatabase.open(source);
        var mondays = IntStream.rangeClosed(1, 15).mapToObj(HandmadeDay.DAY::plusWeeks).toList();
        for (int n = 1; n <= mondays.size(); n++) {
            for (int patient = 0; patient < n; patient++) {
                issue(source, mondays.get(n - 1), patient, Duration.ofMinutes(n));
            }
        }

        var usual = new UsualDays(store).before(mondays.getLast().plusWeeks(1));

        assertThat(usual.days()).hasSize(UsualDays.MOST_DAYS).startsWith(mondays.getLast()).endsWith(mondays.get(3));
        // Of 4 to 15 the 2nd, the 6th and the 11th; of their 114 waits the 12th, the 57th and the 103rd.
        var waits = IntStream.rangeClosed(4, 15).flatMap(n -> IntStream.generate(() -> n).limit(n)).boxed()
                .collect(Collectors.toList());
        assertThat(usual.hours()).containsExactly(new Hour(9, new Counts(5, 9, 14), new Counts(0, 0, 0),
                new Waited(114, Duration.ofMinutes(waits.get(11)), Duration.ofMinutes(waits.get(56)),
                        Duration.ofMinutes(waits.get(102)))));
    }

    private static void issue(DataSource source, LocalDate day, int patient, Duration wait) throws SQLException {
        try (var connection = source.getConnection();
                var insert = connection
                        .prepareStatement("INSERT INTO visits (clinic, ticket, issued_at, operating_day, weekday,"
                                + " issued_hour, service_line, level, level_rank, target_ms, status, called_at, calls, unanswered,"
                                + " consultation_ms) VALUES ('clinic', ?, 0, ?, ?, 9, 'general', 'normal', 3, 0, 'called', ?, 1, 0, 0)")) {
            insert.setString(1, day + "-A" + patient);
            insert.setObject(2, day);
            insert.setInt(3, day.getDayOfWeek().getValue());
            insert.setLong(4, wait.toMillis());
            insert.executeUpdate();
        }
    }
}
