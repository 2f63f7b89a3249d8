package org.carequeue.bridge.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventTypes;

/// Rules of both ends of a link: the service counts 1, 2, 3…, and the reader records each number that it takes by an
/// event of its own, so that its journal says what it took, how often and in which order.
final class Counting implements Rules<Counting.State, Counting.Count, Counting.Counted> {

    static final EventTypes TYPES = new EventTypes(Map.of("counted", Counted.class));

    /// Count so many further.
    record Count(int times, String note) {
    }

    record Counted(long number, String note) {
    }

    record Done(long number) {
    }

    static final class State {
        final List<Long> numbers = new ArrayList<>();

        long last() {
            return numbers.isEmpty() ? 0 : numbers.getLast();
        }
    }

    @Override
    public State initial() {
        return new State();
    }

    @Override
    public Decision<Counted> decide(State state, Count command, Circumstances circumstances) {
        var last = state.last();
        return new Decision.Accepted<>(LongStream.rangeClosed(last + 1, last + command.times())
                .mapToObj(number -> new Counted(number, command.note())).toList(), new Done(last + command.times()));
    }

    @Override
    public List<Counted> react(State state, Envelope<Counted> upstream, Circumstances circumstances) {
        return List.of(new Counted(upstream.data().number(), ""));
    }

    @Override
    public void evolve(State state, Counted event) {
        state.numbers.add(event.number());
    }
}
