package org.carequeue.system.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.carequeue.system.clinic.Forms;
import org.carequeue.system.clinic.Rest;

/// A clinic in which much is going on: always the same, so that pages can be compared.
final class BusyClinic {

    /// How many wait.
    static final int WAITING = 25;
    /// How many rooms have written a prescription; nine of them have called a patient who has not come yet.
    private static final int ROOMS = 15;
    private static final int CALLED = 9;
    /// Of as many service lines.
    private static final String LETTERS = "ABCDEFGHJKLMNPRSTUVW";
    private static final List<String> LEVELS = List.of("critical", "high", "moderate", "normal", "low");

    private final Rest rest;
    private final List<String> waiting = new ArrayList<>();
    private String link = "";
    private List<String> last = List.of();

    private BusyClinic(Rest rest) {
        this.rest = rest;
    }

    /// Brings a clinic that is empty as far.
    static BusyClinic of(Rest rest) {
        var clinic = new BusyClinic(rest);
        rest.put("/api/settings", "{\"serviceLines\":[%s]}".formatted(IntStream.range(0, LETTERS.length())
                .mapToObj(line -> "{\"code\":\"line-%d\",\"letter\":\"%c\",\"name\":\"Service line %d\"}".formatted(line,
                        LETTERS.charAt(line), line + 1))
                .collect(Collectors.joining(",")))).expect(200);
        for (var room = 1; room <= ROOMS; room++) {
            clinic.issue();
            var workplace = "room " + room;
            var called = rest.post("/api/rooms/" + room + "/next", "{}", "CareQueue-Workplace", workplace).expect(200);
            var ticket = "/api/tickets/" + called.body().findPath("id").asText();
            if (room > CALLED) {
                rest.post(ticket + "/start", "{}", "CareQueue-Workplace", workplace).expect(200);
            }
            rest.post(ticket + "/prescriptions", Forms.prescription(), "CareQueue-Workplace", workplace).expect(201);
        }
        clinic.waiting.clear();
        clinic.haveWaiting(WAITING);
        for (var which = 0; which < WAITING; which += 2) {
            clinic.prioritise(which);
        }
        return clinic;
    }

    private void issue() {
        var issued = rest.post("/api/tickets", "{\"serviceLine\":\"line-0\"}").expect(201);
        waiting.add(issued.text("id"));
        link = "/t/" + issued.text("trackingToken");
    }

    /// Has so many wait.
    void haveWaiting(int count) {
        while (waiting.size() < count) {
            issue();
        }
    }

    /// One of those who wait has another level than before.
    void prioritise(int which) {
        var level = LEVELS.get(1 + (which + which / waiting.size()) % (LEVELS.size() - 1));
        var id = waiting.get(which % waiting.size());
        rest.put("/api/tickets/" + id + "/priority", "{\"priority\":\"%s\"}".formatted(level)).expect(200);
        last = List.of(id, level);
    }

    /// Who has another level since the last change, and which.
    List<String> last() {
        return last;
    }

    /// The page of whoever came last.
    String link() {
        return link;
    }
}
