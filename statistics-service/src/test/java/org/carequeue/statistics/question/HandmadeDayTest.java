package org.carequeue.statistics.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.carequeue.statistics.HandmadeDay;
import org.carequeue.statistics.TestDatabase;
import org.carequeue.statistics.question.Figures.Group;
import org.carequeue.statistics.question.Figures.OfVisits;
import org.carequeue.statistics.question.Figures.Times;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every figure of a day that was counted by hand, on both databases.
class HandmadeDayTest {

    private static final String DAY = HandmadeDay.DAY.toString();
    private static final Map<TestDatabase, Questions> QUESTIONS = new EnumMap<>(TestDatabase.class);

    @BeforeAll
    static void count() throws SQLException {
        for (var database : TestDatabase.values()) {
            var store = TestDatabase.open(database.fresh());
            for (var batch : HandmadeDay.played().batches()) {
                store.take(batch);
            }
            QUESTIONS.put(database, new Questions(store));
        }
    }

    private static List<Group> ask(TestDatabase database, @Nullable String by) throws SQLException {
        return ask(database, by, null, null, null, null);
    }

    private static List<Group> ask(TestDatabase database, @Nullable String by, @Nullable String line, @Nullable String level,
            @Nullable String room, @Nullable String counter) throws SQLException {
        return QUESTIONS.get(database)
                .answer(Question.of(DAY, DAY, by, line, level, room, counter, LocalDate.of(2000, 1, 1))).groups();
    }

    private static Times minutes(int measured, int median, int p90) {
        return new Times(measured, Duration.ofMinutes(median), Duration.ofMinutes(p90));
    }

    private static Map<String, Integer> issued(List<Group> groups) {
        return groups.stream().filter(group -> group.visits() != null)
                .collect(Collectors.toMap(Group::key, group -> group.visits().issued()));
    }

    @ParameterizedTest
    @EnumSource
    void the_visits_of_the_day(TestDatabase database) throws SQLException {
        var day = ask(database, null);

        assertThat(day).singleElement().extracting(Group::key).isEqualTo("all");
        var visits = day.getFirst().visits();
        assertThat(visits.issued()).isEqualTo(20);
        assertThat(visits.called()).isEqualTo(18);
        assertThat(visits.seen()).isEqualTo(15);
        assertThat(visits.finished()).isEqualTo(14);
        assertThat(visits.open()).isEqualTo(1);
        assertThat(visits.left()).isEqualTo(5);
        assertThat(visits.leftShare()).isEqualTo(0.25);
        assertThat(visits.noShows()).isEqualTo(2);
        assertThat(visits.noShowShare()).isCloseTo(2.0 / 18, within(1e-9));
        assertThat(visits.notMeasured()).isEqualTo(4);
        assertThat(visits.withinTarget()).isCloseTo(15.0 / 18, within(1e-9));
        assertThat(visits.toCall()).isEqualTo(minutes(18, 31, 65));
        assertThat(visits.doorToDoctor()).isEqualTo(minutes(15, 32, 66));
        assertThat(visits.response()).isEqualTo(minutes(15, 1, 5));
        assertThat(visits.consultation()).isEqualTo(minutes(13, 15, 20));
        assertThat(visits.stay()).isEqualTo(minutes(15, 50, 76));
        assertThat(visits.callsAgain()).isCloseTo(7.0 / 18, within(1e-9));
        assertThat(visits.finishedPerHour()).isCloseTo(14.0 / 5, within(1e-9));
        assertThat(visits.load()).isEqualTo(Duration.ofMinutes(198));
    }

    @ParameterizedTest
    @EnumSource
    void the_prescriptions_of_the_day(TestDatabase database) throws SQLException {
        assertThat(ask(database, null).getFirst().prescriptions()).isEqualTo(new Figures.OfPrescriptions(4, 1, 3, 1, 1, 0,
                minutes(3, 12, 20), minutes(2, 5, 13), 5, 3, 1, 0, 1));
    }

    @ParameterizedTest
    @EnumSource
    void by_level_in_the_order_of_the_scale(TestDatabase database) throws SQLException {
        var levels = ask(database, "level");

        assertThat(levels).extracting(Group::key).containsExactly("critical", "high", "moderate", "normal", "low");
        assertThat(issued(levels)).isEqualTo(Map.of("critical", 1, "high", 1, "moderate", 1, "normal", 15, "low", 2));
        assertThat(levels).extracting(group -> group.visits().withinTarget()).containsExactly(1.0, 1.0, 0.0, 11.0 / 13, 1.0);
        assertThat(levels.getFirst().visits().toCall()).isEqualTo(minutes(1, 1, 1));
        assertThat(levels.get(3).visits().toCall()).isEqualTo(minutes(13, 38, 65));
        assertThat(levels.getLast().visits().toCall()).isEqualTo(minutes(2, 10, 60));
    }

    @ParameterizedTest
    @EnumSource
    void by_day_hour_and_weekday_of_issue(TestDatabase database) throws SQLException {
        assertThat(issued(ask(database, "day"))).isEqualTo(Map.of(DAY, 20));
        // The rest of a prescription was owed at ten.
        assertThat(ask(database, "hour")).extracting(Group::key).containsExactly("0", "8", "9", "10", "23");
        assertThat(issued(ask(database, "hour"))).isEqualTo(Map.of("0", 1, "8", 14, "9", 4, "23", 1));
        assertThat(issued(ask(database, "weekday"))).isEqualTo(Map.of("1", 20));
        assertThat(issued(ask(database, "weekday-hour"))).isEqualTo(Map.of("1-0", 1, "1-8", 14, "1-9", 4, "1-23", 1));
    }

    @ParameterizedTest
    @EnumSource
    void throughput_by_the_hour_of_finishing(TestDatabase database) throws SQLException {
        var finished = ask(database, "finish-hour").stream()
                .collect(Collectors.toMap(Group::key, group -> group.visits().finished()));

        assertThat(finished).containsEntry("8", 5).containsEntry("9", 5).containsEntry("10", 2).containsEntry("15", 1)
                .containsEntry("0", 1).containsEntry("-", 0);
    }

    @ParameterizedTest
    @EnumSource
    void by_service_line_room_and_counter(TestDatabase database) throws SQLException {
        assertThat(issued(ask(database, "service-line"))).isEqualTo(Map.of("general", 17, "paediatrics", 3));
        var rooms = ask(database, "room");
        assertThat(rooms).extracting(Group::key).containsExactly("1", "2", "3", "4", "-");
        assertThat(issued(rooms)).isEqualTo(Map.of("1", 6, "2", 4, "3", 3, "4", 3, "-", 4));
        assertThat(rooms.getFirst().visits()).returns(6, OfVisits::finished).returns(Duration.ofMinutes(75), OfVisits::load);
        var counters = ask(database, "counter");
        assertThat(counters).extracting(Group::key).containsExactly("1", "2", "-");
        assertThat(counters).extracting(group -> group.prescriptions().submitted()).containsExactly(2, 1, 1);
        assertThat(counters).extracting(Group::visits).containsOnlyNulls();
    }

    @ParameterizedTest
    @EnumSource
    void by_person_under_a_pseudonym(TestDatabase database) throws SQLException {
        var people = ask(database, "person");

        assertThat(issued(people).values()).containsExactlyInAnyOrder(6, 4, 3, 2, 5);
        assertThat(people).extracting(Group::key).allMatch(key -> key.matches("-|[0-9a-f]{16}"));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_picked_out(TestDatabase database) throws SQLException {
        assertThat(ask(database, null, "paediatrics", null, null, null).getFirst().visits().issued()).isEqualTo(3);
        assertThat(ask(database, null, null, "low", null, null).getFirst().visits().issued()).isEqualTo(2);
        assertThat(ask(database, null, null, null, "2", null).getFirst().visits().issued()).isEqualTo(4);
        assertThat(ask(database, null, null, null, null, "1")).singleElement()
                .returns(2, group -> group.prescriptions().submitted()).returns(null, Group::visits);
        assertThat(ask(database, null, "paediatrics", null, null, null).getFirst().prescriptions().submitted()).isEqualTo(1);
        assertThat(QUESTIONS.get(database).answer(Question.of("2026-11-22", "2026-11-22", null, null, null, null, null,
                HandmadeDay.DAY)).groups()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void how_the_day_stands(TestDatabase database) throws SQLException {
        var questions = QUESTIONS.get(database);

        assertThat(questions.latestDay()).contains(HandmadeDay.DAY.plusDays(1));
        assertThat(questions.now(HandmadeDay.DAY.atStartOfDay(ZoneOffset.UTC).toInstant())).hasValue(
                new Now(HandmadeDay.DAY.plusDays(1), 0, null, 0, 0, 0, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void by_week_and_month_of_the_operating_day(TestDatabase database) throws SQLException {
        assertThat(issued(ask(database, "week"))).isEqualTo(Map.of("2026-11-23", 20));
        assertThat(ask(database, "month")).singleElement().returns("2026-11", Group::key)
                .returns(20, group -> group.visits().issued()).returns(4, group -> group.prescriptions().submitted());
    }

    @ParameterizedTest
    @EnumSource
    void of_one_person_alone(TestDatabase database) throws SQLException {
        var questions = QUESTIONS.get(database);
        for (var group : ask(database, "person")) {
            var own = questions.answer(Question.of(DAY, DAY, null, null, null, null, null, HandmadeDay.DAY)
                    .ofPerson(group.key())).groups();
            if (!group.key().equals("-")) {
                assertThat(own).singleElement().returns(group.visits(), Group::visits)
                        .returns(group.prescriptions(), Group::prescriptions);
            }
        }
    }
}
