package org.carequeue.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.carequeue.bridge.desk.DeskInMemory;
import org.carequeue.bridge.desk.Order;
import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.PrescriptionReceived;
import org.carequeue.events.ClinicEvent.TicketIssued;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.Services;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketReference;
import org.carequeue.events.Visit;
import org.carequeue.events.VisitStatus;
import org.carequeue.pharmacy.model.PharmacyCommand;
import org.carequeue.pharmacy.model.PharmacyCommand.Claim;
import org.carequeue.pharmacy.model.PharmacyRules;
import org.carequeue.pharmacy.model.PharmacyState;
import org.carequeue.testing.SameState;
import org.carequeue.ticket.model.TicketCommand;
import org.carequeue.ticket.model.TicketCommand.IssueTicket;
import org.carequeue.ticket.model.TicketRules;
import org.carequeue.ticket.model.TicketState;
import org.carequeue.ticket.model.TrackingKey;
import org.carequeue.triage.model.TriageCommand;
import org.carequeue.triage.model.TriageCommand.CallNext;
import org.carequeue.triage.model.TriageCommand.CancelVisit;
import org.carequeue.triage.model.TriageCommand.FinishConsultation;
import org.carequeue.triage.model.TriageCommand.ParkVisit;
import org.carequeue.triage.model.TriageCommand.StartConsultation;
import org.carequeue.triage.model.TriageCommand.SubmitPrescription;
import org.carequeue.triage.model.TriageCommand.UndoMove;
import org.carequeue.triage.model.TriageRules;
import org.carequeue.triage.model.TriageState;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Journals that were written before rooms had service lines and visits a life beside the straight way: all three
/// services read them, and go on.
class EarlierJournalsTest {

    private static final EventTypes TYPES = new EventTypes(ClinicEventTypes.BY_NAME);

    /// Of the same afternoon.
    private final Instant now = Instant.parse("2026-11-22T20:00:00Z");
    private final DeskInMemory<TicketState, TicketCommand, ClinicEvent> tickets = DeskInMemory.from(
            journal(Services.TICKET), new DeskInMemory.Setup<>(Services.TICKET,
                    new TicketRules(new TrackingKey(new byte[TrackingKey.LENGTH])), TYPES, () -> now));
    private final DeskInMemory<TriageState, TriageCommand, ClinicEvent> triage = DeskInMemory
            .from(journal(Services.TRIAGE), new DeskInMemory.Setup<>(Services.TRIAGE, new TriageRules(), TYPES, () -> now));
    private final DeskInMemory<PharmacyState, PharmacyCommand, ClinicEvent> pharmacy = DeskInMemory.from(
            journal(Services.PHARMACY), new DeskInMemory.Setup<>(Services.PHARMACY, new PharmacyRules(), TYPES, () -> now));

    private static Path journal(String service) {
        return Path.of("..", service, "src/test/resources/journals/before-rooms");
    }

    /// What a journal says last of each of its parts, read as plain JSON.
    private static Map<String, JsonNode> last(String service, String part, String id) throws IOException {
        var json = new ObjectMapper();
        var last = new LinkedHashMap<String, JsonNode>();
        for (var line : Files.readAllLines(journal(service).resolve("000001.journal"))) {
            for (var event : json.readTree(line.split(" ", 4)[3]).path("events")) {
                var state = event.path("data").path(part);
                if (state.has(id)) {
                    last.put(state.path(id).asText(), state);
                }
            }
        }
        return last;
    }

    /// It is sent the lines as they stand, and takes no event that lacks something.
    @Test
    void a_reader_that_begins_anew_takes_all_events() throws IOException {
        var codec = new EventCodec(TYPES);
        for (var service : List.of(Services.TICKET, Services.TRIAGE, Services.PHARMACY)) {
            var sequence = 0L;
            for (var line : Files.readAllLines(journal(service).resolve("000001.journal"))) {
                for (var event : new ObjectMapper().readTree(line.split(" ", 4)[3]).path("events")) {
                    try (var parser = BridgeJson.mapper().createParser(event.toString())) {
                        parser.nextToken();
                        assertThat(codec.received(parser).sequence()).isEqualTo(++sequence);
                    }
                }
            }
            assertThat(sequence).isPositive();
        }
    }

    @Test
    void visits_stand_as_the_journal_says() throws IOException {
        // When
        var said = last(Services.TRIAGE, "visit", "ticket");

        // Then
        assertThat(said).hasSize(15);
        assertThat(said.values()).extracting(visit -> visit.path("status").asText()).contains("waiting", "called",
                "in-consultation", "finished", "cancelled");
        said.forEach((id, expected) -> {
            var visit = visit(id);
            assertThat(visit.status().wire()).isEqualTo(expected.path("status").asText());
            assertThat(visit.number()).hasToString(expected.path("number").asText());
            assertThat(visit.urgency().priority()).hasToString(expected.path("priority").asText());
            assertThat(visit.issuedAt()).isEqualTo(expected.path("issuedAt").asText());
            assertThat(visit.called().room()).isEqualTo(expected.path("room").asText(null));
            assertThat(visit.prescriptions()).isEqualTo(expected.path("prescriptions").asInt());
            assertThat(visit.called().calls()).isEqualTo(expected.path("calls").asInt());
        });
    }

    @Test
    void prescriptions_stand_as_the_journal_says() throws IOException {
        // When
        var said = last(Services.PHARMACY, "prescription", "id");

        // Then
        assertThat(said).isNotEmpty();
        said.forEach((id, expected) -> assertThat(
                pharmacy.read(state -> state.find(PrescriptionId.parse(id))).orElseThrow().status().wire())
                .isEqualTo(expected.path("status").asText()));
    }

    @Test
    void the_day_goes_on() throws IOException {
        // Given
        var lastNumber = last(Services.TICKET, "ticket", "id").keySet().stream().filter(id -> id.contains("-A"))
                .mapToInt(id -> TicketId.parse(id).number().sequence()).max().orElseThrow();
        var waiting = triage.read(state -> state.next(now).inTheClinic(100).stream().map(Visit::ticket).toList());

        // When: a number is issued
        var _ = tickets.submit(List.of(order(new IssueTicket("general"), "kiosk 1"))).getFirst().join();
        var told = tickets.news();
        triage.receive(told);

        // Then
        var issued = ((TicketIssued) told.getLast().data()).ticket().id();
        assertThat(issued.number().sequence()).isEqualTo(lastNumber + 1);
        assertThat(visit(issued.toString()).status()).isEqualTo(VisitStatus.WAITING);

        // When: those who waited before are called, the new one comes last
        var ticket = new TicketReference.ById(issued);
        while (visit(issued.toString()).status() == VisitStatus.WAITING) {
            asks(new CallNext("9"));
            for (var id : waiting) {
                if (visit(id.toString()).status() == VisitStatus.CALLED) {
                    asks(new FinishConsultation(new TicketReference.ById(id)));
                }
            }
        }
        asks(new ParkVisit(ticket, "X-ray"));
        asks(new UndoMove(ticket));
        asks(new StartConsultation(ticket));
        asks(new SubmitPrescription(ticket, Day.ORDER));
        asks(new FinishConsultation(ticket));
        pharmacy.receive(triage.news());

        // Then
        assertThat(visit(issued.toString()).status()).isEqualTo(VisitStatus.FINISHED);
        assertThat(pharmacy.news()).extracting(event -> event.data()).hasAtLeastOneElementOfType(PrescriptionReceived.class);
        var _ = pharmacy.submit(List.of(order(new Claim(new PrescriptionId(ticket.id(), 1), null), "counter 1"))).getFirst()
                .join();
        SameState.holds(triage.read(state -> state), triage.replayed().read(state -> state));
    }

    @Test
    void who_is_with_a_doctor_by_the_journal_goes_on_and_may_be_undone() throws IOException {
        // Given
        var said = last(Services.TRIAGE, "visit", "ticket").values().stream()
                .filter(visit -> visit.path("status").asText().equals("in-consultation")).findFirst().orElseThrow();
        var ticket = TicketReference.parse(said.path("ticket").asText());

        // When
        asks(new FinishConsultation(ticket));
        asks(new UndoMove(ticket));

        // Then
        var visit = visit(said.path("ticket").asText());
        assertThat(visit.status()).isEqualTo(VisitStatus.IN_CONSULTATION);
        assertThat(visit.called().room()).isEqualTo(said.path("room").asText());
        asks(new CancelVisit(ticket));
    }

    private void asks(TriageCommand command) {
        var _ = triage.submit(List.of(order(command, "api"))).getFirst().join();
    }

    private Visit visit(String id) {
        return triage.read(state -> state.find(TicketReference.parse(id))).orElseThrow();
    }

    private static <C> Order<C> order(C command, String workplace) {
        return new Order<>(command, workplace, workplace, null, null);
    }
}
