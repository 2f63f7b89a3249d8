package org.carequeue.gateway.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.carequeue.events.TicketId;
import org.carequeue.gateway.board.Messages.OrderView;
import org.jspecify.annotations.Nullable;

/// The whole board for one audience, in parts that fit a frame. Where each part begins is found once; a part is written
/// when it is asked for, so that nobody has to keep a large board as text for a client that is slow to read it.
public final class SnapshotText {

    /// No part is longer, its frame's brackets included.
    public static final int PART_BYTES = 256 * 1024;

    private static final int BRACKETS = 2;

    /// A place among all that a snapshot holds.
    ///
    /// @param row its index
    /// @param item 0 is the ticket, 1 the first prescription
    private record Place(int row, int item) {
    }

    private final Audience audience;
    private final List<Row> rows;
    private final @Nullable TicketId own;
    private final String opening;
    private final String beside;
    /// Where each part begins.
    private final List<Place> begins = new ArrayList<>();
    private @Nullable Text only;

    private SnapshotText(Audience audience, String run, long version, BoardState board, @Nullable TicketId own) {
        this.audience = audience;
        this.rows = audience.view().inOrder(board.rows());
        this.own = own;
        this.opening = "{\"type\":\"snapshot\",\"run\":" + Messages.write(run) + ",\"version\":" + version;
        this.beside = beside(audience, board, own);
        divide();
    }

    /// @param run names the gateway's run, beyond which versions do not compare
    /// @param version the last message's version that the board already holds
    /// @param own the one ticket that a patient hears of
    public static SnapshotText of(Audience audience, String run, long version, BoardState board,
            @Nullable TicketId own) {
        return new SnapshotText(audience, run, version, board, own);
    }

    /// How many parts there are, at least one.
    public int parts() {
        return begins.size();
    }

    /// Writes one part.
    ///
    /// @param index from 0 on
    public Text part(int index) {
        if (only != null) {
            return only;
        }
        var begin = begins.get(index);
        var end = index + 1 < begins.size() ? begins.get(index + 1) : new Place(rows.size(), 0);
        var part = new Part(Integer.MAX_VALUE);
        for (int row = begin.row(); row < end.row() || (row == end.row() && end.item() > 0); row++) {
            var first = row == begin.row() ? begin.item() : 0;
            var beyond = row == end.row() ? end.item() : Integer.MAX_VALUE;
            items(rows.get(row), (item, json) -> {
                if (item >= first && item < beyond) {
                    part.add(json, 0, item == 0);
                }
            });
        }
        return text(index, part);
    }

    /// Finds where the parts begin. The text of a board that is only one of them is kept: it is at hand, and small.
    private void divide() {
        // Two counts of parts, of at most ten digits each, stand between the opening and the first list.
        var room = PART_BYTES - BRACKETS - utf8(opening) - 100;
        begins.add(new Place(0, 0));
        var parts = new Part[] { new Part(room - utf8(beside)) };
        for (int i = 0; i < rows.size(); i++) {
            var row = i;
            items(rows.get(row), (item, json) -> {
                var bytes = utf8(json) + 1;
                if (!parts[0].fits(bytes)) {
                    begins.add(new Place(row, item));
                    parts[0] = new Part(room);
                }
                parts[0].add(json, bytes, item == 0);
            });
        }
        only = begins.size() == 1 ? text(0, parts[0]) : null;
    }

    private interface Items {
        void item(int item, String json);
    }

    /// What the audience hears of a row.
    private void items(Row row, Items then) {
        if (audience == Audience.TICKET && !row.id().equals(own)) {
            return;
        }
        var ticket = row.visible() ? audience.view().ticket(row) : null;
        if (ticket != null) {
            then.item(0, Messages.write(ticket));
        }
        for (int i = 0; i < row.prescriptions().size(); i++) {
            var prescription = audience.view().prescription(row, row.prescriptions().get(i));
            if (prescription != null) {
                then.item(i + 1, Messages.write(prescription));
            }
        }
    }

    private Text text(int index, Part part) {
        return Text.of(opening + ",\"part\":" + (index + 1) + ",\"parts\":" + begins.size() + part.lists()
                + (index == 0 ? beside : "") + "}");
    }

    /// What the first part carries beside tickets and prescriptions, each as a field with a comma before it.
    private static String beside(Audience audience, BoardState board, @Nullable TicketId own) {
        var view = audience.view();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("day", board.today());
        var settings = board.settings();
        fields.put("settings", settings == null ? null : view.settings(settings));
        fields.put("intake", view.hearsIntake() ? board.intake() : null);
        fields.put("waitingOrder", view.hearsWaitingOrder() ? OrderView.of(board.order())
                : own != null ? board.order().placeOf(own) : null);
        fields.put("waits", view.waits(board.waits()));
        fields.put("wait", own != null ? board.waits().of(own) : null);
        fields.put("unserved", view.hearsAlerts() ? board.order().unserved() : null);
        fields.put("overlooked", view.hearsAlerts() ? board.order().overlooked() : null);
        fields.put("present", view.hearsAlerts() ? board.present() : null);
        fields.put("screens", view.hearsScreens() ? board.screens() : null);
        fields.put("standsStillUntil", view.hearsAlerts() ? board.order().standsStillUntil() : null);
        fields.put("help", view.hearsAlerts() ? board.help().stream().map(StaffHelp::of).toList() : null);
        fields.put("services", view.hearsAlerts() ? board.services() : null);
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
