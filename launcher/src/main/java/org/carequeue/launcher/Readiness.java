package org.carequeue.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What a service answers when it is asked whether it is ready. */
sealed interface Readiness {

    /** It may be used. */
    record Ready() implements Readiness {
    }

    /** It may not be used yet, with what it says about that. */
    record NotReady(String why) implements Readiness {
    }

    /** Asks a service. */
    @FunctionalInterface
    interface Probe {
        Readiness ask(Service service);
    }

    static Readiness ask(String address) {
        try {
            // A proxy set for the way out must not come between two processes of one machine.
            HttpURLConnection connection = (HttpURLConnection) URI.create(address + "/q/health/ready").toURL()
                    .openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(2_000);
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                connection.getInputStream().close();
                return new Ready();
            }
            return new NotReady(status + " " + body(connection.getErrorStream()));
        } catch (IOException e) {
            return new NotReady("no answer on " + address);
        }
    }

    private static String body(InputStream stream) throws IOException {
        // Null when the answer has no body; the JDK's signature does not say so.
        if (stream == null) {
            return "";
        }
        try (stream) {
            return new String(stream.readNBytes(2_000), StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
        }
    }
}
