package org.carequeue.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.desk.StateForm;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.jspecify.annotations.Nullable;

/// A service small enough for tests of what tests share: it writes down days.
///
/// @param keep what it puts into a snapshot
record Diary(Function<Diary.State, Diary.Kept> keep) implements Rules<Diary.State, Diary.Write, ClinicEvent> {

    record Write(LocalDate day) {
    }

    record Written(LocalDate day) {
    }

    static final class State {
        private @Nullable LocalDate first;
        private final Map<LocalDate, Instant> days = new LinkedHashMap<>();

        @Nullable
        LocalDate first() {
            return first;
        }

        List<DayOpened> days() {
            var written = new ArrayList<DayOpened>();
            days.forEach((day, at) -> written.add(new DayOpened(day, at)));
            return written;
        }

        private void write(DayOpened opened) {
            first = first == null ? opened.day() : first;
            days.put(opened.day(), opened.openedAt());
        }
    }

    record Kept(@Nullable LocalDate first, List<DayOpened> days) {

        private State restored() {
            var state = new State();
            days.forEach(state::write);
            state.first = first;
            return state;
        }
    }

    @Override
    public State initial() {
        return new State();
    }

    @Override
    public Decision<ClinicEvent> decide(State state, Write command, Circumstances circumstances) {
        return Decision.accept(new DayOpened(command.day(), circumstances.now()), new Written(command.day()));
    }

    @Override
    public List<ClinicEvent> react(State state, Envelope<ClinicEvent> upstream, Circumstances circumstances) {
        return List.of(upstream.data());
    }

    @Override
    public void evolve(State state, ClinicEvent event) {
        if (event instanceof DayOpened opened) {
            state.write(opened);
        }
    }

    @Override
    public Optional<StateForm<State, ?>> form() {
        return Optional.of(new StateForm<>(Kept.class, keep, Kept::restored));
    }
}
