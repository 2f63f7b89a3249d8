package org.carequeue.gateway.access;

import java.time.Duration;

import org.carequeue.bridge.guard.LastUsed;
import org.jspecify.annotations.Nullable;

import io.github.bucket4j.Bucket;

/// How often something is taken from each who asks for it, such as help from one address or numbers from one kiosk: as many as
/// there may be in all would keep everybody else's out. Used by all event loops.
public final class AllowanceOfEach {

    /// So many are remembered; of those who have not asked for longest nothing is known any more.
    private static final int MOST_KNOWN = 4_096;

    private final int atOnce;
    private final Duration another;
    private final LastUsed<String, Bucket> buckets = new LastUsed<>(MOST_KNOWN);

    /// As it is set.
    public interface HowOften {
        /// So often one after another.
        int atOnce();

        /// After so long once more.
        Duration another();

        /// Of each who asks.
        default AllowanceOfEach allowance() {
            return new AllowanceOfEach(atOnce(), another());
        }
    }

    /// @param atOnce so often one after another
    /// @param another after so long once more
    public AllowanceOfEach(int atOnce, Duration another) {
        this.atOnce = atOnce;
        this.another = another;
    }

    /// Whether once more is taken now.
    ///
    /// @param who an address or a subject; null where it is not known, and those are taken together
    public boolean take(@Nullable String who) {
        return untilTaken(who).isZero();
    }

    /// The same: after how long once more is taken, zero where it is now.
    ///
    /// @param who an address or a subject; null where it is not known, and those are taken together
    public Duration untilTaken(@Nullable String who) {
        var probe = buckets.get(who == null ? "" : who, _ -> Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillIntervally(1, another)).build())
                .tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }
}
