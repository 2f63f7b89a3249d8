package org.carequeue.statistics.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.Services;
import org.carequeue.statistics.TestDatabase;
import org.carequeue.statistics.years.BusyClinic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is written in bulk is what the service keeps of the same events.
class BulkTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 27);
    private static final int DAYS = 4;

    @ParameterizedTest
    @EnumSource
    void days_of_a_busy_clinic_are_the_rows_that_the_service_makes_of_them(TestDatabase kind) throws SQLException {
        var clinic = new BusyClinic(7, 60);
        var bulk = kind.fresh();
        TestDatabase.open(bulk);
        var projection = BusyClinic.projection();
        try (var connection = bulk.getConnection()) {
            for (int day = 0; day < DAYS; day++) {
                Bulk.write(connection, FIRST.plusDays(day), clinic.rows(FIRST.plusDays(day), projection, day == 0));
            }
        }

        var read = kind.fresh();
        var store = new Store(read, BusyClinic::projection, 3);
        store.open();
        for (var service : List.of(Services.TICKET, Services.TRIAGE, Services.PHARMACY)) {
            var log = new ArrayList<Envelope<ClinicEvent>>();
            for (int day = 0; day < DAYS; day++) {
                for (var event : clinic.events(FIRST.plusDays(day), service, day == 0)) {
                    log.add(new Envelope<>(event.id(), event.source(), event.log(), log.size() + 1, event.type(), event.time(),
                            event.actor(), event.workplace(), null, event.data()));
                }
            }
            for (int from = 0; from < log.size(); from += 50) {
                store.take(log.subList(from, Math.min(log.size(), from + 50)));
            }
        }

        while (store.writeColumns()) {
            // one day after the other
        }

        assertThat(columns(bulk)).hasSize(DAYS).containsAllEntriesOf(columns(read));
        assertThat(columns(read)).hasSize(DAYS - 1);
        assertThat(TestDatabase.rows(bulk)).hasSizeGreaterThan(400)
                .isEqualTo(TestDatabase.rows(read).stream().filter(row -> !row.startsWith("positions")).toList());
    }

    private static Map<String, String> columns(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            return new Sql(connection)
                    .list("SELECT * FROM day_columns", List.of(), row -> Map.entry(row.getString("operating_day"),
                            HexFormat.of().formatHex(row.getBytes("packed"))))
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
