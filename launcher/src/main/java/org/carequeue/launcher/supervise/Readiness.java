package org.carequeue.launcher.supervise;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// What a service answers when it is asked whether it is ready.
///
/// @param why it may not be used yet, if it may not
public record Readiness(boolean isReady, String why) {

    public static Readiness ask(String address) {
        try {
            // A proxy set for the way out must not come between two processes of one machine.
            var connection = (HttpURLConnection) URI.create(address + "/q/health/ready").toURL()
                    .openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(2_000);
            var status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                connection.getInputStream().close();
                return new Readiness(true, "");
            }
            return new Readiness(false, status + " " + body(connection.getErrorStream()));
        } catch (IOException e) {
            return new Readiness(false, "no answer on " + address);
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
