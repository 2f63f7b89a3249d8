package org.carequeue.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.carequeue.demo.Tally.Event;

/// What a pharmacist of a demo does with a prescription that is claimed. Most are supplied as they were ordered; in turn there
/// is a question, a part with the rest owed, another make, a hold, and one that is declined.
final class Dispensing {

    private static final Duration TO_THE_COUNTER = Duration.ofMinutes(2);
    private static final Duration AN_ANSWER = Duration.ofMinutes(3);
    private static final Duration A_DELIVERY = Duration.ofMinutes(20);
    /// A claim holds for ten minutes after the last work on it.
    private static final Duration OF_A_CLAIM = Duration.ofMinutes(5);
    private static final int KINDS = 12;
    private static final AtomicInteger TURN = new AtomicInteger();

    private final Staff staff;
    private final ClinicTime time;
    private final Tally tally;
    private final String prescription;
    private final String workplace;
    private final boolean isRest;

    /// @param prescription its address
    Dispensing(Staff staff, ClinicTime time, Tally tally, String prescription, String workplace) {
        this.staff = staff;
        this.time = time;
        this.tally = tally;
        this.prescription = prescription;
        this.workplace = workplace;
        this.isRest = prescription.contains(".");
    }

    void work(Duration preparation) throws IOException, InterruptedException {
        switch (isRest ? 9 : Math.floorMod(TURN.getAndIncrement(), KINDS)) {
            case 3 -> ask();
            case 5 -> prepare("{\"item\":0,\"outcome\":\"partial\",\"amount\":6,\"reason\":\"a box short\"}");
            case 7 -> prepare("""
                    {"item":0,"outcome":"substituted","medicine":"the same of another maker","reason":"out of stock"}""");
            case 9 -> hold();
            case 11 -> {
                if (step("decline", "{\"reason\":\"the patient has it at home\"}")) {
                    tally.add(Event.DECLINED);
                }
                return;
            }
            default -> {
                // as it was ordered
            }
        }
        busy(preparation);
        step("ready", "");
        time.sleep(TO_THE_COUNTER);
        // What is owed of one is no other one.
        if (step("hand-over", "") && !isRest) {
            tally.add(Event.HANDED_OVER);
        }
    }

    private void ask() throws IOException, InterruptedException {
        step("question", "{\"text\":\"Does the patient take it with milk?\"}");
        time.sleep(AN_ANSWER);
        staff.doctor().post(prescription + "/answer", "{\"text\":\"With water, please.\"}", "room 1");
    }

    private void hold() throws IOException, InterruptedException {
        step("hold", "{\"reason\":\"is being delivered\"}");
        time.sleep(A_DELIVERY);
        step("resume", "");
    }

    private void prepare(String supply) throws IOException, InterruptedException {
        var version = staff.pharmacist().get(prescription).body().path("version").asInt();
        step("prepare", "{\"version\":%d,\"supplies\":[%s]}".formatted(version, supply));
    }

    /// Whoever works for long says so, and keeps the claim.
    private void busy(Duration span) throws IOException, InterruptedException {
        var left = span;
        while (left.compareTo(OF_A_CLAIM) > 0) {
            time.sleep(OF_A_CLAIM);
            step("renew", "");
            left = left.minus(OF_A_CLAIM);
        }
        time.sleep(left);
    }

    private boolean step(String name, String body) throws IOException, InterruptedException {
        return staff.pharmacist().post(prescription + "/" + name, body, workplace).isDone();
    }
}
