package org.carequeue.bridge.simulation;

import java.util.List;

import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.desk.Reply;
import org.jspecify.annotations.Nullable;

/// Sends commands with idempotency keys, one after the other, and repeats each with the same key until it is answered.
final class Client {

    private static final int SLOTS = 6;

    private final World world;
    private final Timeline time;
    private final String name;
    private final List<Service> services;
    private int left;
    private int sent;
    private int attempt;
    private boolean answered = true;

    Client(World world, String name, List<Service> services, int commands) {
        this.world = world;
        this.time = world.time;
        this.name = name;
        this.services = services;
        this.left = commands;
    }

    boolean isDone() {
        return answered && left == 0;
    }

    void begin() {
        time.after(time.between(0, Timeline.SECONDS), this::next);
    }

    private void next() {
        if (left == 0) {
            return;
        }
        left--;
        sent++;
        answered = false;
        var service = services.get(time.random.nextInt(services.size()));
        var key = name + "-" + sent;
        Ledger.Request request = time.random.nextInt(4) == 0 ? new Ledger.Claim(time.random.nextInt(SLOTS), name)
                : new Ledger.Post(key);
        send(service, new Order<>(request, name, "room 1", key, null));
    }

    /// Whether it has been answered; a repetition that was meant for later finds another command under way.
    private boolean isOver(Order<Ledger.Request> order) {
        return answered || !(name + "-" + sent).equals(order.key());
    }

    private void send(Service service, Order<Ledger.Request> order) {
        if (isOver(order)) {
            return;
        }
        attempt++;
        var ofThis = attempt;
        time.note(name + " asks " + service.name + " for " + order.command());
        if (!time.chance(world.weather.lostRequest)) {
            travel(service, order, ofThis);
        }
        if (time.chance(world.weather.doubledRequest)) {
            travel(service, order, ofThis);
        }
        time.after(time.between(Timeline.SECONDS, 2 * Timeline.SECONDS), () -> {
            if (ofThis == attempt) {
                send(service, order);
            }
        });
    }

    private void travel(Service service, Order<Ledger.Request> order, int ofAttempt) {
        time.after(time.between(50, world.weather.slowest), () -> {
            if (time.random.nextInt(4) == 0) {
                service.query();
            }
            var life = service.life();
            var reply = service.submit(order);
            if (reply == null || life == null) {
                return;
            }
            var _ = reply.whenComplete((done, failure) -> {
                if (done != null) {
                    // Said is said, whether it arrives or not.
                    world.truth.replied(service.name, String.valueOf(order.key()), order.command(), done);
                }
                if (!time.chance(world.weather.lostRequest)) {
                    time.after(time.between(50, world.weather.slowest),
                            () -> answer(service, order, ofAttempt, done, failure));
                }
            });
        });
    }

    private void answer(Service service, Order<Ledger.Request> order, int ofAttempt, @Nullable Reply done,
            @Nullable Throwable failure) {
        if (isOver(order)) {
            return;
        }
        if (done != null) {
            services.forEach(other -> other.readAfter(service, done));
            time.note(name + " hears " + done.json() + " from " + service.name);
            finish();
        } else if (failure instanceof RefusedException refused
                && refused.refusal().kind() == Refusal.Kind.CONFLICT) {
            finish();
        } else if (failure instanceof RefusedException refused
                && refused.refusal().kind() == Refusal.Kind.UNAVAILABLE) {
            if (ofAttempt == attempt) {
                attempt++;
                time.after(time.between(100 * Timeline.MILLIS, Timeline.SECONDS), () -> send(service, order));
            }
        } else {
            throw time.violated(order + " was refused: " + failure);
        }
    }

    private void finish() {
        answered = true;
        attempt++;
        time.after(time.between(0, world.pause), this::next);
    }
}
