package org.carequeue.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/// Those who come for the pharmacy alone, some with a prescription from outside: a service line that counters serve.
final class WalkIns {

    private static final String LINE = "pharmacy";
    /// One for so many patients of doctors.
    private static final int EVERY = 12;
    private static final Duration ADVICE = Duration.ofMinutes(3);
    private static final AtomicInteger TURN = new AtomicInteger();

    private WalkIns() {
    }

    /// Has the clinic offer the service line.
    static void open(Gateway manager) throws IOException, InterruptedException {
        var settings = manager.get("/api/settings").body();
        var lines = (ArrayNode) settings.path("serviceLines").deepCopy();
        if (lines.findValuesAsText("code").contains(LINE)) {
            return;
        }
        lines.addObject().put("code", LINE).put("letter", "P").put("name", "Pharmacy").put("servedAt", "counters")
                .putObject("names").put("es", "Farmacia");
        var change = JsonNodeFactory.instance.objectNode().put("version", settings.path("version").asInt());
        change.set("serviceLines", lines);
        var answer = manager.put("/api/settings", change.toString(), "reception");
        if (!answer.isDone()) {
            throw new IOException("The pharmacy's service line was refused: " + answer.text("detail"));
        }
    }

    /// Now and then somebody takes a number for it, when a patient of a doctor's does.
    static void come(Staff staff) throws IOException, InterruptedException {
        if (TURN.incrementAndGet() % EVERY == 0) {
            staff.reception().post("/api/tickets", "{\"serviceLine\":\"" + LINE + "\"}", "kiosk 1");
        }
    }

    /// Serves the next of them. Says whether there was one.
    static boolean serve(Staff staff, ClinicTime time, String counter) throws IOException, InterruptedException {
        var workplace = "counter " + counter;
        var called = staff.pharmacist().post("/api/counters/" + counter + "/next", "", workplace);
        if (!called.isDone()) {
            return false;
        }
        var ticket = "/api/tickets/" + called.text("id");
        staff.pharmacist().post(ticket + "/start", "", workplace);
        time.sleep(ADVICE);
        if (called.text("number").endsWith("2")) {
            staff.pharmacist().post(ticket + "/prescriptions", Prescriptions.fromOutside(), workplace);
        }
        staff.pharmacist().post(ticket + "/finish", "", workplace);
        return true;
    }
}
