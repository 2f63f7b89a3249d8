package org.carequeue.statistics.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.carequeue.events.Services;
import org.carequeue.statistics.TestDatabase;
import org.carequeue.statistics.question.Figures.Group;
import org.carequeue.statistics.store.Bulk;
import org.carequeue.statistics.store.Store;
import org.carequeue.statistics.years.BusyClinic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is answered from columns is what SQL says of the rows: days with columns and without, few times and very many.
class SqlFiguresTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 20);
    private static final LocalDate LAST = FIRST.plusDays(11);

    @ParameterizedTest
    @EnumSource
    void every_figure_of_every_grouping(TestDatabase kind) throws SQLException {
        var database = kind.fresh();
        var clinic = new BusyClinic(3, 300);
        TestDatabase.open(database);
        var projection = BusyClinic.projection();
        try (var connection = database.getConnection()) {
            for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                Bulk.write(connection, day, clinic.rows(day, projection, day.equals(FIRST)));
            }
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                // Two days as they are before their columns are written.
                for (var day : List.of(FIRST.plusDays(4), LAST)) {
                    statement.executeUpdate("DELETE FROM day_columns WHERE operating_day = DATE '" + day + "'");
                    statement.executeUpdate("INSERT INTO days_without_columns SELECT clinic, operating_day FROM days"
                            + " WHERE operating_day = DATE '" + day + "'");
                }
            }
        }
        var store = new Store(database, BusyClinic::projection, 3);
        store.open();
        var questions = new Questions(store);

        for (var by : Grouping.values()) {
            for (var question : List.of(asked(by, null, null, null, null), asked(by, "paediatrics", null, null, null),
                    asked(by, null, "high", null, null), asked(by, null, null, "3", null), asked(by, null, null, null, "2"),
                    asked(by, null, null, null, null).ofPerson("doctor.7.early"))) {
                var answer = questions.answer(question).groups();
                assertThat(answer.stream().collect(Collectors.toMap(Group::key, Function.identity()))).as(question.toString())
                        .isEqualTo(store.ask(sql -> new SqlFigures(sql, kind != TestDatabase.H2).of(question)));
            }
        }
        assertThat(questions.answer(asked(Grouping.NOTHING, null, null, null, null)).groups().getFirst().visits().toCall()
                .measured()).isGreaterThan(2_000);
        assertThat(store.positionOf(Services.TICKET)).isEmpty();
    }

    private static Question asked(Grouping by, String line, String level, String room, String counter) {
        return Question.of(FIRST.plusDays(1).toString(), LAST.toString(), by.code(), line, level, room, counter, LAST);
    }
}
