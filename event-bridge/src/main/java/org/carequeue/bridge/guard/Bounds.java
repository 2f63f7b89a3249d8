package org.carequeue.bridge.guard;

import java.time.Duration;
import java.util.Set;

/// What connections may do at most.
///
/// @param places so many connections of whoever it may be, then no more
/// @param placesOfAddress so many of them from one address, but for those of this machine; of IPv6, from one /64
/// @param reserved so many more, for the services named in `peers`
/// @param peers the names by which other services say who they are, in [#PEER]
/// @param idle after so long without a request a connection ends
/// @param head from its first byte on, within which a request's head is whole
/// @param body from then on, within which its body is
/// @param frames of data on a socket, a second; who sends more is read more slowly
/// @param bytes on a socket, a second; who sends more is read more slowly
/// @param largestBody of a request that comes in chunks, in bytes; the others say before how long they are
public record Bounds(int places, int placesOfAddress, int reserved, Set<String> peers, Duration idle, Duration head,
        Duration body, int frames, int bytes, long largestBody) {

    /// By this header of its first request a service says who it is, so that it gets one of the reserved places.
    public static final String PEER = "CareQueue-Peer";

    /// What holds until the settings are known.
    static final Bounds ORDINARY = new Bounds(2_048, 1_024, 2_048, Set.of(), Duration.ofSeconds(75),
            Duration.ofSeconds(10), Duration.ofSeconds(30), 200, 1024 * 1024, 64 * 1024);

    /// Pings, pongs and closes a second: far more than anybody needs, and what is above it ends the connection.
    static final int CONTROL_FRAMES = 10;
    /// What may come at once, in seconds' worth of each rate.
    static final int BURST_SECONDS = 5;
    /// Pieces of one message.
    static final int FRAGMENTS = 64;
    /// In bytes: the request line, and the head as a whole.
    static final int LONGEST_LINE = 4 * 1024;
    static final int LONGEST_HEAD = 16 * 1024;
    /// Fields of a head.
    static final int FIELDS = 100;
    /// What is read of one connection at once, in bytes: with it, what was read above a rate.
    static final int READ = 16 * 1024;

    /// Programs that look at health and meters, and a person or two.
    static final int OPERATORS = 64;

    public Bounds {
        peers = Set.copyOf(peers);
    }

    /// The same for those who ask how a service is.
    Bounds forOperators() {
        return new Bounds(OPERATORS, OPERATORS, 0, Set.of(), idle, head, body, frames, bytes, largestBody);
    }
}
