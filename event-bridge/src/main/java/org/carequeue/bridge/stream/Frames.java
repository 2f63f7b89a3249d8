package org.carequeue.bridge.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;

import org.carequeue.bridge.event.CommittedEvent;

/// The messages that the serving end sends, as UTF-8 JSON. What goes into them is ids and JSON of our own making, so
/// nothing needs escaping.
final class Frames {

    private Frames() {
    }

    static byte[] hello(String service, String log, long head) {
        return bytes("{\"type\":\"hello\",\"service\":\"" + service + "\",\"log\":\"" + log + "\",\"head\":" + head + "}");
    }

    static byte[] diverged(String log, long head) {
        return bytes("{\"type\":\"diverged\",\"log\":\"" + log + "\",\"head\":" + head + "}");
    }

    static byte[] caughtUp(long head) {
        return bytes("{\"type\":\"caught-up\",\"head\":" + head + "}");
    }

    static byte[] heartbeat(long head) {
        return bytes("{\"type\":\"heartbeat\",\"head\":" + head + "}");
    }

    static byte[] events(List<CommittedEvent> events) {
        var out = new ByteArrayOutputStream(events.stream().mapToInt(event -> event.json().length + 1).sum() + 32);
        out.writeBytes(bytes("{\"type\":\"events\",\"events\":["));
        for (int i = 0; i < events.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(events.get(i).json());
        }
        out.writeBytes(bytes("]}"));
        return out.toByteArray();
    }

    static byte[] value(String name, byte[] json) {
        var out = new ByteArrayOutputStream(json.length + 64);
        out.writeBytes(bytes("{\"type\":\"value\",\"name\":\"" + name + "\",\"value\":"));
        out.writeBytes(json);
        out.write('}');
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
