package org.carequeue.waiting;

import java.time.Duration;
import java.util.Objects;

import org.carequeue.events.Visit;

/// All of a level that matters for who is next. Two of one standing never change places, whatever the policy.
///
/// @param tier of the level
/// @param rank the level's place in the scale, 0 the most urgent
/// @param target the level's target wait
public record Standing(int tier, int rank, Duration target) {

    /// As it was when the visit's priority was set: a later scale changes nothing of it.
    static Standing of(Visit visit) {
        return new Standing(tierOf(visit), visit.urgency().rank(), visit.urgency().target());
    }

    /// @throws NullPointerException when the visit is from a journal that did not keep it and nobody has filled it in
    public static int tierOf(Visit visit) {
        return Objects.requireNonNull(visit.urgency().tier(), "whoever waits has a tier");
    }
}
