package org.carequeue.gateway.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.carequeue.events.TicketId;
import org.jspecify.annotations.Nullable;

/// Writes the whole board for one audience, in parts that fit a frame.
public final class SnapshotText {

    /// No part is longer, its frame's brackets included.
    public static final int PART_BYTES = 256 * 1024;

    private static final int BRACKETS = 2;

    private final Audience audience;
    private final List<Part> parts = new ArrayList<>();

    private SnapshotText(Audience audience) {
        this.audience = audience;
    }

    /// @param run names the gateway's run, beyond which versions do not compare
    /// @param version the last message's version that the board already holds
    /// @param own the one ticket that a patient hears of
    public static List<Text> write(Audience audience, String run, long version, BoardState board,
            @Nullable TicketId own) {
        return new SnapshotText(audience).write(run, version, board, own);
    }

    private List<Text> write(String run, long version, BoardState board, @Nullable TicketId own) {
        var beside = beside(board, own);
        var opening = "{\"type\":\"snapshot\",\"run\":" + Messages.write(run) + ",\"version\":" + version;
        // Two counts of parts, of at most ten digits each, stand between the opening and the first list.
        var room = PART_BYTES - BRACKETS - utf8(opening) - 100;
        parts.add(new Part(room - utf8(beside)));
        for (var row : board.rows()) {
            if (audience != Audience.TICKET || row.id().equals(own)) {
                add(row, room);
            }
        }
        var texts = new ArrayList<Text>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            texts.add(Text.of(opening + ",\"part\":" + (i + 1) + ",\"parts\":" + parts.size() + parts.get(i).lists()
                    + (i == 0 ? beside : "") + "}"));
        }
        return texts;
    }

    private void add(Row row, int room) {
        var ticket = row.visible() ? audience.view().ticket(row) : null;
        if (ticket != null) {
            partFor(Messages.write(ticket), room, true);
        }
        for (var each : row.prescriptions()) {
            var prescription = audience.view().prescription(row, each);
            if (prescription != null) {
                partFor(Messages.write(prescription), room, false);
            }
        }
    }

    private void partFor(String json, int room, boolean ticket) {
        var bytes = utf8(json) + 1;
        if (!parts.getLast().fits(bytes)) {
            parts.add(new Part(room));
        }
        parts.getLast().add(json, bytes, ticket);
    }

    /// What the first part carries beside tickets and prescriptions, each as a field with a comma before it.
    private String beside(BoardState board, @Nullable TicketId own) {
        var view = audience.view();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        var settings = board.settings();
        fields.put("settings", settings == null ? null : view.settings(settings));
        fields.put("waitingOrder", view.hearsWaitingOrder() ? board.order()
                : own != null ? board.order().placeOf(own) : null);
        fields.put("services", view.hearsServices() ? board.services() : null);
        fields.put("status", view.hearsStatus() ? board.status() : null);
        var text = new StringBuilder();
        fields.forEach((name, value) -> {
            if (value != null) {
                text.append(",\"").append(name).append("\":").append(Messages.write(value));
            }
        });
        return text.toString();
    }

    private static int utf8(String text) {
        return Text.of(text).bytes();
    }

    /// The lists of one part, until it is full.
    private static final class Part {
        private final List<String> tickets = new ArrayList<>();
        private final List<String> prescriptions = new ArrayList<>();
        private int left;

        Part(int room) {
            left = room;
        }

        boolean fits(int bytes) {
            return bytes <= left;
        }

        void add(String json, int bytes, boolean ticket) {
            (ticket ? tickets : prescriptions).add(json);
            left -= bytes;
        }

        String lists() {
            return ",\"tickets\":[" + String.join(",", tickets) + "],\"prescriptions\":["
                    + String.join(",", prescriptions) + "]";
        }
    }
}
