package org.carequeue.bridge.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.Position;
import org.jspecify.annotations.Nullable;

/// A reader of all services that keeps nothing on a disk, as the gateway: after a crash it begins anew.
final class Screen {

    private static final String NAME = "screen";

    private final World world;
    private final List<Service> reads;
    private @Nullable Life life;
    private Map<String, Position> positions = new HashMap<>();
    private List<LinkWire> links = List.of();

    Screen(World world, List<Service> reads) {
        this.world = world;
        this.reads = reads;
    }

    void start() {
        var beginning = new Life(this::crash);
        life = beginning;
        positions = new HashMap<>();
        var own = positions;
        links = reads.stream().map(service -> new LinkWire(world, beginning, NAME, service,
                name -> Optional.ofNullable(own.get(name)), name -> sequence(own, name),
                (batch, applied, failed) -> take(beginning, own, batch, applied, failed))).toList();
        links.forEach(LinkWire::begin);
    }

    private static long sequence(Map<String, Position> positions, String service) {
        var position = positions.get(service);
        return position == null ? 0 : position.sequence();
    }

    void crash() {
        if (life != null) {
            world.time.note(NAME + " is killed");
            life.end();
            life = null;
            links.forEach(link -> link.died(false));
            world.time.after(world.time.between(50 * Timeline.MILLIS, 2 * Timeline.SECONDS), this::start);
        }
    }

    private void take(Life ours, Map<String, Position> own, List<Envelope<Object>> batch, Runnable applied,
            Consumer<Throwable> failed) {
        batch.forEach(event -> world.truth.shown(NAME, event));
        world.time.after(world.time.between(0, 20 * Timeline.MILLIS), ours.whileItLasts(() -> {
            if (world.time.chance(world.weather.refusedBatch)) {
                if (world.has(Bug.SKIPS_A_REFUSED_BATCH)) {
                    applied.run();
                } else {
                    failed.accept(new IllegalStateException("refused"));
                }
                return;
            }
            for (var event : batch) {
                var taken = sequence(own, event.service());
                if (event.sequence() > taken + 1) {
                    throw world.time.violated(NAME + " takes " + event.sequence() + " of " + event.service() + " after "
                            + taken);
                }
                if (event.sequence() == taken + 1) {
                    own.put(event.service(), event.position());
                }
            }
            applied.run();
        }));
    }

    boolean hasSettled() {
        return life != null && reads.stream()
                .allMatch(service -> sequence(positions, service.name) == world.truth.head(service.name));
    }
}
