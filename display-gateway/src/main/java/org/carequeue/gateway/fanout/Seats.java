package org.carequeue.gateway.fanout;

/// Where a connection asks to be seated: at the next turn it gets a snapshot and hears what comes after it.
interface Seats {

    void seat(Connection connection);

    void left(Connection connection);
}
