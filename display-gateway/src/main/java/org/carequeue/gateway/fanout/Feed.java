package org.carequeue.gateway.fanout;

import java.util.ArrayList;
import java.util.List;

import org.carequeue.events.TicketId;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.Text;
import org.carequeue.gateway.board.WaitingOrder.OwnPlace;
import org.carequeue.gateway.board.Waits.OwnWait;
import org.jspecify.annotations.Nullable;

/// What several connections hear alike: an audience, or one patient's ticket. Its version counts its messages. Belongs
/// to the sequencer; for everybody else it is a key.
final class Feed {

    final Audience audience;
    final @Nullable TicketId own;
    /// How many connections hear it. Nothing is encoded for nobody: whoever comes later gets a snapshot.
    int members;
    long version;
    @Nullable
    OwnPlace place;
    @Nullable
    OwnWait wait;
    @Nullable
    Snapshot latest;
    private List<Text> turn = new ArrayList<>();

    Feed(Audience audience, @Nullable TicketId own) {
        this.audience = audience;
        this.own = own;
    }

    void add(@Nullable Text message) {
        if (message != null) {
            version++;
            turn.add(message);
        }
    }

    /// What this turn has brought, if anything.
    @Nullable
    Parcel endTurn() {
        if (turn.isEmpty()) {
            return null;
        }
        latest = null;
        var parcel = Parcel.of(this, turn);
        turn = new ArrayList<>();
        return parcel;
    }
}
