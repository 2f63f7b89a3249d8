package org.carequeue.events;

import java.util.List;

/// Who calls patients: a room, or a counter where the clinic has service lines that are served there.
///
/// @param kind room or counter
/// @param name as it stands on the central screen; a room and a counter may have the same
/// @param serviceLines codes of the service lines whose patients it calls, its own first
public record Caller(Workplace kind, String name, List<String> serviceLines) {

    public Caller {
        serviceLines = List.copyOf(serviceLines);
    }

    /// Its name where it is a room, for which alone patients can wait; an empty text otherwise, which no room is called.
    public String room() {
        return kind == Workplace.ROOM ? name : "";
    }
}
