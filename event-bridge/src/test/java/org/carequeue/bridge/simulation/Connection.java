package org.carequeue.bridge.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.carequeue.bridge.stream.SessionAtHand;
import org.jspecify.annotations.Nullable;

/// One connection of a reader to a service: frames arrive in the order in which they were sent, some time later, until it
/// breaks; then those under way are lost, and an end hears of it later or never.
final class Connection implements SessionAtHand.Wire {

    private static final long UPGRADE = 3 * Timeline.SECONDS;
    private static final String SEQUENCE = "\"sequence\":\"";
    private static final String ACK = "{\"type\":\"ack\",\"sequence\":";
    private static final String SUBSCRIBE = "{\"type\":\"subscribe\"";

    private final World world;
    private final Timeline time;
    private final LinkWire client;
    private final int attempt;
    private final Service service;
    private @Nullable Life serverLife;
    private @Nullable SessionAtHand session;
    private boolean open;
    private boolean broken;
    private final Direction up = new Direction(this::reachesService);
    private final Direction down = new Direction(this::reachesReader);
    private long sent;
    private long acknowledged;

    Connection(World world, LinkWire client, int attempt, Service service) {
        this.world = world;
        this.time = world.time;
        this.client = client;
        this.attempt = attempt;
        this.service = service;
    }

    /// One way of it.
    private final class Direction {
        private final Consumer<String> arrives;
        private long lastArrival;
        private @Nullable String held;

        Direction(Consumer<String> arrives) {
            this.arrives = arrives;
        }

        void send(String frame) {
            if (time.chance(world.weather.cut)) {
                cut();
            }
            for (var arriving : mangled(frame)) {
                at(arrival(), () -> {
                    if (!broken) {
                        arrives.accept(arriving);
                    }
                });
            }
        }

        private void at(long when, Runnable what) {
            time.after(when - time.now(), what);
        }

        private long arrival() {
            lastArrival = Math.max(lastArrival, time.now() + time.between(50, world.weather.slowest));
            return lastArrival;
        }

        private List<String> mangled(String frame) {
            var frames = new ArrayList<String>();
            if (!time.chance(world.weather.mangled)) {
                frames.add(frame);
            } else {
                time.note(client.reader() + "-" + service.name + " frame mangled: " + shortened(frame));
                switch (time.random.nextInt(4)) {
                    case 0 -> {
                        frames.add(frame);
                        frames.add(frame);
                    }
                    case 1 -> held = frame;
                    case 2 -> frames.add(frame.substring(0, time.random.nextInt(frame.length())));
                    default -> {
                        // dropped
                    }
                }
            }
            if (held != null && !frames.isEmpty()) {
                frames.add(held);
                held = null;
            }
            return frames;
        }
    }

    private static String shortened(String frame) {
        return frame.length() <= 80 ? frame : frame.substring(0, 80) + "…";
    }

    /// The reader asks for it, and gives up when it is not open in time.
    void begin() {
        time.after(UPGRADE, () -> {
            if (!open) {
                client.lost(attempt, "not opened in time");
            }
        });
        time.after(time.between(100, world.weather.slowest), () -> {
            if (broken) {
                return;
            }
            var life = service.life();
            if (life == null || time.chance(world.weather.cut)) {
                broken = true;
                time.after(time.between(100, world.weather.slowest), () -> client.lost(attempt, "refused"));
                return;
            }
            serverLife = life;
            time.after(time.between(100, world.weather.slowest), () -> {
                if (!broken) {
                    open = true;
                    client.opened(attempt);
                }
            });
            session = service.accept(this);
            session.opened();
        });
    }

    private void reachesService(String frame) {
        if (serverLife == null || serverLife.isOver() || session == null) {
            return;
        }
        if (frame.startsWith(ACK)) {
            var sequence = number(frame, ACK.length());
            acknowledged = sequence <= sent ? Math.max(acknowledged, sequence) : acknowledged;
        } else if (frame.startsWith(SUBSCRIBE) && sent == 0) {
            var at = frame.indexOf("\"sequence\":") + "\"sequence\":".length();
            acknowledged = number(frame, at);
            sent = acknowledged;
        }
        session.message(frame);
    }

    private static long number(String text, int from) {
        var value = 0L;
        for (int i = from; i < text.length() && Character.isDigit(text.charAt(i)); i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private void reachesReader(String frame) {
        client.message(attempt, frame);
    }

    /// The reader sends.
    void toService(String frame) {
        if (frame.startsWith(ACK)) {
            world.truth.acknowledged(client.reader(), service.name, number(frame, ACK.length()),
                    client.safe(service.name));
        }
        up.send(frame);
    }

    @Override
    public void send(byte[] json, Consumer<Boolean> written) {
        var frame = new String(json, UTF_8);
        var last = frame.lastIndexOf(SEQUENCE);
        if (last >= 0) {
            sent = number(frame, last + SEQUENCE.length());
            if (sent - acknowledged > world.window) {
                throw time.violated(service.name + " has sent " + client.reader() + " up to " + sent + ", but only "
                        + acknowledged + " is acknowledged and the window is " + world.window);
            }
        }
        down.send(frame);
        time.after(time.between(1, world.weather.slowest), served(() -> {
            // What is written to a connection that nobody knows to be broken may stay in a buffer for ever.
            if (!broken || time.random.nextBoolean()) {
                written.accept(!broken);
            }
        }));
    }

    private Runnable served(Runnable task) {
        return serverLife == null ? task : serverLife.whileItLasts(task);
    }

    @Override
    public void later(Runnable task) {
        time.after(0, served(task));
    }

    @Override
    public void blocking(Runnable task) {
        time.after(time.between(1, 5 * Timeline.MILLIS), served(task));
    }

    /// The service closes it.
    @Override
    public void close() {
        time.note(service.name + " closes the connection of " + client.reader());
        end(true, false);
        later(() -> service.gone(this));
    }

    /// The reader closes it.
    void closedByReader() {
        end(false, true);
    }

    /// It breaks, and nobody has done anything.
    void cut() {
        if (!broken) {
            time.note(client.reader() + "-" + service.name + " breaks");
            end(!time.chance(world.weather.halfOpen), !time.chance(world.weather.halfOpen));
        }
    }

    void end(boolean readerHears, boolean serviceHears) {
        if (broken) {
            return;
        }
        broken = true;
        if (readerHears) {
            time.after(time.between(1, world.weather.slowest), () -> client.lost(attempt, "closed"));
        }
        if (serviceHears) {
            time.after(time.between(1, world.weather.slowest), served(() -> service.gone(this)));
        }
    }
}
