package org.carequeue.bridge.desk;

import java.time.Instant;

/// What a decision may know beside the state: nothing else, so that it stays a pure function.
///
/// @param now the time of the decision, whole milliseconds
/// @param actor who asks
/// @param called how people read who asks; the actor where there is no other name
/// @param workplace from where: a room, a counter, a kiosk
public record Circumstances(Instant now, String actor, String called, String workplace) {

    /// Of somebody who is called as the actor is.
    public Circumstances(Instant now, String actor, String workplace) {
        this(now, actor, actor, workplace);
    }
}
