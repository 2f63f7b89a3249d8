package org.carequeue.statistics.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.carequeue.statistics.HandmadeDay;
import org.carequeue.statistics.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// More visits than are held at once, of which many were issued in the same instant.
class VisitListTest {

    private static final Slice ALL = Slice.of(null, null, null, null, null);

    @ParameterizedTest
    @EnumSource
    void however_many_there_are_each_is_taken_once_and_in_order(TestDatabase kind) throws Exception {
        var database = kind.fresh();
        var store = TestDatabase.open(database);
        for (var batch : HandmadeDay.played().batches()) {
            store.take(batch);
        }
        var list = new VisitList(store);
        var more = 2 * VisitList.MOST + 10;
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE one AS SELECT * FROM visits WHERE ticket LIKE '%A005'");
            for (int copy = 0; copy < more; copy++) {
                statement.execute("UPDATE one SET ticket = 'copy-" + copy + "'");
                statement.execute("INSERT INTO visits SELECT * FROM one");
            }
        }
        var question = Question.of("2026-11-20", "2026-11-26", null, null, null, null, null, HandmadeDay.DAY);

        var taken = new ArrayList<String>();
        list.each(question, ALL, visit -> taken.add(visit.issuedAt().toEpochMilli() + " " + visit.ticket()));

        assertThat(taken).hasSize(more + 20).doesNotHaveDuplicates();
        assertThat(list.count(question, ALL)).isEqualTo(taken.size());
        assertThat(list.of(question, ALL).stream().map(visit -> visit.issuedAt().toEpochMilli() + " " + visit.ticket()))
                .containsExactlyElementsOf(List.copyOf(taken.subList(0, VisitList.MOST)));
    }
}
