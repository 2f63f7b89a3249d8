package org.carequeue.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.carequeue.events.Calling.RoomOrder;
import org.carequeue.events.Policy;
import org.carequeue.events.TicketId;
import org.carequeue.events.TriageScale;
import org.carequeue.events.Visit;
import org.carequeue.testing.ByDefinition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// In clinics of every kind the queues come to the same order as the definition, place by place.
@Tag("slow")
class ByDefinitionTest {

    private static final int CLINICS = 2_000;
    private static final List<Policy> POLICIES = List.of(Policy.values());
    private static final List<TriageScale> SCALES = List.of(TriageScale.fiveLevels(), TriageScale.threeLevels());

    private int candidates;
    private int orders;
    private int counted;

    @Test
    void in_thousands_of_random_clinics_every_order_is_that_of_the_definition() {
        for (int seed = 1; seed <= CLINICS; seed++) {
            life(new Random(seed), "seed " + seed);
        }

        // Then: it was worth the trouble
        assertThat(orders).isGreaterThan(2 * CLINICS);
        assertThat(candidates).isGreaterThan(10 * CLINICS);
        assertThat(counted).isGreaterThan(CLINICS);
    }

    /// Some come, some change, some leave, the settings change; now and then all is compared.
    private void life(Random random, String seed) {
        var clinic = new WaitingRoom();
        var waiting = new ArrayList<Visit>();
        settings(clinic, random);
        var came = 0;
        for (int step = random.nextInt(40); step >= 0; step--) {
            switch (random.nextInt(12)) {
                case 0 -> settings(clinic, random);
                case 1, 2 -> {
                    if (!waiting.isEmpty()) {
                        clinic.list.remove(waiting.remove(random.nextInt(waiting.size())).ticket());
                    }
                }
                case 3 -> {
                    if (!waiting.isEmpty()) {
                        var index = random.nextInt(waiting.size());
                        waiting.set(index, visit(clinic, random, waiting.get(index).ticket().number().sequence()));
                        clinic.list.put(waiting.get(index));
                    }
                }
                default -> {
                    came++;
                    waiting.add(visit(clinic, random, came));
                    clinic.list.put(waiting.getLast());
                }
            }
        }
        for (int look = 0; look < 2; look++) {
            compare(clinic, waiting, time(random, 40), seed);
        }
    }

    private void compare(WaitingRoom clinic, List<Visit> waiting, Duration time, String seed) {
        var expected = new ByDefinition(clinic.settings(), waiting, WaitingRoom.MORNING.plus(time));
        var actual = clinic.at(time);
        var places = new HashMap<TicketId, Integer>();
        for (var room : clinic.settings().rooms()) {
            var order = expected.of(room);
            assertThat(actual.best(actual.caller(room), Integer.MAX_VALUE)).as("%s, %s at %s", seed, room, time)
                    .isEqualTo(order);
            assertThat(actual.of(actual.caller(room))).as("%s, %s at %s", seed, room, time)
                    .isEqualTo(order.stream().findFirst());
            assertThat(actual.ofRooms().get(room.name())).isEqualTo(order.isEmpty() ? null : order.getFirst().ticket());
            for (int i = 0; i < order.size(); i++) {
                places.merge(order.get(i).ticket(), i + 1, Math::min);
            }
            candidates += order.size();
            orders++;
        }
        var atCounters = expected.ofCounters();
        assertThat(actual.best(actual.counter("2"), Integer.MAX_VALUE)).as("%s, a counter at %s", seed, time)
                .isEqualTo(atCounters);
        for (int i = 0; i < atCounters.size(); i++) {
            places.merge(atCounters.get(i).ticket(), i + 1, Math::min);
        }
        counted += atCounters.size();
        assertThat(actual.places(Integer.MAX_VALUE)).as("%s at %s", seed, time).isEqualTo(places);
        assertThat(actual.inTheClinic(Integer.MAX_VALUE)).as("%s at %s", seed, time).isEqualTo(expected.inTheClinic());
    }

    static void settings(WaitingRoom clinic, Random random) {
        clinic.scale(SCALES.get(random.nextInt(SCALES.size())));
        clinic.lines(IntStream.range(0, 3).mapToObj(_ -> ownPolicy(random)).toArray(Policy[]::new));
        if (random.nextBoolean()) {
            clinic.lastLineAtCounters();
        }
        clinic.rooms(IntStream.rangeClosed(1, random.nextInt(1, 5)).mapToObj(_ -> lines(random)).toArray(String[]::new));
        clinic.calling(policy(random), random.nextBoolean() ? RoomOrder.OWN_FIRST : RoomOrder.BEST_OF_ALL);
    }

    private static @Nullable Policy ownPolicy(Random random) {
        return random.nextInt(3) == 0 ? policy(random) : null;
    }

    private static Policy policy(Random random) {
        return POLICIES.get(random.nextInt(POLICIES.size()));
    }

    private static String lines(Random random) {
        var all = new ArrayList<>(List.of("a", "b", "c"));
        Collections.shuffle(all, random);
        return String.join(" ", all.subList(0, random.nextInt(4)));
    }

    /// Of few times and targets, so that shares, due times and times of issue are often equal.
    static Visit visit(WaitingRoom clinic, Random random, int number) {
        var levels = clinic.settings().scale().levels();
        var only = random.nextInt(4) == 0 ? Integer.toString(random.nextInt(1, 6)) : null;
        return clinic.visit(number, List.of("a", "b", "c").get(random.nextInt(3)),
                levels.get(random.nextInt(levels.size())).code().code(), time(random, 30), only,
                random.nextInt(4) == 0 ? time(random, 50) : null);
    }

    private static Duration time(Random random, int most) {
        return Duration.ofMinutes(5L * random.nextInt(most));
    }
}
