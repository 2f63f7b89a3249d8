package org.carequeue.statistics.store;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.function.Function;

/// How long rows are kept. Older days become [totals][DayTotals]: at night by the clinic's clock, one day in one transaction.
///
/// @param years how many, from 1 on; empty where all are kept
/// @param clock says which night it is
/// @param totals makes what is left of a day
public record Retention(OptionalInt years, InstantSource clock, Function<Days.Columns, DayTotals> totals) {

    private static final int NIGHT_BEGINS = 1;
    private static final int NIGHT_ENDS = 5;

    /// Makes totals of one day that is too old; false where there is none, or it is no night.
    boolean step(Store store) throws SQLException {
        if (years.isEmpty()) {
            return false;
        }
        var now = clock.instant();
        for (var clinic : store.zones(now.toEpochMilli()).entrySet()) {
            var there = now.atZone(clinic.getValue());
            if (there.getHour() >= NIGHT_BEGINS && there.getHour() < NIGHT_ENDS && store.retire(clinic.getKey(),
                    clinic.getValue(), there.toLocalDate().minusYears(years.getAsInt()), totals)) {
                return true;
            }
        }
        return false;
    }
}
