package org.carequeue.system.clinic;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/// Patients who come one after the other and leave with their medicine, for as long as this is open.
public final class Patients implements AutoCloseable {

    private final AtomicInteger served = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean over;

    /// Begins.
    public Patients(Rest rest) {
        this.thread = Thread.ofPlatform().name("patients").start(() -> {
            try {
                while (!over) {
                    one(rest, "patient-" + served.get() + "-", "1");
                    served.incrementAndGet();
                }
            } catch (RuntimeException | Error e) {
                trouble.set(e);
            }
        });
    }

    /// From the kiosk to the counter. Returns the ticket of whoever was next in that room.
    ///
    /// @param key of this patient alone
    public static String one(Rest rest, String key, String room) {
        rest.persist("/api/tickets", "{}", key + "issue").expect(201);
        return fromTheRoomOn(rest, key, room);
    }

    /// The same of somebody who waits already.
    public static String fromTheRoomOn(Rest rest, String key, String room) {
        var id = rest.persist("/api/rooms/" + room + "/next", "", key + "next").expect(200).text("id");
        var prescription = rest.persist("/api/tickets/" + id + "/prescriptions", Forms.prescription(), key + "rx")
                .expect(201).text("id");
        rest.persist("/api/tickets/" + id + "/finish", "", key + "finish").expect(200);
        rest.persist("/api/prescriptions/" + prescription + "/claim", "{\"counter\":\"1\"}", key + "claim").expect(200);
        rest.persist("/api/prescriptions/" + prescription + "/ready", "", key + "ready").expect(200);
        rest.persist("/api/prescriptions/" + prescription + "/hand-over", "", key + "hand-over").expect(200);
        return id;
    }

    /// How many have been served.
    ///
    /// @throws IllegalStateException when one could not be
    public int served() {
        var failure = trouble.get();
        if (failure != null) {
            throw new IllegalStateException("a patient was not served", failure);
        }
        return served.get();
    }

    /// Nobody comes any more. Returns when the last one has been served, with how many there were.
    public int end() throws InterruptedException {
        over = true;
        thread.join();
        return served();
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
