package org.carequeue.gateway.fanout;

/// How much and how long is waited for one connection.
///
/// @param flightBytes what may be in the hands of the network
/// @param waitingBytes what may wait behind that, until it is replaced by a snapshot
/// @param behindSeconds how long a connection may then take to catch up, until it is closed
/// @param silentSeconds how long nothing may be heard of it, not even a pong, until it is closed
/// @param pingSeconds how often its other end is asked for such a pong
/// @param heartbeatSeconds after how long without a message a client that asked for them hears a heartbeat
public record Limits(int flightBytes, int waitingBytes, int behindSeconds, int silentSeconds, int pingSeconds,
        int heartbeatSeconds) {
}
