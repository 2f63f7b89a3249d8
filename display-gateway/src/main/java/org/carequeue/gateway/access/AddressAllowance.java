package org.carequeue.gateway.access;

import java.time.Duration;

import org.carequeue.bridge.guard.LastUsed;
import org.jspecify.annotations.Nullable;

import io.github.bucket4j.Bucket;

/// How often something is taken from one address, such as a request for help: as many as there may be in all would keep
/// everybody else's out. Used by all event loops.
public final class AddressAllowance {

    /// So many addresses are remembered; of those who have not asked for longest nothing is known any more.
    private static final int MOST_ADDRESSES = 4_096;

    private final int atOnce;
    private final Duration another;
    private final LastUsed<String, Bucket> buckets = new LastUsed<>(MOST_ADDRESSES);

    /// @param atOnce so often one after another
    /// @param another after so long once more
    public AddressAllowance(int atOnce, Duration another) {
        this.atOnce = atOnce;
        this.another = another;
    }

    /// Whether once more is taken from this address now.
    public boolean take(@Nullable String address) {
        return buckets.get(address == null ? "" : address, _ -> Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillIntervally(1, another)).build()).tryConsume(1);
    }
}
