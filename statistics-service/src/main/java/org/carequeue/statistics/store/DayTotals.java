package org.carequeue.statistics.store;

import java.time.LocalDate;
import java.util.List;

/// What is left of a day whose rows are not kept any more.
///
/// @param visits counts, in the order in which their columns stand in the table
/// @param prescriptions the same, behind them
public record DayTotals(String clinic, LocalDate day, List<Long> visits, List<Long> prescriptions) {

    static final int OF_VISITS = 18;
    static final int OF_PRESCRIPTIONS = 13;

    public DayTotals {
        visits = List.copyOf(visits);
        prescriptions = List.copyOf(prescriptions);
    }
}
