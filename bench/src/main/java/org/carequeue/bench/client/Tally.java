package org.carequeue.bench.client;

/// What one client saw: how many events, and which in which order, as one number that two clients share only when they
/// saw the same. The sums tell whether each event came exactly once.
final class Tally implements Marker.Found {

    private long events;
    private long order;
    private long sum;
    private long squares;

    @Override
    public void event(long number) {
        events++;
        order = order * 0x9E3779B97F4A7C15L + number + 1;
        sum += number;
        squares += number * number;
    }

    long events() {
        return events;
    }

    void clear() {
        events = 0;
        order = 0;
        sum = 0;
        squares = 0;
    }

    boolean sameOrderAs(Tally other) {
        return events == other.events && order == other.order;
    }

    /// Whether it saw each number from the first on, so many of them, exactly once.
    boolean sawOnceEach(long first, long count) {
        var expectedSum = 0L;
        var expectedSquares = 0L;
        for (long number = first; number < first + count; number++) {
            expectedSum += number;
            expectedSquares += number * number;
        }
        return events == count && sum == expectedSum && squares == expectedSquares;
    }
}
