package org.carequeue.system.crowd;

import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one guest has heard, as far as versions go: whether it has the whole board, and whether one was left out or came
/// twice since. Looks at the beginning of each message only, so that thousands can be followed.
public final class Heard implements BiConsumer<Guest, String> {

    private static final Pattern MESSAGE = Pattern.compile("\\{\"type\":\"([a-z-]+)\",(?:\"run\":\"[^\"]*\",)?"
            + "\"version\":(\\d+)(?:,\"part\":(\\d+),\"parts\":(\\d+))?");

    /// Takes a message of a guest.
    public interface Message {
        /// @param version counts up by one
        void heard(String type, long version);
    }

    private final Message then;
    private volatile boolean whole;
    private volatile long version = -1;
    private volatile long outOfTurn;
    private volatile int snapshots;
    private volatile int newTickets;

    public Heard() {
        this((_, _) -> {
        });
    }

    /// @param then told each message that is not of a snapshot, on the crowd's thread
    public Heard(Message then) {
        this.then = then;
    }

    @Override
    public void accept(Guest guest, String frame) {
        var message = MESSAGE.matcher(frame);
        while (message.find()) {
            take(message);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written on the crowd's thread only
    private void take(Matcher message) {
        var type = message.group(1);
        var said = Long.parseLong(message.group(2));
        if (message.group(3) != null) {
            snapshots += message.group(3).equals("1") ? 1 : 0;
            whole = message.group(3).equals(message.group(4));
            version = said;
            return;
        }
        outOfTurn += said == version + 1 ? 0 : 1;
        version = said;
        newTickets += type.equals("new-ticket") ? 1 : 0;
        then.heard(type, said);
    }

    /// It has lost its connection; what it has is worth nothing.
    public void forget() {
        whole = false;
    }

    /// Whether all parts of its latest snapshot have come.
    public boolean isWhole() {
        return whole;
    }

    /// The latest version that it has heard, -1 before the first.
    public long version() {
        return version;
    }

    /// How many messages did not have the version after that of the one before.
    public long outOfTurn() {
        return outOfTurn;
    }

    /// How many snapshots have begun.
    public int snapshots() {
        return snapshots;
    }

    /// How many tickets were announced after a snapshot.
    public int newTickets() {
        return newTickets;
    }
}
