package org.carequeue.system.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// The board as one guest that hears everything has it: a snapshot, and every message on top of it.
public final class Mirror implements BiConsumer<Guest, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConcurrentMap<Long, String> order;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, JsonNode> tickets = new TreeMap<>();
    private final Map<String, JsonNode> prescriptions = new TreeMap<>();
    private volatile boolean whole;
    private volatile long version = -1;
    private int messages;

    /// @param order what all guests have heard, by version: what one hears must be what the others heard there
    public Mirror(ConcurrentMap<Long, String> order) {
        this.order = order;
    }

    @Override
    public void accept(Guest guest, String frame) {
        try {
            var said = JSON.readTree(frame);
            if (said.isArray()) {
                said.forEach(this::hear);
            } else {
                hear(said);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + frame, e);
        }
    }

    private void hear(JsonNode message) {
        if (message.path("type").asText().equals("snapshot")) {
            message.path("tickets").forEach(ticket -> tickets.put(ticket.path("id").asText(), ticket));
            message.path("prescriptions").forEach(each -> prescriptions.put(each.path("id").asText(), each));
            version = message.path("version").asLong();
            whole = message.path("part").asInt() == message.path("parts").asInt();
        } else if (message.has("version")) {
            next(message);
        }
    }

    private void next(JsonNode message) {
        var said = message.path("version").asLong();
        var text = message.toString();
        if (said != version + 1) {
            wrong.add("after version " + version + " came " + text);
        }
        var others = order.putIfAbsent(said, text);
        if (others != null && !others.equals(text)) {
            wrong.add("others heard " + others + ", this one " + text);
        }
        if (message.has("ticket")) {
            tickets.put(message.path("ticket").path("id").asText(), message.path("ticket"));
        } else if (message.has("data")) {
            prescriptions.put(message.path("data").path("id").asText(), message.path("data"));
        }
        messages++;
        version = said;
    }

    /// Whether its snapshot is there.
    public boolean isWhole() {
        return whole;
    }

    /// What it has heard last.
    public long version() {
        return version;
    }

    /// Messages after the snapshot.
    public int messages() {
        return messages;
    }

    /// What was not as it should be.
    public List<String> wrong() {
        return wrong;
    }

    public Map<String, JsonNode> tickets() {
        return tickets;
    }

    public Map<String, JsonNode> prescriptions() {
        return prescriptions;
    }
}
