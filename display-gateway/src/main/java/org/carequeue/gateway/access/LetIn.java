package org.carequeue.gateway.access;

import java.time.Instant;

import org.carequeue.bridge.access.Pass;
import org.jspecify.annotations.Nullable;

/// A device or program as each request meets it. Used by all event loops.
///
/// @param <T> a [Device] or a [Program]
final class LetIn<T> {

    private volatile T what;
    private final String id;
    private final String credential;
    private final Pass pass;
    private volatile @Nullable Instant seen;
    private volatile @Nullable DeviceReport report;

    /// @param credential the hash of what it shows
    LetIn(T what, String id, String credential, Pass pass) {
        this.what = what;
        this.id = id;
        this.credential = credential;
        this.pass = pass;
    }

    T what() {
        return what;
    }

    /// It is known otherwise from now on.
    void is(T other) {
        what = other;
    }

    String id() {
        return id;
    }

    String credential() {
        return credential;
    }

    Pass pass() {
        return pass;
    }

    void see(Instant now) {
        seen = now;
    }

    @Nullable
    Instant seen() {
        return seen;
    }

    void say(DeviceReport said) {
        report = said;
    }

    /// What it has said of itself, since the gateway started; programs say nothing.
    @Nullable
    DeviceReport report() {
        return report;
    }
}
