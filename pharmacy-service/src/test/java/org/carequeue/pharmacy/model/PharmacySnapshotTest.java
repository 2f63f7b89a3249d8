package org.carequeue.pharmacy.model;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.carequeue.events.ClinicEvent.PriorityChanged;
import org.carequeue.events.ClinicEvent.TicketCancelled;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.Services;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.pharmacy.model.PharmacyCommand.AsSeen;
import org.carequeue.pharmacy.model.PharmacyCommand.Claim;
import org.carequeue.pharmacy.model.PharmacyCommand.HandOver;
import org.carequeue.pharmacy.model.PharmacyCommand.MarkReady;
import org.carequeue.pharmacy.model.PharmacyCommand.PutAway;
import org.carequeue.pharmacy.model.PharmacyCommand.Release;
import org.carequeue.pharmacy.model.PharmacyCommand.ReturnToShelf;
import org.carequeue.pharmacy.model.PharmacyCommand.TakeOver;
import org.carequeue.pharmacy.model.PharmacyCommand.UndoStep;
import org.carequeue.testing.Restarts;
import org.carequeue.testing.Tickets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With its snapshot and without, the pharmacy-service comes to the same state.
@Tag("slow")
class PharmacySnapshotTest {

    @TempDir
    Path temp;
    private final List<Visit> visits = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void a_random_life(long seed) throws IOException {
        var random = new Random(seed);
        try (var desk = new Restarts<>(temp, Services.PHARMACY, "counter 2", new PharmacyRules())) {
            desk.hearsOfTheClinic(Services.TRIAGE, PharmacyScenario.SETTINGS);
            for (int step = 0; step < 600; step++) {
                desk.later(Duration.ofSeconds(random.nextInt(60)));
                switch (random.nextInt(40)) {
                    case 0 -> desk.restart();
                    case 1 -> desk.hearsOfTheNextDay(Services.TRIAGE);
                    case 2, 3, 4, 5, 6, 7, 8, 9 -> submit(desk, random);
                    case 10, 11 -> prioritise(desk, random);
                    case 12 -> cancel(desk, random);
                    default -> desk.submit(command(desk, random), random.nextBoolean() ? null : "key-" + random.nextInt(200));
                }
                if (step % 200 == 199) {
                    submit(desk, random);
                    var last = visits.getLast();
                    desk.comeToTheSame(new Claim(new PrescriptionId(last.ticket(), last.prescriptions()), "1"),
                            "last-" + step);
                }
            }
        }
    }

    private void submit(Restarts<PharmacyState, PharmacyCommand> desk, Random random) {
        var before = visits.isEmpty() || random.nextInt(3) > 0
                ? PharmacyScenario.inConsultation(Tickets.id(desk.day(), visits.size() + 1), visits.size() + 1L, desk.now())
                : visits.remove(random.nextInt(visits.size()));
        var visit = before.withPrescription();
        visits.add(visit);
        desk.hears(Services.TRIAGE, PharmacyScenario.submission(visit, desk.now()));
    }

    private void prioritise(Restarts<PharmacyState, PharmacyCommand> desk, Random random) {
        if (!visits.isEmpty()) {
            var at = random.nextInt(visits.size());
            var before = visits.get(at);
            var level = PharmacyScenario.SETTINGS.scale().levels().get(random.nextInt(4));
            visits.set(at, PharmacyScenario.prioritised(before, level.code(), desk.now()));
            desk.hears(Services.TRIAGE, new PriorityChanged(visits.get(at), before.urgency().priority()));
        }
    }

    private void cancel(Restarts<PharmacyState, PharmacyCommand> desk, Random random) {
        if (!visits.isEmpty()) {
            var visit = visits.get(random.nextInt(visits.size()));
            desk.hears(Services.TRIAGE, new TicketCancelled(visit.ended(VisitStatus.CANCELLED, desk.now())));
        }
    }

    private PharmacyCommand command(Restarts<PharmacyState, PharmacyCommand> desk, Random random) {
        if (visits.isEmpty()) {
            return new Claim(new PrescriptionId(Tickets.id(desk.day(), 1), 1), "1");
        }
        var visit = visits.get(random.nextInt(visits.size()));
        var id = new PrescriptionId(visit.ticket(), random.nextInt(1, visit.prescriptions() + 1));
        return switch (random.nextInt(8)) {
            case 0 -> new Claim(id, random.nextBoolean() ? null : "3");
            case 1 -> new MarkReady(id);
            case 2 -> new HandOver(id, null);
            case 3 -> new Release(id);
            case 4 -> new AsSeen(new TakeOver(id, "2", null), random.nextInt(2, 5));
            case 5 -> new AsSeen(new UndoStep(id), random.nextInt(2, 5));
            case 6 -> new PutAway(id);
            default -> new ReturnToShelf(id);
        };
    }
}
