package org.carequeue.statistics.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;

import org.carequeue.statistics.HandmadeDay;
import org.carequeue.statistics.Journals;
import org.carequeue.statistics.TestDatabase;
import org.carequeue.statistics.question.Figures.Group;
import org.carequeue.statistics.store.Store;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who is called to a counter is no room's patient, and nobody counts twice.
class CountersTest {

    private static final Slice EVERYTHING = Slice.of(null, null, null, null, null);
    private static final String DAY = HandmadeDay.DAY.toString();

    private static Store day(TestDatabase database) throws SQLException {
        var store = TestDatabase.open(database.fresh());
        var day = new Journals(HandmadeDay.DAY, Instant.parse("2026-11-23T07:00:00Z"), ZoneId.of("Europe/Madrid")).at(0)
                .issue("A001", "general").issue("A002", "general").issue("A003", "general").issue("A004", "general").at(5)
                .callToCounter("A001", "2").at(6).call("A002", "2").at(9).start("A001").at(12).finish("A001").at(13)
                .callToCounter("A003", "1");
        for (var batch : day.batches()) {
            store.take(batch);
        }
        return store;
    }

    private static Question question(@Nullable String by, @Nullable String room, @Nullable String counter) {
        return Question.of(DAY, DAY, by, null, null, room, counter, HandmadeDay.DAY);
    }

    @ParameterizedTest
    @EnumSource
    void rooms_and_counters_tell_all_visits_apart(TestDatabase database) throws SQLException {
        var questions = new Questions(day(database));

        var rooms = questions.answer(question("room", null, null)).groups();
        assertThat(rooms).extracting(Group::key).containsExactly("2", "-");
        assertThat(rooms).extracting(group -> group.visits().issued()).containsExactly(1, 1);
        var counters = questions.answer(question("counter", null, null)).groups();
        assertThat(counters).extracting(Group::key).containsExactly("1", "2");
        assertThat(counters).extracting(group -> group.visits().issued()).containsExactly(1, 1);
        assertThat(counters).extracting(group -> group.visits().finished()).containsExactly(0, 1);
    }

    @ParameterizedTest
    @EnumSource
    void a_room_and_a_counter_of_one_name_are_two(TestDatabase database) throws SQLException {
        var list = new VisitList(day(database));

        assertThat(list.of(question(null, "2", null), EVERYTHING)).singleElement().returns(DAY + "-A002", VisitLine::ticket)
                .returns(null, VisitLine::counter);
        assertThat(list.of(question(null, null, "2"), EVERYTHING)).singleElement().returns(DAY + "-A001", VisitLine::ticket)
                .returns("2", VisitLine::counter).returns(null, VisitLine::room);
    }

    @ParameterizedTest
    @EnumSource
    void a_counter_that_has_called_somebody_is_in_use(TestDatabase database) throws SQLException {
        assertThat(new Questions(day(database)).now(Instant.parse("2026-11-23T08:00:00Z"))).get().returns(1, Now::countersInUse)
                .returns(1, Now::roomsInUse);
    }
}
