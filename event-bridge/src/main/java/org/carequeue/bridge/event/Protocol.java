package org.carequeue.bridge.event;

/// What both ends of `/events` hold to. ARCHITECTURE.md, "The bridge", has the messages.
public final class Protocol {

    /// The WebSocket subprotocol.
    public static final String SUBPROTOCOL = "carequeue.events.v1";

    /// No message of the serving end is longer, in bytes.
    public static final int LARGEST_FRAME = 1024 * 1024;

    /// No event's JSON is longer, in bytes: alone in a frame it fits, with what is around it.
    public static final int LARGEST_EVENT = LARGEST_FRAME - 1024;

    /// How many events may be sent and not yet acknowledged.
    public static final int WINDOW = 4_096;

    /// How often each end says that it is there, in milliseconds.
    public static final long TICK_MILLIS = 2_000;

    /// After so many ticks without a word from the other end the connection is given up: a dead peer is noticed after 8
    /// to 10 seconds.
    public static final int SILENT_TICKS = 4;

    private Protocol() {
    }
}
