package org.carequeue.gateway.access;

import java.time.Duration;

import org.carequeue.bridge.guard.LastUsed;

import io.github.bucket4j.Bucket;

/// How often somebody may be wrong. It is counted by name and address together, so that nobody keeps a colleague out by
/// guessing from elsewhere; and by address alone, so that nobody tries one password with all names. Who is right is not
/// counted. Used by all threads.
public final class Attempts {

    private static final int MOST_REMEMBERED = 8_192;

    private final AccessSettings.Wrong most;
    private final LastUsed<String, Bucket> names = new LastUsed<>(MOST_REMEMBERED);
    private final LastUsed<String, Bucket> addresses = new LastUsed<>(MOST_REMEMBERED);

    Attempts(AccessSettings.Wrong most) {
        this.most = most;
    }

    /// Whether another attempt is looked at. It counts until it turns out to be right: of many at once no more are looked at than
    /// of one after the other.
    boolean take(String name, String address) {
        return ofAddress(address).tryConsume(1) && ofName(name, address).tryConsume(1);
    }

    /// One was right: it does not count, and the name is not held against this address any more.
    void right(String name, String address) {
        names.remove(key(name, address));
        ofAddress(address).addTokens(1);
    }

    private Bucket ofName(String name, String address) {
        return names.get(key(name, address), _ -> bucket(most.ofAName(), most.anotherOfAName()));
    }

    private Bucket ofAddress(String address) {
        return addresses.get(address, _ -> bucket(most.ofAnAddress(), most.anotherOfAnAddress()));
    }

    private static String key(String name, String address) {
        return address + " " + name;
    }

    private static Bucket bucket(int atOnce, Duration another) {
        return Bucket.builder().addLimit(limit -> limit.capacity(atOnce).refillIntervally(1, another)).build();
    }
}
