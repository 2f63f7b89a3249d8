package org.carequeue.statistics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.Position;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.Services;
import org.carequeue.statistics.HandmadeDay;
import org.carequeue.statistics.TestDatabase;
import org.carequeue.statistics.model.Projection;
import org.carequeue.statistics.model.StaffNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever happens to a transaction, each event counts once: what stands in the tables in the end is what stands there when
/// nothing happens.
class ExactlyOnceTest {

    private static final String[] FLOW = { Services.TICKET, Services.TRIAGE, Services.PHARMACY };

    private static Store store(DataSource database) {
        return new Store(database, () -> new Projection(new StaffNames(new byte[32])), 3);
    }

    private static List<String> undisturbed(TestDatabase kind) throws SQLException {
        var database = kind.fresh();
        var store = TestDatabase.open(database);
        for (var batch : HandmadeDay.played().batches()) {
            store.take(batch);
        }
        return TestDatabase.rows(database);
    }

    /// As a link does: from the position on, in batches that need not be those of before.
    private static void readOn(Store store, int piece) throws SQLException {
        var day = HandmadeDay.played();
        for (var service : FLOW) {
            List<Envelope<ClinicEvent>> log = day.of(service);
            var from = (int) store.positionOf(service).map(Position::sequence).orElse(0L).longValue();
            for (; from < log.size(); from += piece) {
                store.take(log.subList(from, Math.min(log.size(), from + piece)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_database_that_goes_away_at_any_call_of_a_transaction(TestDatabase kind) throws SQLException {
        var expected = undisturbed(kind);
        var broken = new ArrayList<String>();
        for (var afterwards : List.of(false, true)) {
            var well = false;
            // A new process and a new database each time; where it goes away later than the batch lasts, all calls were tried. To
            // make one takes a server a second: of its calls every third is tried.
            for (int call = 0; !well; call += kind == TestDatabase.H2 ? 1 : 3) {
                var database = kind.fresh();
                var faulty = new FaultyDatabase(database);
                var store = store(faulty);
                store.open();
                readOnUntil(store, faulty, call, afterwards);
                well = faulty.isWell();
                faulty.heal();
                if (!well) {
                    assertThat(store.isOpen()).isFalse();
                    assertThatThrownBy(() -> store.positionOf(Services.TRIAGE)).isInstanceOf(IllegalStateException.class);
                }
                var next = store(database);
                next.open();
                readOn(next, 50);
                if (!TestDatabase.rows(database).equals(expected)) {
                    broken.add(call + (afterwards ? " done" : " not done"));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /// The third batch of the triage-service has visits that are known, calls and prescriptions.
    private static void readOnUntil(Store store, FaultyDatabase faulty, int call, boolean afterwards) throws SQLException {
        var log = HandmadeDay.played().of(Services.TRIAGE);
        store.take(log.subList(0, 30));
        faulty.failAt(call, afterwards);
        try {
            store.take(log.subList(30, 70));
        } catch (SQLException away) {
            assertThat(faulty.isWell()).isFalse();
        }
    }

    @Test
    void the_same_store_goes_on_when_its_database_is_back() throws SQLException {
        var database = TestDatabase.H2.fresh();
        var faulty = new FaultyDatabase(database);
        var store = store(faulty);
        store.open();

        readOnUntil(store, faulty, 6, true);
        assertThat(store.trouble()).contains("the database went away");
        assertThatThrownBy(store::open).isInstanceOf(SQLException.class);
        faulty.heal();
        store.open();
        readOn(store, 20);

        assertThat(TestDatabase.rows(database)).isEqualTo(undisturbed(TestDatabase.H2));
    }

    @Test
    void what_does_not_come_next_is_not_counted() throws SQLException {
        var database = TestDatabase.H2.fresh();
        var store = TestDatabase.open(database);
        var log = HandmadeDay.played().of(Services.TRIAGE);
        store.take(log.subList(0, 10));
        var before = TestDatabase.rows(database);

        assertThatThrownBy(() -> store.take(log.subList(5, 15))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.take(log.subList(11, 15))).isInstanceOf(IllegalStateException.class);

        assertThat(TestDatabase.rows(database)).isEqualTo(before);
        store.take(log.subList(10, 15));
        assertThat(store.positionOf(Services.TRIAGE)).contains(log.get(14).position());
    }

    @ParameterizedTest
    @EnumSource
    void made_anew_it_is_what_it_was_row_by_row_whichever_log_is_read_first(TestDatabase kind) throws SQLException {
        var expected = undisturbed(kind);
        var database = kind.fresh();
        var store = TestDatabase.open(database);
        for (var order : List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0))) {
            var services = order.stream().map(place -> FLOW[place]).toArray(String[]::new);
            for (var batch : HandmadeDay.played().oneAfterTheOther(13, services)) {
                store.take(batch);
            }
            assertThat(TestDatabase.rows(database)).as(order.toString()).isEqualTo(expected);
            store.empty();
            assertThat(TestDatabase.rows(database)).isEmpty();
            assertThat(store.positionOf(Services.TICKET)).isEmpty();
        }
    }

    @Test
    void a_log_that_is_read_once_more_makes_no_row_twice() throws SQLException {
        var database = TestDatabase.H2.fresh();
        var store = TestDatabase.open(database);
        readOn(store, 100);
        var before = TestDatabase.rows(database);

        for (var service : FLOW) {
            store.readAnew(service, "log-of-" + service);
            assertThat(store.positionOf(service)).contains(Position.start("log-of-" + service));
        }
        readOn(store, 7);

        assertThat(TestDatabase.rows(database)).isEqualTo(before);
    }

    @Test
    void another_zone_changes_the_hours_from_then_on_also_of_what_was_counted_already() throws SQLException {
        var day = HandmadeDay.played().at(70.5).settings(ZoneId.of("Asia/Tokyo"));
        var one = TestDatabase.H2.fresh();
        var other = TestDatabase.H2.fresh();
        var live = TestDatabase.open(one);
        for (var batch : day.batches()) {
            live.take(batch);
        }
        var late = TestDatabase.open(other);
        for (var batch : day.oneAfterTheOther(40, Services.PHARMACY, Services.TRIAGE, Services.TICKET)) {
            late.take(batch);
        }

        assertThat(TestDatabase.rows(other)).isEqualTo(TestDatabase.rows(one));
        // Issued at 9:15 in Madrid, which is 17:15 in Tokyo.
        assertThat(TestDatabase.rows(one)).anySatisfy(row -> assertThat(row)
                .startsWith("visits | clinic | 2026-11-23-A015 |").contains(" | 1 | 17 | general"));
        assertThat(TestDatabase.rows(one)).anySatisfy(row -> assertThat(row)
                .startsWith("visits | clinic | 2026-11-23-A014 |").contains(" | 1 | 9 | general"));
    }
}
