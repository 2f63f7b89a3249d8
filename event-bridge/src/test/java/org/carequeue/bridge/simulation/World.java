package org.carequeue.bridge.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/// One seed's system: services in a row of which each reads the one before it, a screen that reads them all, and clients.
///
/// For some seconds everything that the seed's [Weather] holds goes wrong; then the weather clears, and within
/// [#TO_SETTLE] everything must have been answered and read. In the end all machines lose power at once.
final class World {

    private static final long STORM = 10 * Timeline.SECONDS;
    private static final long TO_SETTLE = 60 * Timeline.SECONDS;

    final Timeline time;
    final Weather weather;
    final Truth truth;
    final int window;
    final int ring;
    final long segmentBytes;
    final long pause;
    private final List<Service> services = new ArrayList<>();
    private final List<Client> clients;
    private final Screen screen;
    final @Nullable Bug bug;
    private int ids;

    /// @param bug planted into every service and reader, if there is one
    World(long seed, @Nullable Bug bug) {
        this.bug = bug;
        time = new Timeline(seed);
        weather = Weather.drawnBy(time);
        truth = new Truth(time);
        window = (int) time.between(1, 12);
        ring = (int) time.between(2, 16);
        segmentBytes = time.between(200, 6_000);
        pause = time.between(10, 1_500) * Timeline.MILLIS;
        var names = List.of("ticket", "triage", "pharmacy").subList(0, (int) time.between(2, 3));
        for (var name : names) {
            services.add(new Service(this, name, services.isEmpty() ? List.of() : List.of(services.getLast())));
        }
        screen = new Screen(this, services);
        clients = IntStream.rangeClosed(1, (int) time.between(2, 4))
                .mapToObj(i -> new Client(this, "c" + i, services, (int) time.between(2, 10))).toList();
    }

    boolean has(Bug planted) {
        return bug == planted;
    }

    String nextId() {
        return "id-" + ++ids;
    }

    /// @throws Violation when something happens that must never happen
    void live() {
        services.forEach(service -> time.after(time.between(0, 100 * Timeline.MILLIS), service::start));
        time.after(0, screen::start);
        clients.forEach(Client::begin);
        troubleLater();
        time.runUntil(STORM, () -> false);
        weather.clear();
        time.note("the weather clears");
        if (!time.runUntil(STORM + TO_SETTLE, this::hasSettled)) {
            throw time.violated("it does not settle: " + services.stream()
                    .map(service -> service.name + " " + (service.hasSettled() ? "has" : "has not"))
                    .collect(Collectors.joining(", ")) + ", screen " + screen.hasSettled() + ", clients "
                    + clients.stream().map(Client::isDone).toList());
        }
        services.forEach(service -> service.crash(true));
        if (!time.runUntil(time.now() + TO_SETTLE, this::hasSettled)) {
            throw time.violated("it does not come back");
        }
    }

    private boolean hasSettled() {
        return clients.stream().allMatch(Client::isDone) && services.stream().allMatch(Service::hasSettled)
                && screen.hasSettled();
    }

    /// About once a second for each part of the system.
    private void troubleLater() {
        time.after(time.between(Timeline.SECONDS / 10, 2 * Timeline.SECONDS / 5), () -> {
            var which = time.random.nextInt(services.size() + 1);
            if (time.chance(weather.crashAnywhere)) {
                if (which == services.size()) {
                    screen.crash();
                } else {
                    services.get(which).crash(time.chance(weather.powerLoss));
                }
            }
            if (which < services.size() && time.chance(weather.clockJump)) {
                services.get(which).moveClock(time.between(-1_800, 1_800));
            }
            if (time.now() < STORM) {
                troubleLater();
            }
        });
    }
}
