package org.carequeue.triage.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.carequeue.bridge.desk.DeskTime;
import org.carequeue.bridge.desk.StateForm;
import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.CallExplanation;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.ClinicEvent.TicketTransferred;
import org.carequeue.events.ClinicEvent.VisitOpened;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Policy;
import org.carequeue.events.Priority;
import org.carequeue.events.Room;
import org.carequeue.events.Ticket;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketNumber;
import org.carequeue.events.Visit;
import org.carequeue.triage.model.TriageRules;
import org.carequeue.triage.model.TriageState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;

class WaitingOrderTest {

    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
    private static final ClinicSettings BUILT_IN = ClinicSettings.defaults(ZoneOffset.UTC);
    private static final ClinicSettings SETTINGS = new ClinicSettings(1, BUILT_IN.clinic(), BUILT_IN.zone(),
            BUILT_IN.dayStartsAt(), BUILT_IN.atDayEnd(), BUILT_IN.languages(), BUILT_IN.serviceLines(),
            List.of(new Room("1", List.of("general")), new Room("2", List.of("paediatrics")), Room.named("3")),
            BUILT_IN.counters(), BUILT_IN.scale(), BUILT_IN.calling());

    private final TriageRules rules = new TriageRules();
    private final TriageState state = rules.initial();

    @BeforeEach
    void configured() {
        rules.evolve(state, new ClinicConfigured(SETTINGS));
    }

    private Visit waits(int number, String level, int minute) {
        var scale = SETTINGS.scale();
        var id = id(number);
        var visit = Visit.opened(new Ticket(id, id.number(), "general", at(minute), new Priority(level),
                scale.level(new Priority(level)).target(), 1, "hash"), number, scale);
        rules.evolve(state, new VisitOpened(visit));
        return visit;
    }

    private static TicketId id(int number) {
        return new TicketId(LocalDate.of(2026, 11, 22), new TicketNumber('A', number));
    }

    private static Instant at(int minute) {
        return MORNING.plus(Duration.ofMinutes(minute));
    }

    private static WaitingOrder order(TriageState of, Instant now) {
        return WaitingOrder.of(of, new DeskTime(now, now));
    }

    @Test
    void nobody_waits() throws JsonProcessingException {
        assertThat(BridgeJson.mapper().writeValueAsString(order(state, MORNING))).isEqualTo(
                "{\"order\":[],\"places\":[],\"total\":0,\"policy\":\"ratio\",\"next\":{},\"reassess\":[],\"unserved\":[],"
                        + "\"overlooked\":{\"worst\":[],\"total\":0}}");
    }

    @Test
    void the_order_changes_with_time_alone() {
        waits(1, "low", 0);
        waits(2, "moderate", 95);

        // Then
        assertThat(order(state, at(126)).order()).containsExactly(id(1), id(2));
        assertThat(order(state, at(127)).order()).containsExactly(id(2), id(1));
    }

    @Test
    void it_says_who_is_next_where_whom_to_look_at_and_which_tier_is_not_served() throws JsonProcessingException {
        // Given
        waits(1, "high", 0);
        waits(2, "normal", 10);
        rules.evolve(state, new TicketCalled(waits(3, "low", 10).called("1", at(60))));

        // When
        var order = order(state, at(70));

        // Then: the tier of the normal one was called ten minutes ago
        assertThat(order.next()).isEqualTo(Map.of("1", id(1), "3", id(1)));
        assertThat(order.reassess()).containsExactly(id(1), id(2));
        assertThat(order.total()).isEqualTo(2);
        assertThat(BridgeJson.mapper().writeValueAsString(order)).contains("\"next\":{\"1\":\"2026-11-22-A001\",",
                "\"unserved\":[{\"tier\":1,\"levels\":[\"high\"],\"since\":\"2026-11-22T08:00:00Z\",\"waiting\":1}]");
    }

    @Test
    void a_room_whose_patient_was_sent_elsewhere_has_worked_and_the_one_that_was_chosen_has_not()
            throws JsonProcessingException {
        // Given
        var why = new CallExplanation(at(20), "1", null, Policy.RATIO, List.of(), null);
        var seen = waits(1, "low", 0).called("1", at(20)).because(why).started(at(21)).transferred("general", "3", null,
                at(25));
        rules.evolve(state, new TicketTransferred(seen));
        waits(2, "low", 0);

        // When
        var json = BridgeJson.mapper().writeValueAsString(order(state, at(31)));

        // Then: room 1, which takes the same line, has called at 20
        assertThat(json).contains("\"overlooked\":{\"worst\":[{\"ticket\":\"2026-11-22-A001\",\"number\":\"A001\","
                + "\"why\":\"room-idle\",\"room\":\"3\",\"since\":\"2026-11-22T08:25:00Z\"}],\"total\":1}");
        assertThat(order(state, at(41)).overlooked().total()).isEqualTo(2);
    }

    @Test
    void the_last_call_of_a_tier_is_still_known_after_a_start_from_a_snapshot() {
        // Given
        rules.evolve(state, new TicketCalled(waits(1, "normal", 0).called("1", at(100))));
        waits(2, "normal", 0);

        // When
        var restored = restored();

        // Then
        assertThat(order(restored, at(120)).unserved()).isEmpty();
        assertThat(order(restored, at(121)).unserved()).singleElement()
                .satisfies(tier -> assertThat(tier.since()).isEqualTo(at(100)));
        assertThat(order(restored, at(121))).isEqualTo(order(state, at(121)));
    }

    private TriageState restored() {
        return restored(rules.form().orElseThrow());
    }

    private <M> TriageState restored(StateForm<TriageState, M> form) {
        try {
            var json = BridgeJson.mapper().writeValueAsBytes(form.copy().apply(state));
            return form.restore().apply(BridgeJson.mapper().readValue(json, form.type()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void it_has_bounds_and_fits_a_frame_however_many_wait() throws JsonProcessingException {
        for (int number = 1; number <= 3_000; number++) {
            waits(number, "critical", 0);
        }

        // When
        var order = order(state, at(600));

        // Then
        assertThat(order.order()).hasSize(1_000);
        assertThat(order.reassess()).hasSize(200);
        assertThat(order.total()).isEqualTo(3_000);
        assertThat(BridgeJson.mapper().writeValueAsBytes(order)).hasSizeLessThan(64 * 1024);
    }

    @Test
    void a_place_counts_those_alone_who_can_be_called_before() {
        // Given: room 3 takes everybody, room 2 the paediatrics alone; the fourth waits for room 2
        waits(1, "normal", 0);
        waits(2, "normal", 1);
        waits(3, "normal", 2);
        rules.evolve(state, new TicketTransferred(waits(4, "normal", 3).transferred("general", "2", null, at(4))));

        // When
        var order = order(state, at(5));

        // Then
        assertThat(order.order()).containsExactly(id(1), id(2), id(3), id(4));
        assertThat(order.places()).containsExactly(1, 2, 3, 1);
    }

    @Test
    void while_the_clock_is_behind_the_journal_somebody_is_next_and_it_is_said_that_times_stand_still()
            throws JsonProcessingException {
        // Given: two days ahead somebody took a number, and the clock is right again
        waits(1, "normal", 2 * 24 * 60);

        // When
        var order = WaitingOrder.of(state, new DeskTime(at(2 * 24 * 60), MORNING));

        // Then
        assertThat(order.next()).containsEntry("1", id(1));
        assertThat(order.places()).containsExactly(1);
        assertThat(BridgeJson.mapper().writeValueAsString(order))
                .contains("\"standsStillUntil\":\"2026-11-24T08:00:00Z\"");
        assertThat(order(state, at(2 * 24 * 60)).standsStillUntil()).isNull();
    }
}
