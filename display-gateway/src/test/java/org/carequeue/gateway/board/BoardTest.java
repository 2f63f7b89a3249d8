package org.carequeue.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carequeue.gateway.board.ThreeLogs.MONDAY;
import static org.carequeue.gateway.board.ThreeLogs.TUESDAY;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Policy;
import org.carequeue.events.Prescription;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.Priority;
import org.carequeue.events.Services;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketMatch;
import org.carequeue.events.TicketReference;
import org.carequeue.events.VisitStatus;
import org.carequeue.gateway.board.Change.DayBegan;
import org.carequeue.gateway.board.Change.HelpChanged;
import org.carequeue.gateway.board.Change.OrderChanged;
import org.carequeue.gateway.board.Change.OverlookedChanged;
import org.carequeue.gateway.board.Change.PrescriptionChanged;
import org.carequeue.gateway.board.Change.RowsLeft;
import org.carequeue.gateway.board.Change.SettingsChanged;
import org.carequeue.gateway.board.Change.StatusChanged;
import org.carequeue.gateway.board.Change.TicketChanged;
import org.carequeue.gateway.board.Change.TimeStandsStill;
import org.carequeue.gateway.board.Change.UnservedChanged;
import org.carequeue.gateway.board.Row.LastMove;
import org.carequeue.gateway.board.WaitingOrder.Overlooked;
import org.carequeue.gateway.board.WaitingOrder.OverlookedPatient;
import org.carequeue.gateway.board.WaitingOrder.OwnPlace;
import org.carequeue.gateway.board.WaitingOrder.Unserved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BoardTest {

    private static final Instant START = Instant.parse("2026-11-23T07:00:00Z");

    private final ThreeLogs logs = new ThreeLogs();
    private final Board board = new Board(START);

    @Test
    void a_ticket_is_new_once_whichever_part_comes_first() {
        // Given
        logs.issue("A001");

        // When
        var byTriage = news(logs.of(Services.TRIAGE));
        var byTicket = news(logs.of(Services.TICKET));

        // Then
        assertThat(byTriage).containsExactly("new-ticket");
        assertThat(byTicket).isEmpty();
    }

    @Test
    void a_call_is_heard_with_its_room() {
        // Given
        var id = logs.issue("A001");
        logs.call(id, "3");

        // When
        var changes = apply(logs.inOrder());

        // Then
        assertThat(changes.getLast()).isInstanceOfSatisfying(TicketChanged.class, change -> {
            assertThat(change.news()).isEqualTo(TicketNews.CALLED);
            assertThat(change.row().room()).isEqualTo("3");
        });
    }

    @Test
    void a_submitted_prescription_is_known_before_the_pharmacy_has_it() {
        // Given
        var prescription = logs.prescribe(logs.issue("A001"));

        // When
        var byTriage = news(logs.of(Services.TRIAGE));

        // Then
        assertThat(byTriage).containsExactly("new-ticket", "prescription-submitted");
        assertThat(stateOf(prescription).version()).isZero();

        // When
        var byPharmacy = news(logs.of(Services.PHARMACY));

        // Then
        assertThat(byPharmacy).containsExactly("prescription-received");
        assertThat(stateOf(prescription).version()).isEqualTo(1);
    }

    @Test
    void a_prescription_that_the_pharmacy_tells_of_first_is_submitted_once() {
        // Given
        logs.prescribe(logs.issue("A001"));

        // When
        var byPharmacy = news(logs.of(Services.PHARMACY));
        var byTriage = news(logs.of(Services.TRIAGE));

        // Then
        assertThat(byPharmacy).containsExactly("prescription-submitted");
        assertThat(byTriage).containsExactly("new-ticket");
    }

    @Test
    void settings_come_by_two_logs_and_are_heard_once() {
        // Given
        logs.configure();

        // When
        var changes = apply(logs.inOrder());

        // Then
        assertThat(changes).singleElement().isInstanceOf(SettingsChanged.class);
        assertThat(board.settings()).isPresent();
    }

    @Test
    void what_is_done_leaves_when_both_logs_have_opened_the_next_day() {
        // Given
        logs.open(MONDAY);
        var done = logs.issue("A001");
        var open = logs.issue("A002");
        logs.finish(done).open(TUESDAY);
        var ticketLog = logs.of(Services.TICKET);
        apply(ticketLog.subList(0, ticketLog.size() - 1));

        // When
        var triageDay = apply(logs.of(Services.TRIAGE));

        // Then
        assertThat(triageDay).noneMatch(RowsLeft.class::isInstance).contains(new DayBegan(TUESDAY));
        assertThat(find(done.toString())).isPresent();

        // When
        var ticketDay = apply(List.of(ticketLog.getLast()));

        // Then
        assertThat(ticketDay).containsExactly(new RowsLeft(1));
        assertThat(find(done.toString())).isEmpty();
        assertThat(find(open.toString())).isPresent();
    }

    @Test
    void what_is_left_of_an_earlier_day_leaves_as_soon_as_it_is_done() {
        // Given
        logs.open(MONDAY);
        var id = logs.issue("A001");
        var prescription = logs.prescribe(id);
        logs.finish(id).open(TUESDAY);
        apply(logs.inOrder());
        assertThat(find("A001")).isPresent();
        logs.handOver(prescription);

        // When
        var changes = news(List.of(logs.inOrder().getLast()));

        // Then
        assertThat(changes).containsExactly("prescription-handed-over");
        assertThat(find("A001")).isEmpty();
        assertThat(board.tracked(ThreeLogs.hashOf(id))).isEmpty();
    }

    @Test
    void what_has_left_does_not_come_back() {
        // Given
        logs.open(MONDAY);
        var id = logs.issue("A001");
        logs.finish(id).open(TUESDAY).prioritise(id, "high");

        // When
        apply(logs.inOrder());

        // Then
        assertThat(board.state().rows()).isEmpty();
        assertThat(board.openTickets()).isZero();
    }

    @Test
    void a_bare_number_that_could_mean_yesterdays_patient_or_todays_is_asked_back() {
        // Given
        logs.open(MONDAY);
        var monday = logs.issue("A001");
        logs.call(monday, "1").open(TUESDAY);
        apply(logs.inOrder());

        // Then
        assertThat(match("A001")).isEqualTo(new TicketMatch.One(monday));

        // When
        var tuesday = logs.issue("A001");
        apply(logs.inOrder().subList(logs.inOrder().size() - 2, logs.inOrder().size()));

        // Then
        assertThat(match("A001")).isEqualTo(new TicketMatch.Several(List.of(monday, tuesday)));
        assertThat(match(tuesday.toString())).isEqualTo(new TicketMatch.One(tuesday));

        // When
        logs.finish(monday);
        apply(List.of(logs.inOrder().getLast()));

        // Then
        assertThat(match("A001")).isEqualTo(new TicketMatch.One(tuesday));
    }

    @Test
    void all_who_can_be_meant_are_found_those_first_who_are_still_here_then_the_newest() {
        // Given
        logs.open(MONDAY);
        var yesterday = logs.issue("A001");
        logs.call(yesterday, "1").open(TUESDAY);
        var cancelled = logs.issue("A001");
        var waiting = logs.issue("B001");
        logs.cancel(cancelled);
        logs.issue("A010");
        apply(logs.inOrder());

        // Then
        assertThat(found("1")).containsExactly(waiting, yesterday, cancelled);
        assertThat(found("a1")).containsExactly(yesterday, cancelled);
        assertThat(found(cancelled.toString())).containsExactly(cancelled);
        assertThat(found("2")).isEmpty();
        assertThat(board.find(new Sought.ByLink("hash-of-" + waiting))).extracting(Row::id).containsExactly(waiting);
        assertThat(board.find(new Sought.ByLink("hash-of-nobody"))).isEmpty();
    }

    @Test
    void who_has_left_the_board_is_not_found() {
        // Given
        logs.open(MONDAY);
        var id = logs.issue("A001");
        logs.cancel(id).open(TUESDAY);

        // When
        apply(logs.inOrder());

        // Then
        assertThat(found("A001")).isEmpty();
        assertThat(found(id.toString())).isEmpty();
        assertThat(board.find(new Sought.ByLink("hash-of-" + id))).isEmpty();
    }

    private List<TicketId> found(String typed) {
        return board.find(Sought.read(typed)).stream().map(Row::id).toList();
    }

    @Test
    void a_number_that_nobody_holds_any_more_is_the_newest_ticket_with_it() {
        // Given
        logs.open(MONDAY);
        var id = logs.issue("A001");
        logs.cancel(id);

        // When
        apply(logs.inOrder());

        // Then
        assertThat(find("a001").map(Row::id)).contains(id);
    }

    @Test
    void a_place_is_what_the_owner_says_and_the_place_in_the_list_where_it_does_not() {
        var one = TicketId.parse("2026-11-23-A001");
        var two = TicketId.parse("2026-11-23-A002");
        var said = new WaitingOrder(List.of(one, two), List.of(1, 1), 11, null, Map.of(), List.of(), List.of(),
                Overlooked.NOBODY, null);

        assertThat(said.placeOf(two)).isEqualTo(new OwnPlace(1, 11));
        assertThat(said.allPlaces()).isEqualTo(Map.of(one, 1, two, 1));
        assertThat(new WaitingOrder(List.of(one, two), 11).placeOf(two)).isEqualTo(new OwnPlace(2, 11));
        assertThat(said.placeOf(TicketId.parse("2026-11-23-A003"))).isEqualTo(new OwnPlace(null, 11));
    }

    @Test
    void that_times_stand_still_is_heard_when_it_begins_and_when_it_ends() {
        var until = Instant.parse("2026-11-25T08:00:00Z");
        var still = new WaitingOrder(List.of(), List.of(), 0, null, Map.of(), List.of(), List.of(), Overlooked.NOBODY,
                until);

        assertThat(board.take(still)).containsExactly(new TimeStandsStill(until));
        assertThat(board.take(still)).isEmpty();
        assertThat(board.take(new WaitingOrder(List.of(), 0))).containsExactly(new TimeStandsStill(null));
    }

    @Test
    void open_tickets_are_counted_until_their_visit_ends() {
        // Given
        var one = logs.issue("A001");
        logs.issue("A002");
        logs.prescribe(one);
        logs.call(one, "1").finish(one);

        // When
        apply(logs.inOrder());

        // Then
        assertThat(board.openTickets()).isEqualTo(1);
    }

    @Test
    void a_tracking_hash_finds_its_ticket() {
        // Given
        var id = logs.issue("A001");

        // When
        apply(logs.inOrder());

        // Then
        assertThat(board.tracked(ThreeLogs.hashOf(id))).contains(id);
        assertThat(board.tracked("another")).isEmpty();
    }

    @Test
    void the_board_is_live_while_all_services_are_heard() {
        // Given
        var later = START.plusSeconds(10);
        board.take(new ServiceStatus(Services.TICKET, true, later));
        board.take(new ServiceStatus(Services.TRIAGE, true, later));
        assertThat(board.state().status()).isEqualTo(new BoardStatus(false, START));

        // When
        var changes = board.take(new ServiceStatus(Services.PHARMACY, true, later));

        // Then
        assertThat(changes).contains(new StatusChanged(new BoardStatus(true, later)));

        // When
        var gone = later.plusSeconds(60);
        board.take(new ServiceStatus(Services.TRIAGE, false, gone));
        var nextGone = board.take(new ServiceStatus(Services.TICKET, false, gone.plusSeconds(5)));

        // Then
        assertThat(board.state().status()).isEqualTo(new BoardStatus(false, gone));
        assertThat(nextGone).noneMatch(StatusChanged.class::isInstance);
    }

    @Test
    void a_service_that_is_still_away_is_missed_since_the_board_was_saved() {
        // When
        var changes = board.take(new ServiceStatus(Services.TICKET, false, START.plusSeconds(60)));

        // Then
        assertThat(changes).isEmpty();
        assertThat(board.state().services()).allMatch(service -> service.since().equals(START));
    }

    @Test
    void a_saved_board_shows_what_it_showed() {
        // Given
        apply(ThreeLogs.journey().inOrder());
        var saved = board.state();

        // When
        var again = new Board(START, saved);

        // Then
        assertThat(again.state()).isEqualTo(saved);
        assertThat(again.openTickets()).isEqualTo(board.openTickets());
    }

    // ── help ──

    @Test
    void a_request_for_help_stays_over_the_day_until_somebody_goes_there() {
        // Given
        logs.open(MONDAY);
        var help = logs.askForHelp(logs.issue("A001"));
        logs.askForHelp(null);
        logs.open(TUESDAY);

        // When
        var asked = news(logs.inOrder());

        // Then
        assertThat(asked).containsSubsequence("help-requested", "help-requested");
        assertThat(board.state().help()).hasSize(2);

        // When
        logs.acknowledge(help);
        var acknowledged = news(List.of(logs.inOrder().getLast()));
        var again = news(List.of(logs.inOrder().getLast()));

        // Then
        assertThat(acknowledged).containsExactly("help-acknowledged");
        assertThat(again).isEmpty();
        assertThat(board.state().help()).singleElement().satisfies(open -> assertThat(open.ticket()).isNull());
    }

    // ── moves ──

    @Test
    void the_last_move_can_be_undone_until_it_was() {
        // Given
        var id = logs.issue("A001");
        var before = logs.standing(id);

        // When
        apply(logs.call(id, "3").prioritise(id, "high").inOrder());

        // Then
        assertThat(rowOf(id).lastMove()).isNotNull().extracting(LastMove::type).isEqualTo("ticket-called");

        // When
        logs.undo(id, "ticket-called", before);
        var news = news(List.of(logs.inOrder().getLast()));

        // Then
        assertThat(news).containsExactly("move-undone");
        assertThat(rowOf(id).lastMove()).isNull();
        assertThat(rowOf(id).status()).isEqualTo(VisitStatus.WAITING);
    }

    @Test
    void a_level_can_be_given_back_until_somebody_has_looked_again() {
        // Given
        var id = logs.issue("A001");
        apply(logs.inOrder());
        var before = logs.standing(id);

        // When
        apply(logs.prioritise(id, "high").call(id, "3").inOrder());

        // Then
        assertThat(rowOf(id).lastLevel()).isNotNull().satisfies(level -> {
            assertThat(level.from().code()).isEqualTo("normal");
            assertThat(level.triaged()).isFalse();
        });

        // When
        apply(logs.undoLevel(id, before).inOrder());

        // Then
        assertThat(rowOf(id).visit()).isNotNull().extracting(visit -> visit.urgency().triaged()).isEqualTo(false);
        assertThat(rowOf(id).lastLevel()).isNull();
        apply(logs.prioritise(id, "high").reassess(id).inOrder());
        assertThat(rowOf(id).lastLevel()).isNull();
    }

    @Test
    void whose_end_was_undone_after_the_day_had_changed_is_there_again() {
        // Given
        logs.open(MONDAY);
        var id = logs.issue("A001");
        var before = logs.standing(id);
        logs.cancel(id).open(TUESDAY);
        apply(logs.inOrder());
        assertThat(find("A001")).isEmpty();

        // When
        logs.undo(id, "ticket-cancelled", before);
        var news = news(List.of(logs.inOrder().getLast()));

        // Then
        assertThat(news).containsExactly("new-ticket", "move-undone");
        assertThat(rowOf(id).open()).isTrue();
    }

    @Test
    void who_was_closed_at_the_days_end_is_shown_for_the_day_after() {
        // Given
        logs.open(MONDAY);
        var waited = logs.issue("A001");
        var finished = logs.issue("A002");
        logs.finish(finished).close(waited).open(TUESDAY.plusDays(3));

        // When
        apply(logs.inOrder());

        // Then
        assertThat(rowOf(waited).status()).isEqualTo(VisitStatus.DAY_ENDED);
        assertThat(board.tracked(ThreeLogs.hashOf(waited))).contains(waited);
        assertThat(find(finished.toString())).isEmpty();
        assertThat(board.openTickets()).isZero();

        // When
        var size = logs.inOrder().size();
        apply(logs.open(TUESDAY.plusDays(4)).inOrder().subList(size, size + 2));

        // Then
        assertThat(board.state().rows()).isEmpty();
    }

    // ── the waiting order ──

    @Test
    void the_order_and_the_alerts_that_come_with_it_are_each_heard_when_they_change() {
        // Given
        var id = TicketId.parse("2026-11-23-A001");
        var unserved = List.of(new Unserved(1, List.of(new Priority("high")), START, 2));
        var nobody = new Overlooked(List.of(), 0);
        var somebody = new Overlooked(List.of(new OverlookedPatient(id, id.number(), "late", null, START)), 1);
        var order = new WaitingOrder(List.of(id), List.of(), 1, Policy.RATIO, Map.of("3", id), List.of(), List.of(), nobody,
                null);

        // Then
        assertThat(board.take(order)).containsExactly(new OrderChanged(order));
        assertThat(board.take(order)).isEmpty();
        assertThat(board.take(
                new WaitingOrder(List.of(id), List.of(), 1, Policy.RATIO, Map.of("3", id), List.of(), unserved, nobody, null)))
                .containsExactly(new UnservedChanged(unserved));
        assertThat(board.take(new WaitingOrder(List.of(id), List.of(), 1, Policy.RATIO, Map.of("3", id), List.of(id), unserved,
                nobody, null)))
                .singleElement().isInstanceOf(OrderChanged.class);
        assertThat(board.take(new WaitingOrder(List.of(id), List.of(), 1, Policy.RATIO, Map.of("3", id), List.of(id), unserved,
                somebody, null)))
                .containsExactly(new OverlookedChanged(somebody));
    }

    // ── a log that is read again ──

    @ParameterizedTest
    @FieldSource("org.carequeue.events.Services#NAMES")
    void a_log_that_is_read_again_gives_the_same_board(String service) {
        // Given
        var journey = ThreeLogs.journey();
        journey.prescribe(TicketId.parse("2026-11-24-A001"));
        apply(journey.inOrder());
        var before = board.state();

        // When
        var changes = board.forget(service);
        var without = board.state();
        apply(journey.of(service));

        // Then
        assertThat(changes).singleElement().isInstanceOf(RowsLeft.class);
        assertThat(without).isNotEqualTo(before);
        assertThat(board.state()).isEqualTo(before);
        assertThat(board.openTickets()).isEqualTo(new Board(START, before).openTickets());
    }

    @Test
    void what_a_lost_log_told_is_forgotten_and_what_others_know_stays() {
        // Given
        var id = logs.issue("A001");
        apply(logs.inOrder());
        var alone = new ThreeLogs();
        var notTaken = alone.issue("A002");
        apply(alone.of(Services.TICKET));

        // When
        board.forget(Services.TICKET);

        // Then
        assertThat(board.tracked(ThreeLogs.hashOf(id))).isEmpty();
        assertThat(find("A001")).hasValueSatisfying(row -> {
            assertThat(row.ticket()).isNull();
            assertThat(row.visit()).isNotNull();
        });
        assertThat(find(notTaken.toString())).isEmpty();
        assertThat(board.openTickets()).isEqualTo(1);
    }

    @Test
    void a_number_that_is_issued_again_is_announced_again_and_its_former_token_finds_nothing() {
        // Given
        var id = logs.issue("A001");
        logs.cancel(id);
        apply(logs.inOrder());

        // When
        var again = new ThreeLogs().later(Duration.ofHours(1));
        again.issue(id, "another hash");
        var news = news(again.of(Services.TRIAGE));
        apply(again.of(Services.TICKET));

        // Then
        assertThat(news).containsExactly("new-ticket");
        assertThat(board.tracked(ThreeLogs.hashOf(id))).isEmpty();
        assertThat(board.tracked("another hash")).contains(id);
        assertThat(board.openTickets()).isEqualTo(1);
    }

    @Test
    void settings_of_a_log_that_begins_anew_count_although_their_version_is_lower() {
        // Given
        logs.configure(ClinicSettings.defaults(ZoneId.of("Europe/Berlin")).withVersion(7));
        apply(logs.inOrder());

        // When
        var anew = new ThreeLogs().configure(ClinicSettings.defaults(ZoneId.of("Europe/Paris")).withVersion(1));
        var changes = apply(anew.of(Services.TICKET));
        var passedOn = apply(logs.of(Services.TRIAGE));

        // Then
        assertThat(changes).singleElement().isInstanceOf(SettingsChanged.class);
        assertThat(passedOn).isEmpty();
        assertThat(board.settings()).hasValueSatisfying(settings -> assertThat(settings.version()).isEqualTo(1));
    }

    private List<Change> apply(List<Envelope<ClinicEvent>> events) {
        var changes = new ArrayList<Change>();
        events.forEach(event -> changes.addAll(board.apply(event)));
        return changes;
    }

    private List<String> news(List<Envelope<ClinicEvent>> events) {
        return apply(events).stream().map(change -> switch (change) {
            case TicketChanged ticket -> ticket.news().wire();
            case PrescriptionChanged prescription -> ClinicEventTypes.nameOf(prescription.event());
            case HelpChanged help -> ClinicEventTypes.nameOf(help.event());
            default -> change.toString();
        }).toList();
    }

    private TicketMatch match(String reference) {
        return board.match(TicketReference.parse(reference));
    }

    private Optional<Row> find(String reference) {
        return match(reference) instanceof TicketMatch.One(var id) ? board.find(id) : Optional.empty();
    }

    private Row rowOf(TicketId id) {
        return find(id.toString()).orElseThrow();
    }

    private Prescription stateOf(PrescriptionId id) {
        return find(id.ticket().toString()).flatMap(row -> row.prescription(id)).orElseThrow();
    }
}
