package org.carequeue.statistics.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import javax.sql.DataSource;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.Services;
import org.carequeue.statistics.TestDatabase;
import org.carequeue.statistics.question.Figures;
import org.carequeue.statistics.question.Figures.Group;
import org.carequeue.statistics.question.Question;
import org.carequeue.statistics.question.Questions;
import org.carequeue.statistics.years.BusyClinic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Four days of a clinic that keeps rows for two years, two years later.
class RetentionTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 27);
    private static final int DAYS = 4;
    private static final BusyClinic CLINIC = new BusyClinic(7, 60);
    private static final List<String> LOGS = List.of(Services.TICKET, Services.TRIAGE, Services.PHARMACY);
    /// By which the first two days are older than two years.
    private static final LocalDate LATER = FIRST.plusYears(2).plusDays(2);

    private static Store store(DataSource database) throws SQLException {
        var store = new Store(database, BusyClinic::projection, 3);
        store.open();
        return store;
    }

    private static void read(Store store, String service) throws SQLException {
        var log = new ArrayList<Envelope<ClinicEvent>>();
        for (int day = 0; day < DAYS; day++) {
            for (var event : CLINIC.events(FIRST.plusDays(day), service, day == 0)) {
                log.add(new Envelope<>(event.id(), event.source(), event.log(), log.size() + 1, event.type(), event.time(),
                        event.actor(), event.workplace(), null, event.data()));
            }
        }
        for (int from = 0; from < log.size(); from += 100) {
            store.take(log.subList(from, Math.min(log.size(), from + 100)));
        }
    }

    private static Store read(DataSource database) throws SQLException {
        var store = store(database);
        for (var service : LOGS) {
            read(store, service);
        }
        return store;
    }

    private static Retention at(LocalDate day, int hour, OptionalInt years) {
        var now = day.atTime(hour, 30).atZone(ZoneId.of("Europe/Madrid")).toInstant();
        return new Retention(years, () -> now, Questions::totals);
    }

    private static Retention night() {
        return at(LATER, 3, OptionalInt.of(2));
    }

    private static int steps(Retention retention, Store store) throws SQLException {
        var steps = 0;
        while (retention.step(store)) {
            steps++;
        }
        return steps;
    }

    private static Figures ask(Store store, String by, String level) throws SQLException {
        return new Questions(store).answer(Question.of(FIRST.toString(), FIRST.plusDays(DAYS).toString(), by, null, level, null,
                null, LATER));
    }

    private static List<String> totals(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            return new Sql(connection).list("SELECT * FROM day_totals ORDER BY operating_day", List.of(), row -> {
                var text = new StringBuilder();
                for (int column = 1; column <= 2 + DayTotals.OF_VISITS + DayTotals.OF_PRESCRIPTIONS; column++) {
                    text.append(row.getString(column)).append(' ');
                }
                return text.toString();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void days_that_are_too_old_keep_their_counts_and_lose_their_rows(TestDatabase kind) throws SQLException {
        var database = kind.fresh();
        var store = read(database);
        var all = ask(store, "nothing", null).groups().getFirst();
        var byHour = ask(store, "hour", null);
        var low = ask(store, "nothing", "low").groups().getFirst().visits().issued();
        var each = ask(store, "day", null).groups();
        assertThat(ask(store, "day", null).totalsUpTo()).isNull();

        assertThat(steps(night(), store)).isEqualTo(2);

        var then = ask(store, "nothing", null);
        assertThat(then.totalsUpTo()).isEqualTo(FIRST.plusDays(1));
        var visits = then.groups().getFirst().visits();
        assertThat(visits).usingRecursiveComparison()
                .ignoringFields("toCall", "doorToDoctor", "response", "consultation", "stay")
                .isEqualTo(all.visits());
        assertThat(visits.toCall()).returns(all.visits().toCall().measured(), Figures.Times::measured)
                .returns(null, Figures.Times::median).returns(null, Figures.Times::p90);
        assertThat(visits.stay().measured()).isEqualTo(all.visits().stay().measured());
        assertThat(then.groups().getFirst().prescriptions()).usingRecursiveComparison().ignoringFields("toReady", "toHandOver")
                .isEqualTo(all.prescriptions());
        // The days that have their rows have their medians, too.
        var eachThen = ask(store, "day", null).groups();
        assertThat(eachThen).extracting(Group::key).isEqualTo(each.stream().map(Group::key).toList());
        assertThat(eachThen.subList(2, DAYS)).isEqualTo(each.subList(2, DAYS));
        assertThat(eachThen.getFirst().visits().issued()).isEqualTo(each.getFirst().visits().issued());
        // Of what totals do not say, nothing of these days is said.
        assertThat(ask(store, "hour", null).groups()).isNotEqualTo(byHour.groups());
        assertThat(ask(store, "hour", null).totalsUpTo()).isEqualTo(FIRST.plusDays(1));
        assertThat(ask(store, "nothing", "low").groups().getFirst().visits().issued()).isLessThan(low);
        assertThat(TestDatabase.rows(database))
                .noneMatch(row -> row.matches("(visits|calls|prescriptions|items) .*2026-03-2[78].*"))
                .anyMatch(row -> row.matches("visits .*2026-03-29.*"));
    }

    @ParameterizedTest
    @EnumSource
    void only_at_night_only_where_it_is_set_and_only_of_logs_that_were_read_further(TestDatabase kind) throws SQLException {
        var store = read(kind.fresh());

        assertThat(at(LATER, 0, OptionalInt.of(2)).step(store)).isFalse();
        assertThat(at(LATER, 5, OptionalInt.of(2)).step(store)).isFalse();
        assertThat(at(LATER, 3, OptionalInt.empty()).step(store)).isFalse();
        assertThat(at(LATER, 3, OptionalInt.of(3)).step(store)).isFalse();
        // Whatever the clock says: the last two days may go on.
        assertThat(steps(at(LATER.plusYears(10), 3, OptionalInt.of(2)), store)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void what_comes_of_such_a_day_later_counts_no_second_time(TestDatabase kind) throws SQLException {
        var database = kind.fresh();
        var store = read(database);
        steps(night(), store);
        var rows = TestDatabase.rows(database);
        var totals = totals(database);

        var next = store(database);
        assertThat(night().step(next)).isFalse();
        for (var service : LOGS) {
            next.readAnew(service, "log-of-" + service);
            read(next, service);
        }

        assertThat(TestDatabase.rows(database)).isEqualTo(rows);
        assertThat(night().step(next)).isFalse();
        assertThat(totals(database)).hasSize(2).isEqualTo(totals);
    }

    @ParameterizedTest
    @EnumSource
    void made_anew_they_have_their_rows_until_the_next_night_and_never_half_of_them(TestDatabase kind) throws SQLException {
        var database = kind.fresh();
        var store = read(database);
        steps(night(), store);
        var totals = totals(database);
        var rows = TestDatabase.rows(database);

        store.empty();
        for (var service : LOGS) {
            assertThat(night().step(store)).as("before " + service).isFalse();
            read(store, service);
        }
        assertThat(totals(database)).isEmpty();
        assertThat(steps(night(), store)).isEqualTo(2);

        assertThat(totals(database)).isEqualTo(totals);
        assertThat(TestDatabase.rows(database)).isEqualTo(rows);
    }

    @ParameterizedTest
    @EnumSource
    void a_database_that_goes_away_at_any_call(TestDatabase kind) throws SQLException {
        var database = kind.fresh();
        read(database);
        var expected = new ArrayList<String>();
        var tried = 0;
        for (var well = false; !well; tried++) {
            var faulty = new FaultyDatabase(database);
            var store = store(faulty);
            faulty.failAt(tried, tried % 2 == 0);
            try {
                night().step(store);
            } catch (SQLException away) {
                assertThat(faulty.isWell()).isFalse();
            }
            well = faulty.isWell();
            if (expected.isEmpty()) {
                var other = kind.fresh();
                steps(night(), read(other));
                expected.addAll(totals(other));
            }
            var made = totals(database);
            assertThat(made).isEqualTo(expected.subList(0, made.size()));
        }
        steps(night(), store(database));

        assertThat(tried).isGreaterThan(10);
        assertThat(totals(database)).isEqualTo(expected);
        assertThat(Instant.ofEpochMilli(store(database).upTo().get(Services.TICKET))).isAfter(Instant.EPOCH);
    }
}
