package org.carequeue.system.clinic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;

/// Ports that nobody listens on, below those that a system gives to connections that go out: a service that is started
/// again finds its port free, however many clients come and go meanwhile.
public final class Ports {

    private static final int FIRST = 10_000;
    private static final int LAST = 32_000;
    /// Test processes side by side begin far apart.
    private static int next = FIRST + (int) (ProcessHandle.current().pid() * 997 % (LAST - FIRST));

    private Ports() {
    }

    /// One for each service, and never the same twice in one process.
    public static synchronized Map<Service, Integer> free() {
        var ports = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            ports.put(service, one());
        }
        return ports;
    }

    /// One more.
    public static synchronized int one() {
        for (int tries = FIRST; tries < LAST; tries++) {
            next = next < LAST ? next + 1 : FIRST;
            if (isFree(next)) {
                return next;
            }
        }
        throw new IllegalStateException("no port from " + FIRST + " to " + LAST + " is free");
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
