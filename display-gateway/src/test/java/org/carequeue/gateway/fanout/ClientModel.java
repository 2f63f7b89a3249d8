package org.carequeue.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.gateway.board.Audience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a browser makes of what it hears: a snapshot, then messages on top of it. Fails on a gap in the versions.
final class ClientModel {

    private static final Set<String> OVER = Set.of("consultation-finished", "ticket-cancelled", "visit-closed",
            "prescription-handed-over", "prescription-cancelled", "prescription-declined", "prescription-returned");
    private static final Set<String> OVER_STATUS = Set.of("finished", "cancelled", "day-ended", "handed-over", "declined",
            "returned");
    /// What a number's medicine is off the screens with, unless it is said that it stands there again.
    private static final Set<String> OFF_THE_SCREEN = Set.of("prescription-not-collected", "prescription-step-undone");

    private final Audience audience;
    private final FakeOutlet outlet;
    private int read;
    private long version = -1;
    int snapshots;
    final List<String> types = new ArrayList<>();
    final Map<String, JsonNode> tickets = new TreeMap<>();
    final Map<String, JsonNode> prescriptions = new TreeMap<>();
    final Map<String, JsonNode> beside = new TreeMap<>();

    ClientModel(Audience audience, FakeOutlet outlet) {
        this.audience = audience;
        this.outlet = outlet;
    }

    ClientModel hear() {
        for (; read < outlet.frames.size(); read++) {
            var frame = parse(outlet.frames.get(read));
            if (frame.isArray()) {
                frame.forEach(this::hear);
            } else {
                hear(frame);
            }
        }
        return this;
    }

    private void hear(JsonNode message) {
        var type = message.path("type").asText();
        types.add(type);
        switch (type) {
            case "heartbeat", "problem" -> {
            }
            case "snapshot" -> snapshot(message);
            default -> {
                assertThat(message.path("version").asLong()).as(type).isEqualTo(++version);
                apply(type, message);
            }
        }
    }

    private void snapshot(JsonNode part) {
        if (part.path("part").asInt() == 1) {
            snapshots++;
            tickets.clear();
            prescriptions.clear();
            beside.clear();
            version = part.path("version").asLong();
            for (var name : List.of("settings", "intake", "services", "status", "waitingOrder", "waits", "wait")) {
                if (part.has(name)) {
                    beside.put(name, part.get(name));
                }
            }
        }
        assertThat(part.path("version").asLong()).isEqualTo(version);
        part.path("tickets").forEach(ticket -> put(tickets, "ticket-called", ticket));
        part.path("prescriptions").forEach(prescription -> put(prescriptions, "", prescription));
    }

    private void apply(String type, JsonNode message) {
        switch (type) {
            case "clinic-configured" -> beside.put("settings", message.path("settings"));
            case "intake-changed" -> beside.put("intake", message.path("intake"));
            case "service-status" -> beside.put("services", message.path("services"));
            case "board-status" -> beside.put("status", bare(message));
            case "screens-shown" -> {
                // Says what has changed of calls, also of those that have ended: no part of what a snapshot says again.
            }
            case "waiting-order" -> beside.put("waitingOrder", bare(message));
            case "waits" -> beside.put("waits", message.path("waits"));
            case "wait" -> {
                if (message.has("wait")) {
                    beside.put("wait", message.path("wait"));
                } else {
                    beside.remove("wait");
                }
            }
            default -> {
                if (message.has("ticket")) {
                    put(tickets, type, message.get("ticket"));
                } else {
                    put(prescriptions, type, message.path("data"));
                }
            }
        }
    }

    private static JsonNode bare(JsonNode message) {
        return ((ObjectNode) message.deepCopy()).without(List.of("type", "version"));
    }

    private void put(Map<String, JsonNode> all, String type, JsonNode view) {
        var isPublic = audience == Audience.SCREEN || audience == Audience.KIOSK || audience == Audience.TICKET;
        var key = view.has("id") ? view.path("id").asText() : view.path("number").asText();
        var status = view.path("status").asText();
        if (OVER.contains(type) || OVER_STATUS.contains(status) || isPublic && (status.equals("claimed")
                || status.isEmpty() && OFF_THE_SCREEN.contains(type))) {
            all.remove(key);
        } else {
            // On the screen the status is in the message's type; what counts is the room.
            all.put(key, isPublic ? ((ObjectNode) view.deepCopy()).without("status") : view);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return BridgeJson.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void assertSameAs(ClientModel other) {
        assertThat(tickets).isEqualTo(other.tickets);
        assertThat(prescriptions).isEqualTo(other.prescriptions);
        assertThat(beside).isEqualTo(other.beside);
    }
}
