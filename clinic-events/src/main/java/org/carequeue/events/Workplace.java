package org.carequeue.events;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Where somebody works, as commands and events name it: `room 3`, `counter 1`. Others, `kiosk 1` or `reception` for
/// example, are no more than a name.
public enum Workplace {

    /// Where a doctor works.
    ROOM("room "),
    /// Where a pharmacist works.
    COUNTER("counter ");

    private final String before;

    Workplace(String before) {
        this.before = before;
    }

    /// The workplace with this name: `room 3` of `3`.
    public String named(String name) {
        return before + name;
    }

    /// The workplace of which one of the two is the name: `room 3`, `counter 1`; none where neither is.
    static @Nullable String either(@Nullable String room, @Nullable String counter) {
        return room != null ? ROOM.named(room) : counter != null ? COUNTER.named(counter) : null;
    }

    /// The name of a workplace of this kind: `3` of `room 3`, and nothing of `counter 3`.
    public Optional<String> nameIn(String workplace) {
        return workplace.startsWith(before) ? Optional.of(workplace.substring(before.length())) : Optional.empty();
    }
}
