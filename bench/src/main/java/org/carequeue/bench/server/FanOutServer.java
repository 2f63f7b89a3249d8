package org.carequeue.bench.server;

import java.io.IOException;
import java.util.List;

import org.carequeue.bench.client.Greeting;

/// A server that passes each event on to many WebSocket clients.
public interface FanOutServer extends AutoCloseable {

    /// Puts events in, over a connection of its own where the server has such.
    interface Publisher extends AutoCloseable {

        /// Publishes the event of this number, behind all that this publisher has published.
        void publish(long number) throws IOException;

        @Override
        void close() throws IOException;
    }

    /// As it stands in the tables.
    String name();

    int port();

    /// How its clients connect.
    Greeting greeting();

    Publisher publisher() throws IOException;

    /// Whether publishers, too, hear what the others publish: that many more deliveries.
    default boolean publishersHear() {
        return false;
    }

    /// Whose processor time counts; their children's counts as well.
    List<Long> processes();

    @Override
    void close();
}
