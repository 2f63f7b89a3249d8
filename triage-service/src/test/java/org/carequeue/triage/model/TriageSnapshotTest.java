package org.carequeue.triage.model;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.carequeue.events.Amount;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ClinicSettings.AtDayEnd;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.Priority;
import org.carequeue.events.Services;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketReference;
import org.carequeue.testing.Restarts;
import org.carequeue.testing.Tickets;
import org.carequeue.triage.model.TriageCommand.CallNext;
import org.carequeue.triage.model.TriageCommand.CallTicket;
import org.carequeue.triage.model.TriageCommand.CancelVisit;
import org.carequeue.triage.model.TriageCommand.FinishConsultation;
import org.carequeue.triage.model.TriageCommand.SetPriority;
import org.carequeue.triage.model.TriageCommand.StartConsultation;
import org.carequeue.triage.model.TriageCommand.SubmitPrescription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With its snapshot and without, the triage-service comes to the same state.
@Tag("slow")
class TriageSnapshotTest {

    private static final ClinicSettings SETTINGS = TriageScenario.SETTINGS;
    /// Numbers that a careless conversion would change.
    private static final PrescriptionOrder ORDER = new PrescriptionOrder(null, new BigDecimal("12.50"), null,
            List.of(new PrescriptionItem("Paracetamol", null, null, new Amount(new BigDecimal("7.50"), "ml"), null,
                    "every-6-hours", 3, new Amount(new BigDecimal("100"), "ml"), 0, "pain", true, "shake — well")));

    @TempDir
    Path temp;
    private final List<TicketId> issued = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5 })
    void a_random_life(long seed) throws IOException {
        var random = new Random(seed);
        try (var desk = new Restarts<>(temp, Services.TRIAGE, "api", new TriageRules())) {
            desk.hearsOfTheClinic(Services.TICKET, SETTINGS);
            for (int step = 0; step < 600; step++) {
                desk.later(Duration.ofSeconds(random.nextInt(60)));
                switch (random.nextInt(40)) {
                    case 0 -> desk.restart();
                    case 1 -> desk.hearsOfTheNextDay(Services.TICKET);
                    case 2 -> desk.hears(Services.TICKET, new ClinicConfigured(settings(random)));
                    case 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 -> issue(desk);
                    default -> desk.submit(command(desk, random), random.nextBoolean() ? null : "key-" + random.nextInt(200));
                }
                if (step % 200 == 199) {
                    issue(desk);
                    var newest = new TicketReference.ById(issued.getLast());
                    desk.comeToTheSame(new SetPriority(newest, Priority.NORMAL), "last-" + step);
                }
            }
        }
    }

    private static ClinicSettings settings(Random random) {
        return new ClinicSettings(random.nextInt(1, 100), SETTINGS.clinic(), SETTINGS.zone(), SETTINGS.dayStartsAt(),
                random.nextBoolean() ? AtDayEnd.close : AtDayEnd.carry_over, SETTINGS.languages(), SETTINGS.serviceLines(),
                SETTINGS.rooms(), SETTINGS.counters(), SETTINGS.scale(), SETTINGS.calling());
    }

    private void issue(Restarts<TriageState, TriageCommand> desk) {
        var id = Tickets.id(desk.day(), issued.size() + 1);
        issued.add(id);
        desk.hears(Services.TICKET, new TicketIssued(Tickets.issued(id, desk.now())));
    }

    private TriageCommand command(Restarts<TriageState, TriageCommand> desk, Random random) {
        var id = issued.isEmpty() ? Tickets.id(desk.day(), 1) : issued.get(random.nextInt(issued.size()));
        var ticket = random.nextInt(4) == 0 ? new TicketReference.ByNumber(id.number()) : new TicketReference.ById(id);
        return switch (random.nextInt(7)) {
            case 6 ->
                new CallTicket(Integer.toString(random.nextInt(1, 20)), ticket, random.nextBoolean() ? "asked for" : null);
            case 0 -> new CallNext(Integer.toString(random.nextInt(1, 20)));
            case 1 -> new StartConsultation(ticket);
            case 2 -> new FinishConsultation(ticket);
            case 3 -> random.nextInt(4) == 0 ? new CancelVisit(ticket) : new CallNext(Integer.toString(random.nextInt(1, 20)));
            case 4 -> new SetPriority(ticket,
                    SETTINGS.scale().levels().get(random.nextInt(SETTINGS.scale().levels().size())).code());
            default -> new SubmitPrescription(ticket, ORDER);
        };
    }
}
