package org.carequeue.waiting;

/// For whom a patient waits.
sealed interface Place {

    /// Any room that takes this service line.
    record Line(String code) implements Place {
    }

    /// This room alone.
    record Reserved(String room) implements Place {
    }
}
