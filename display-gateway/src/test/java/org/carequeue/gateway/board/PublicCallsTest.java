package org.carequeue.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.events.ClinicEventTypes;
import org.carequeue.gateway.board.Change.PrescriptionChanged;
import org.junit.jupiter.api.Test;

/// What the public screen and a patient's own page hear of medicines.
class PublicCallsTest {

    private final ThreeLogs logs = new ThreeLogs().configure().open(ThreeLogs.MONDAY);
    private final Board board = new Board(Instant.EPOCH);
    private int applied;

    /// The messages about prescriptions that have come of what the logs have had since.
    private List<String> heardBy(Audience audience) {
        var heard = new ArrayList<String>();
        var all = logs.inOrder();
        for (; applied < all.size(); applied++) {
            for (var change : board.apply(all.get(applied))) {
                if (change instanceof PrescriptionChanged prescription) {
                    var view = audience.view().prescription(prescription);
                    if (view != null) {
                        heard.add(ClinicEventTypes.nameOf(prescription.event()) + " " + Messages.write(view));
                    }
                }
            }
        }
        return heard;
    }

    private List<String> standingFor(Audience audience) {
        return board.state().rows().stream()
                .flatMap(row -> row.prescriptions().stream().map(one -> audience.view().prescription(row, one)))
                .filter(view -> view != null).map(Messages::write).toList();
    }

    @Test
    void each_of_two_that_are_ready_at_one_counter_is_called_and_ends_by_itself() {
        // Given
        var ticket = logs.issue("A001");
        var first = logs.prescribe(ticket);
        var second = logs.prescribe(ticket);
        logs.claim(first, "1").claim(second, "1").ready(first).ready(second).handOver(first);

        // Then
        assertThat(heardBy(Audience.SCREEN)).containsExactly(
                "prescription-ready {\"id\":\"2026-11-23-A001-P1\",\"number\":\"A001\",\"counter\":\"1\"}",
                "prescription-ready {\"id\":\"2026-11-23-A001-P2\",\"number\":\"A001\",\"counter\":\"1\"}",
                "prescription-handed-over {\"id\":\"2026-11-23-A001-P1\",\"number\":\"A001\",\"counter\":\"1\"}");
        assertThat(standingFor(Audience.SCREEN)).containsExactly(
                "{\"id\":\"2026-11-23-A001-P2\",\"number\":\"A001\",\"status\":\"ready\",\"counter\":\"1\"}");
    }

    @Test
    void what_another_counter_takes_over_is_called_there_if_it_was_called() {
        // Given
        var id = logs.prescribe(logs.issue("A001"));
        logs.claim(id, "1").takeOver(id, "2");
        assertThat(heardBy(Audience.SCREEN)).isEmpty();

        // When
        logs.ready(id).takeOver(id, "3");

        // Then
        assertThat(heardBy(Audience.SCREEN)).last().asString().isEqualTo(
                "prescription-taken-over {\"id\":\"2026-11-23-A001-P1\",\"number\":\"A001\",\"counter\":\"3\"}");
    }

    @Test
    void what_is_undone_is_called_no_more_or_again() {
        // Given
        var id = logs.prescribe(logs.issue("A001"));
        logs.claim(id, "1").undoStep(id).claim(id, "1").ready(id);
        heardBy(Audience.SCREEN);

        // When
        var undoneReady = heardBy(Audience.SCREEN, () -> logs.undoStep(id));
        var undoneHandOver = heardBy(Audience.SCREEN, () -> logs.ready(id).handOver(id).undoStep(id));

        // Then
        assertThat(undoneReady).containsExactly("prescription-step-undone "
                + "{\"id\":\"2026-11-23-A001-P1\",\"number\":\"A001\",\"counter\":\"1\"}");
        assertThat(undoneHandOver).last().asString().isEqualTo("prescription-step-undone "
                + "{\"id\":\"2026-11-23-A001-P1\",\"number\":\"A001\",\"status\":\"ready\",\"counter\":\"1\"}");
    }

    private List<String> heardBy(Audience audience, Runnable afterwards) {
        afterwards.run();
        return heardBy(audience);
    }

    @Test
    void what_nobody_fetches_is_off_the_screens_at_the_days_end_and_stays_on_the_patients_own_page() {
        // Given
        var id = logs.prescribe(logs.issue("A001"));
        logs.claim(id, "1").ready(id);
        heardBy(Audience.SCREEN);

        // When
        logs.notCollected(id);
        var heard = heardBy(Audience.SCREEN);

        // Then
        assertThat(heard).singleElement().asString().startsWith("prescription-not-collected ");
        assertThat(standingFor(Audience.SCREEN)).isEmpty();
        assertThat(standingFor(Audience.KIOSK)).isEmpty();
        assertThat(standingFor(Audience.TICKET)).singleElement().asString().contains("\"not-collected\"");

        // When
        logs.handOver(id);

        // Then
        assertThat(heardBy(Audience.TICKET)).singleElement().asString().startsWith("prescription-handed-over ");
        assertThat(standingFor(Audience.TICKET)).singleElement().asString().contains("\"handed-over\"", "\"handedOverAt\"");
    }

    @Test
    void of_what_is_in_work_a_patient_hears_once_that_it_is_being_prepared_and_not_how() {
        // Given
        var id = logs.prescribe(logs.issue("A001"));
        assertThat(heardBy(Audience.TICKET)).last().asString().startsWith("prescription-submitted ").contains("\"preparing\"");

        // When
        var inWork = heardBy(Audience.TICKET, () -> logs.claim(id, "1"));
        var ready = heardBy(Audience.TICKET, () -> logs.ready(id));

        // Then
        assertThat(inWork).isEmpty();
        assertThat(ready).singleElement().asString().startsWith("prescription-ready ").contains("\"counter\":\"1\"");
    }

    @Test
    void what_was_cancelled_at_a_counter_stays_on_the_board_until_it_is_put_away() {
        // Given
        var ticket = logs.issue("A001");
        var id = logs.prescribe(ticket);
        logs.claim(id, "1").cancel(ticket).cancel(id).open(ThreeLogs.TUESDAY);
        heardBy(Audience.PHARMACIST);

        // Then
        assertThat(standingFor(Audience.PHARMACIST)).singleElement().asString().contains("\"cancelled\"");

        // When
        logs.putAway(id);
        heardBy(Audience.PHARMACIST);

        // Then
        assertThat(standingFor(Audience.PHARMACIST)).isEmpty();
    }
}
