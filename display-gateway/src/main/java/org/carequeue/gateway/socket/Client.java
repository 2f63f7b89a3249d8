package org.carequeue.gateway.socket;

import java.time.Duration;

import org.carequeue.bridge.access.Pass;
import org.carequeue.gateway.fanout.Connection;
import org.jspecify.annotations.Nullable;

import io.github.bucket4j.Bucket;

/// One browser as the inbound side knows it. Used on its event loop only.
final class Client {

    private static final int MESSAGES_A_SECOND = 20;
    private static final int MESSAGES_AT_ONCE = 100;
    private static final int MOST_COMMANDS = 64;

    final Connection connection;
    final @Nullable Pass pass;
    /// Made when it says something for the first time: most clients only listen.
    private @Nullable Bucket allowance;
    private boolean told;
    private int underWay;
    private boolean follows;

    /// @param pass who it is; null where nobody knows
    Client(Connection connection, @Nullable Pass pass) {
        this.pass = pass;
        this.connection = connection;
    }

    /// Whether one more message is taken now.
    boolean mayTalk() {
        if (allowance == null) {
            allowance = Bucket.builder().addLimit(limit -> limit.capacity(MESSAGES_AT_ONCE)
                    .refillGreedy(MESSAGES_A_SECOND, Duration.ofSeconds(1))).build();
        }
        var may = allowance.tryConsume(1);
        if (may) {
            told = false;
        }
        return may;
    }

    /// Whether it is to be told that it talks too much: once, until it may talk again.
    boolean isToBeTold() {
        var first = !told;
        told = true;
        return first;
    }

    /// Whether one more of its commands may be under way.
    boolean begin() {
        if (underWay == MOST_COMMANDS) {
            return false;
        }
        underWay++;
        return true;
    }

    void end() {
        underWay--;
    }

    /// Whether it follows no ticket yet; from now on it does.
    boolean follow() {
        var first = !follows;
        follows = true;
        return first;
    }
}
