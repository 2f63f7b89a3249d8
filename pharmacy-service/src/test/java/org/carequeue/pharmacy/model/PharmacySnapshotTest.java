package org.carequeue.pharmacy.model;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.carequeue.bridge.desk.Order;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.DayOpened;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.Priority;
import org.carequeue.events.Services;
import org.carequeue.events.SubmittedPrescription;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.pharmacy.model.PharmacyCommand.Claim;
import org.carequeue.pharmacy.model.PharmacyCommand.HandOver;
import org.carequeue.pharmacy.model.PharmacyCommand.MarkReady;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With its snapshot and without, the pharmacy-service comes to the same state.
class PharmacySnapshotTest {

    @TempDir
    Path temp;
    private final List<Visit> visits = new ArrayList<>();
    private LocalDate day = LocalDate.of(2026, 11, 22);

    private static Order<PharmacyCommand> order(PharmacyCommand command, @Nullable String key) {
        return new Order<>(command, "api", "counter 2", key, null);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void a_random_life(long seed) throws IOException {
        var random = new Random(seed);
        try (var desk = new Restarts<>(temp, new PharmacyRules())) {
            desk.hears(Services.TRIAGE, new ClinicConfigured(PharmacyScenario.SETTINGS));
            desk.hears(Services.TRIAGE, new DayOpened(day, desk.now()));
            for (int step = 0; step < 600; step++) {
                desk.later(Duration.ofSeconds(random.nextInt(60)));
                switch (random.nextInt(40)) {
                    case 0 -> desk.restart();
                    case 1 -> {
                        day = day.plusDays(1);
                        desk.later(Duration.ofHours(20));
                        desk.hears(Services.TRIAGE, new DayOpened(day, desk.now()));
                    }
                    case 2, 3, 4, 5, 6, 7, 8, 9 -> submit(desk, random);
                    case 10, 11 -> prioritise(desk, random);
                    case 12 -> cancel(desk, random);
                    default -> desk.submit(order(command(random), random.nextBoolean() ? null : "key-" + random.nextInt(200)));
                }
                if (step % 200 == 199) {
                    submit(desk, random);
                    var last = visits.getLast();
                    desk.comeToTheSame(order(new Claim(new PrescriptionId(last.ticket(), last.prescriptions()), "1"),
                            "last-" + step));
                }
            }
        }
    }

    private void submit(Restarts<PharmacyState, PharmacyCommand> desk, Random random) {
        Visit before;
        if (visits.isEmpty() || random.nextInt(3) > 0) {
            var id = new TicketId(day, new TicketNumber('A', visits.size() + 1));
            before = Visit.opened(new Ticket(id, id.number(), "general", desk.now(), Priority.NORMAL, Duration.ofMinutes(60), 1,
                    "hash"), visits.size() + 1L, PharmacyScenario.SETTINGS.scale()).called("3", desk.now()).started(desk.now());
        } else {
            before = visits.remove(random.nextInt(visits.size()));
        }
        var visit = before.withPrescription();
        visits.add(visit);
        desk.hears(Services.TRIAGE, new PrescriptionSubmitted(visit,
                new SubmittedPrescription(new PrescriptionId(visit.ticket(), visit.prescriptions()), visit.ticket(),
                        visit.number(), visit.priority(), visit.rank(), desk.now(), "dr.weber", "room 3",
                        PharmacyScenario.ORDER)));
    }

    private void prioritise(Restarts<PharmacyState, PharmacyCommand> desk, Random random) {
        if (!visits.isEmpty()) {
            var at = random.nextInt(visits.size());
            var before = visits.get(at);
            var level = PharmacyScenario.SETTINGS.scale().levels().get(random.nextInt(4));
            visits.set(at,
                    before.withPriority(level.code(), PharmacyScenario.SETTINGS.scale(), 1, desk.now()));
            desk.hears(Services.TRIAGE, new PriorityChanged(visits.get(at), before.priority()));
        }
    }

    private void cancel(Restarts<PharmacyState, PharmacyCommand> desk, Random random) {
        if (!visits.isEmpty()) {
            var visit = visits.get(random.nextInt(visits.size()));
            desk.hears(Services.TRIAGE, new TicketCancelled(visit.ended(VisitStatus.CANCELLED, desk.now())));
        }
    }

    private PharmacyCommand command(Random random) {
        if (visits.isEmpty()) {
            return new Claim(new PrescriptionId(new TicketId(day, new TicketNumber('A', 1)), 1), "1");
        }
        var visit = visits.get(random.nextInt(visits.size()));
        var id = new PrescriptionId(visit.ticket(), random.nextInt(1, visit.prescriptions() + 1));
        return switch (random.nextInt(3)) {
            case 0 -> new Claim(id, random.nextBoolean() ? null : "3");
            case 1 -> new MarkReady(id);
            default -> new HandOver(id);
        };
    }
}
