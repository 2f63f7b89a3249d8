package org.carequeue.waiting.estimate;

import java.util.Arrays;

import org.carequeue.events.Policy;
import org.jspecify.annotations.Nullable;

/// Whom a room or counter calls: the rule of [org.carequeue.waiting.WhoIsNext] on the lanes of a replay. The tests hold
/// the one against the other in thousands of random clinics.
final class Pick {

    /// A service line as one room sees it.
    static final class Of {
        private final Policy policy;
        private final Lane[] lanes;
        final @Nullable Newcomer newcomer;

        /// @param policy by which it is ordered
        /// @param lanes those of its patients, and in the room's first service line those who wait for this room alone
        /// @param newcomer a ticket of it that is taken at the moment of the estimate; none where nobody asks for it
        Of(Policy policy, Lane[] lanes, @Nullable Newcomer newcomer) {
            this.policy = policy;
            this.lanes = lanes;
            this.newcomer = newcomer;
        }
    }

    /// A ticket that nobody has taken: it is looked when it would be called, and takes nobody's turn.
    static final class Newcomer {
        final Lane alone;
        /// Where it would stand: behind all who stand there now, so that it need not be looked at before these are gone.
        final @Nullable Lane behind;
        /// Which of the waits that are asked for is its.
        final int asked;
        boolean waits;

        Newcomer(Lane alone, @Nullable Lane behind, int asked) {
            this.alone = alone;
            this.behind = behind;
            this.asked = asked;
        }
    }

    private final Policy policy;
    private final boolean ownFirst;
    private final Of[] all;
    /// Where all are compared by one rule there is nothing between them: one service line with all lanes.
    private final Of[] merged;

    /// @param policy by which service lines are compared
    /// @param all the service lines of a room or counter, its own first
    Pick(Policy policy, boolean ownFirst, Of[] all) {
        this.policy = policy;
        this.ownFirst = ownFirst;
        this.all = all;
        this.merged = !ownFirst && Arrays.stream(all).allMatch(of -> of.policy == policy)
                ? new Of[] { new Of(policy, Arrays.stream(all).flatMap(of -> Arrays.stream(of.lanes)).toArray(Lane[]::new),
                        null) }
                : all;
    }

    Of[] all() {
        return all;
    }

    /// The lane whose first is called; none where nobody waits.
    @Nullable
    Lane next(long now) {
        var ready = next(now, false);
        return ready != null ? ready : next(now, true);
    }

    private @Nullable Lane next(long now, boolean paused) {
        if (!ownFirst) {
            return best(merged, now, paused, null);
        }
        Lane atOnce = null;
        for (var of : all) {
            atOnce = better(atOnce, first(of, now, paused, true, true), policy, now);
        }
        if (atOnce != null) {
            return atOnce;
        }
        for (var of : all) {
            var first = first(of, now, paused, true, false);
            if (first != null) {
                return first;
            }
        }
        return null;
    }

    private @Nullable Lane best(Of[] among, long now, boolean paused, @Nullable Of but) {
        Lane best = null;
        for (var of : among) {
            if (of != but) {
                best = better(best, first(of, now, paused, false, false), policy, now);
            }
        }
        return best;
    }

    /// @param apart whether patients of a level with target zero are looked at apart from the others
    private static @Nullable Lane first(Of of, long now, boolean paused, boolean apart, boolean atOnce) {
        Lane best = null;
        for (var lane : of.lanes) {
            if (!lane.isEmpty() && lane.paused > now == paused && (!apart || lane.target == 0 == atOnce)) {
                best = better(best, lane, of.policy, now);
            }
        }
        return best;
    }

    private static @Nullable Lane better(@Nullable Lane one, @Nullable Lane other, Policy policy, long now) {
        return one == null ? other : other == null || one.compare(other, policy, now) <= 0 ? one : other;
    }

    /// Whether a newcomer would be called now.
    boolean isTurnOf(Newcomer newcomer, Of its, long now) {
        if (newcomer.behind != null && newcomer.behind.hasPresent()) {
            return false;
        }
        var own = first(its, now, false, ownFirst, false);
        if (own != null && own.compare(newcomer.alone, its.policy, now) < 0) {
            return false;
        }
        if (!ownFirst) {
            var best = best(all, now, false, its);
            return best == null || best.compare(newcomer.alone, policy, now) > 0;
        }
        for (var of : all) {
            if (first(of, now, false, true, true) != null) {
                return false;
            }
        }
        for (var of : all) {
            if (of == its) {
                return true;
            }
            if (first(of, now, false, true, false) != null) {
                return false;
            }
        }
        return true;
    }
}
