package org.carequeue.bridge.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventTypes;
import org.jspecify.annotations.Nullable;

/// A service small enough for tests of the desk: it counts, up to a limit, and counts what others counted.
final class Tally implements Rules<Tally.State, Tally.Count, Tally.Counted> {

    static final EventTypes TYPES = new EventTypes(Map.of("counted", Counted.class));
    private static final int LIMIT = 1_000;

    record Count(int by) {
    }

    record Counted(int total, String by) {
    }

    record Total(int total) {
    }

    static final class State {
        int total;
        final List<Integer> seen = new ArrayList<>();
        /// What happens to whoever copies it.
        @Nullable
        Error uncopyable;
    }

    @Override
    public State initial() {
        return new State();
    }

    @Override
    public Decision<Counted> decide(State state, Count command, Circumstances circumstances) {
        if (command.by() < 0) {
            throw new IllegalStateException("a defect in the rules");
        }
        if (state.total + command.by() > LIMIT) {
            return Decision.refuse(new Refusal("full", Refusal.Kind.CONFLICT, "No more can be counted.", null));
        }
        var total = state.total + command.by();
        return command.by() == 0 ? Decision.unchanged(new Total(total))
                : Decision.accept(new Counted(total, circumstances.actor()), new Total(total));
    }

    @Override
    public List<Counted> react(State state, Envelope<Counted> upstream, Circumstances circumstances) {
        if (upstream.data().total() == 13) {
            throw new IllegalStateException("cannot be applied");
        }
        return upstream.data().total() % 2 == 0 ? List.of(new Counted(state.total + 1, "upstream")) : List.of();
    }

    @Override
    public void evolve(State state, Counted event) {
        state.total = event.total();
        state.seen.add(event.total());
    }

    record Kept(int total, List<Integer> seen) {
    }

    @Override
    public Optional<StateForm<State, ?>> form() {
        return Optional.of(new StateForm<>(Kept.class, state -> {
            if (state.uncopyable != null) {
                throw state.uncopyable;
            }
            return new Kept(state.total, new ArrayList<>(state.seen));
        }, kept -> {
            var state = new State();
            state.total = kept.total();
            state.seen.addAll(kept.seen());
            return state;
        }));
    }
}
