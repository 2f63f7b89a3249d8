package org.carequeue.bridge.guard;

/// So much a second, and a while's worth of it at once. What was taken beyond is a debt, which time pays off.
final class Allowance {

    private static final long SECOND = 1_000_000_000L;

    private final long perSecond;
    private final long most;
    private long left;
    private long at;

    /// @param now in nanoseconds, as all times here
    Allowance(long perSecond, int burstSeconds, long now) {
        this.perSecond = perSecond;
        this.most = perSecond * burstSeconds;
        this.left = most;
        this.at = now;
    }

    /// Takes; whether that was within the allowance.
    boolean take(long amount, long now) {
        var earned = (now - at) / SECOND * perSecond + (now - at) % SECOND * perSecond / SECOND;
        if (earned > 0) {
            left = Math.min(most, left + earned);
            at = now;
        }
        left -= amount;
        return left >= 0;
    }

    /// How long until the debt is paid off; 0 where there is none.
    long debtNanos() {
        return left >= 0 ? 0 : -left * SECOND / perSecond + 1;
    }
}
