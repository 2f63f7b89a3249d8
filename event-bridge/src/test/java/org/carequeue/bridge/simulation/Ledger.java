package org.carequeue.bridge.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventTypes;

/// The rules of every simulated service: it writes down what clients post, gives each slot to one client only, and writes
/// an echo (none, one or two) of each event of the service upstream.
public final class Ledger implements Rules<Ledger.State, Ledger.Request, Ledger.Entry> {

    /// The events by their names on the wire.
    public static final EventTypes TYPES = new EventTypes(
            Map.of("posted", Posted.class, "claimed", Claimed.class, "echoed", Echoed.class));

    /// A command.
    public sealed interface Request {
    }

    /// @param what is written down as often as this is decided
    public record Post(String what) implements Request {
    }

    public record Claim(int slot, String by) implements Request {
    }

    /// What a service would ask of itself that does not take events, see [Bug#KEEPS_POSITION_APART].
    public record Echo(String from, long sequence) implements Request {
    }

    /// An event.
    public sealed interface Entry {
    }

    public record Posted(String what) implements Entry {
    }

    public record Claimed(int slot, String by) implements Entry {
    }

    /// @param sequence of the event upstream
    /// @param part which of its echoes
    public record Echoed(String from, long sequence, int part) implements Entry {
    }

    public record Done(String what) {
    }

    public static final class State {
        final List<Entry> entries = new ArrayList<>();
        final Map<Integer, String> slots = new HashMap<>();
    }

    private final State state = new State();

    /// The state as it is in the middle of a turn, which nobody may see.
    State uncommitted() {
        return state;
    }

    @Override
    public State initial() {
        return state;
    }

    @Override
    public Decision<Entry> decide(State state, Request command, Circumstances circumstances) {
        return switch (command) {
            case Post(var what) -> Decision.accept(new Posted(what), new Done(what));
            case Echo(var from, var sequence) -> new Decision.Accepted<>(echoes(from, sequence), new Done(from));
            case Claim(var slot, var by) -> {
                var holder = state.slots.get(slot);
                if (holder == null) {
                    yield Decision.accept(new Claimed(slot, by), new Done(by));
                }
                yield holder.equals(by) ? Decision.unchanged(new Done(by))
                        : Decision.refuse(new Refusal("taken", Refusal.Kind.CONFLICT, "Somebody else has it.", null));
            }
        };
    }

    @Override
    public List<Entry> react(State state, Envelope<Entry> upstream, Circumstances circumstances) {
        return echoes(upstream.service(), upstream.sequence());
    }

    /// What a service downstream writes because of an event.
    public static List<Entry> echoes(String from, long sequence) {
        if (sequence % 4 == 0) {
            return List.of();
        }
        return sequence % 5 == 0 ? List.of(new Echoed(from, sequence, 1), new Echoed(from, sequence, 2))
                : List.of(new Echoed(from, sequence, 1));
    }

    @Override
    public void evolve(State state, Entry event) {
        state.entries.add(event);
        if (event instanceof Claimed(var slot, var by)) {
            state.slots.put(slot, by);
        }
    }
}
