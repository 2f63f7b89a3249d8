package org.carequeue.system.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;

/// Ports that nobody listens on.
public final class Ports {

    private Ports() {
    }

    /// One for each service.
    public static Map<Service, Integer> free() {
        var ports = new EnumMap<Service, Integer>(Service.class);
        var sockets = new ArrayList<ServerSocket>();
        try {
            // All at once, so that they differ.
            for (var service : Service.values()) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                ports.put(service, socket.getLocalPort());
            }
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ports;
    }
}
