package org.carequeue.gateway.access;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which sockets were opened in which session, or by which device or program: they end with it, and where its person may hear something
/// else from now on, so that they are opened anew. Used by all threads.
public final class SessionSockets {

    /// The attribute of an identity that names its session, device or program.
    public static final String SESSION = "session";

    /// Somebody with a page on each of a few screens has a dozen; a page that opens one after another, and a program that never
    /// closes any, would have all the places there are.
    static final int MOST_OF_ONE = 100;

    private final Map<String, Set<Runnable>> open = new ConcurrentHashMap<>();
    private final Directory directory;

    SessionSockets(Directory directory) {
        this.directory = directory;
        directory.watch(this::end);
    }

    /// Whether it has as many as one may have. Those that are let in at the same moment may be a few more.
    public boolean isFull(String session) {
        var sockets = open.get(session);
        return sockets != null && sockets.size() >= MOST_OF_ONE;
    }

    /// One is open from now on.
    ///
    /// @param close ends it, on whatever thread
    public void opened(String session, Runnable close) {
        open.computeIfAbsent(session, _ -> ConcurrentHashMap.newKeySet()).add(close);
        // It may have ended since the socket was let in.
        if (!directory.isIn(session)) {
            end(session);
        }
    }

    /// It has ended.
    public void closed(String session, Runnable close) {
        open.computeIfPresent(session, (_, sockets) -> {
            sockets.remove(close);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    private void end(String session) {
        var sockets = open.remove(session);
        if (sockets != null) {
            sockets.forEach(Runnable::run);
        }
    }

    /// Whether it has one.
    boolean has(String session) {
        return open.containsKey(session);
    }
}
