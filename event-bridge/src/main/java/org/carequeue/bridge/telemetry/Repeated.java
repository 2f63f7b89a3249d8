package org.carequeue.bridge.telemetry;

import java.util.concurrent.CompletionException;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.jspecify.annotations.Nullable;

/// Trouble that goes on, as a log should tell of it: the first time, the second, the fourth and so on, and then each 512th
/// with how often it has happened. A disk that is full for a night must not fill the log, which may be on the same disk.
/// Used by one thread at a time.
public final class Repeated {

    private static final int RAREST = 512;

    private @Nullable String cause;
    private int times;

    /// It has happened again.
    ///
    /// @param what for what reason; another one begins anew
    /// @return whether to say so now
    public boolean isToBeSaid(@Nullable String what) {
        var said = String.valueOf(what);
        if (!said.equals(cause)) {
            cause = said;
            times = 0;
        }
        times++;
        return times < RAREST ? Integer.bitCount(times) == 1 : times % RAREST == 0;
    }

    /// The same of what a service asks its own desk now and then: one that is being stopped is no trouble.
    public boolean isToBeSaid(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return !(cause instanceof RefusedException refused && refused.refusal().equals(Refusal.stopping()))
                && isToBeSaid(failure.getMessage());
    }

    /// How often it has happened, this time included.
    public int times() {
        return times;
    }

    /// All is well again: the next time is a first one.
    public void over() {
        cause = null;
        times = 0;
    }
}
