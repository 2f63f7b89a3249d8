package org.carequeue.bench.part;

import java.util.List;

/// How much is measured.
///
/// @param rounds how often each contender has its turn, beside a first one that warms up and does not count
/// @param quick a tenth of everything: to see that it works, not to trust its figures
/// @param clients how many WebSocket clients the fan-out has, one measurement each
/// @param years how many there are figures of
/// @param visits how many a usual day of these has
public record Plan(int rounds, boolean quick, List<Integer> clients, int years, int visits) {

    private static final int QUICK = 10;

    /// Of an amount, how much is done.
    int amount(int usual) {
        return quick ? Math.max(1, usual / QUICK) : usual;
    }
}
