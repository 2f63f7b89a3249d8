package org.carequeue.events;

/// What can be undone of a visit after an event: its last move, its last level. Each event says which, for the desk that
/// undoes and for the board that offers it.
public enum Undoable {
    /// The move that it is.
    MOVE(Change.REPLACES, Change.KEEPS),
    /// What could be undone before, but no move any more: each is undone once.
    MOVE_UNDONE(Change.ENDS, Change.KEEPS),
    /// The level that it says.
    LEVEL(Change.KEEPS, Change.REPLACES),
    /// The last move, but not the level: somebody has looked, and stands by it.
    LOOKED_AGAIN(Change.KEEPS, Change.ENDS),
    /// What could be undone before.
    KEEPS_ALL(Change.KEEPS, Change.KEEPS),
    /// Nothing: it was nobody's mistake, and is nobody's any more, or another patient's.
    NOTHING(Change.ENDS, Change.ENDS);

    private final Change move;
    private final Change level;

    /// What an event does to what could be undone.
    public enum Change {
        /// It can be undone itself, from now on.
        REPLACES,
        /// It leaves that as it is.
        KEEPS,
        /// There is nothing to undo any more.
        ENDS
    }

    Undoable(Change move, Change level) {
        this.move = move;
        this.level = level;
    }

    /// What becomes of the move that could be undone before.
    public Change move() {
        return move;
    }

    /// What becomes of the level.
    public Change level() {
        return level;
    }
}
