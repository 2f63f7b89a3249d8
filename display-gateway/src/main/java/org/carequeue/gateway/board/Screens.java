package org.carequeue.gateway.board;

import java.util.HashSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// What the public screens have said of themselves, and which of the calls that stand were shown there. It is what only
/// connections know: nothing of it is stored, and no rule of the clinic depends on it.
///
/// @param connected those whose page is open, like ones together, at most [#MOST_TOLD] entries
/// @param calls those that stand
public record Screens(List<Connected> connected, List<CallSeen> calls) {

    /// So many kinds of screens are told of.
    public static final int MOST_TOLD = 50;

    /// There is no screen, and nobody is called.
    public static final Screens NONE = new Screens(List.of(), List.of());

    /// Screens of one kind.
    ///
    /// @param count how many there are, at least 1
    /// @param name as managers call the device; none where it is none that was let in
    /// @param rooms whose calls alone it shows; none for all, and for medicines
    /// @param sound whether it can be heard: `on`, `off`, `no-voice` where it chimes and does not speak
    /// @param visible whether its page is in sight there
    public record Connected(int count, @Nullable String name, @Nullable List<String> rooms, String sound, boolean visible) {
    }

    /// How far a call has come.
    ///
    /// @param id of the ticket, or of the prescription that can be fetched
    /// @param call which of the ticket's calls it is, from 1 on; of a prescription always 1
    /// @param shown on how many screens it was shown that are connected; at least 1 once one has shown it
    /// @param spoken on how many of them a voice said it
    /// @param chimed on how many of them it had the chime alone
    /// @param late whether no screen has shown it although one should have by now
    public record CallSeen(String id, int call, int shown, int spoken, int chimed, boolean late) {
    }

    public Screens {
        connected = List.copyOf(connected);
        calls = List.copyOf(calls);
    }

    /// The same, of the calls those alone that are not as they were.
    Screens since(Screens before) {
        var known = new HashSet<>(before.calls);
        return new Screens(connected, calls.stream().filter(call -> !known.contains(call)).toList());
    }
}
