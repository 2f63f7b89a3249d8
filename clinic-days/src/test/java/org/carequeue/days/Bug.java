package org.carequeue.days;

/// Mistakes that somebody could make in the rules. Each must be found.
enum Bug {
    /// A patient who is sent away leaves the room locked.
    ROOM_KEPT_ON_PARK,
    /// Undoing a move undoes what was said of the urgency since.
    UNDO_TAKES_PRIORITY_BACK,
    /// Time away is counted as waiting too.
    WAITING_WHILE_PARKED,
    /// Finished visits are called once more.
    RECALL_OF_A_FINISHED_VISIT,
    /// A room gets a second patient by an undo.
    TWO_IN_ONE_ROOM,
    /// A snapshot does not hold the open requests for help.
    SNAPSHOT_FORGETS_HELP,
    /// What an event leads to depends on what was before this start.
    EVERY_OTHER_RECALL_COUNTS_TWICE,
    /// A room calls somebody of a service line that it does not take.
    CALLS_FOR_ANOTHER_LINE,
    /// Of two of a level the later one is called first.
    CALLS_THE_LATER_ONE
}
