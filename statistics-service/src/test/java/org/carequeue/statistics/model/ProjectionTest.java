package org.carequeue.statistics.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.carequeue.events.ClinicEvent.TicketCalled;
import org.carequeue.events.Services;
import org.carequeue.events.StatisticsSettings.Staff;
import org.carequeue.statistics.HandmadeDay;
import org.carequeue.statistics.Journals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {

    private static final byte[] KEY = new byte[32];
    private static final @Nullable String PSEUDONYM = new StaffNames(KEY).kept(Staff.PSEUDONYMS, "doctor.1");
    /// In the minute between the settings and the first ticket.
    private static final double BEFORE = -0.5;

    private static Rows rows(Journals journals) {
        var projection = new Projection(new StaffNames(KEY));
        var rows = new Rows();
        for (var service : List.of(Services.TICKET, Services.TRIAGE, Services.PHARMACY)) {
            journals.of(service).forEach(event -> projection.apply(event, rows));
        }
        return rows;
    }

    /// Without the settings, which say how often a medicine may be taken and nobody's name.
    private static String text(Rows rows) {
        return Stream.of(rows.visits(), rows.calls(), rows.prescriptions(), rows.items(), rows.days())
                .map(Object::toString).reduce("", String::concat);
    }

    @Test
    void nothing_that_names_a_patient_or_says_what_is_the_matter_is_kept() {
        var all = text(rows(HandmadeDay.played().at(BEFORE).keeping(Staff.NAMES)));

        assertThat(all).contains("doctor.1").doesNotContain("Ada", "1980", "penicillin", "Amoxicillin", "Morphine", "500 mg",
                "with water", "every-8-hours", "X-ray", "rash", "bleeds", "out of stock", "not on the market", "hash-of");
    }

    @Test
    void staff_are_kept_as_the_clinic_says() {
        assertThat(text(rows(HandmadeDay.played()))).doesNotContain("doctor.", "pharmacist.");
        assertThat(rows(HandmadeDay.played().at(BEFORE).keeping(Staff.NOTHING)).visits()).extracting(VisitRow::staff)
                .containsOnlyNulls();
        assertThat(PSEUDONYM).hasSize(16).isEqualTo(new StaffNames(KEY).kept(Staff.PSEUDONYMS, "doctor.1"))
                .isNotEqualTo(new StaffNames(KEY).kept(Staff.PSEUDONYMS, "doctor.2"))
                .isNotEqualTo(new StaffNames("0123456789abcdef0123456789abcdef".getBytes()).kept(Staff.PSEUDONYMS, "doctor.1"));
    }

    /// Whoever began a consultation before then stays as that was kept, and the pharmacist hears of it by the pharmacy's own log.
    @Test
    void another_choice_counts_from_its_place_in_each_log_on() {
        var rows = rows(HandmadeDay.played().at(20).keeping(Staff.NAMES).at(60.5).keeping(Staff.NOTHING));

        assertThat(rows.visits()).filteredOn(row -> row.ticket().endsWith("A001")).extracting(VisitRow::staff)
                .containsExactly(PSEUDONYM);
        assertThat(rows.visits()).filteredOn(row -> row.ticket().endsWith("A004")).extracting(VisitRow::staff)
                .containsExactly("doctor.1");
        assertThat(rows.visits()).filteredOn(row -> row.ticket().endsWith("A009")).extracting(VisitRow::staff)
                .containsOnlyNulls();
        assertThat(rows.prescriptions()).extracting(PrescriptionRow::prescriber).filteredOn(Objects::nonNull)
                .singleElement().asString().hasSize(16);
        assertThat(rows.prescriptions()).extracting(PrescriptionRow::dispenser).containsOnlyNulls();
    }

    @Test
    void a_visit_knows_with_whom_and_a_prescription_by_whom() {
        var rows = rows(HandmadeDay.played().at(BEFORE).keeping(Staff.NAMES));

        assertThat(rows.visits()).filteredOn(row -> row.ticket().endsWith("A002")).singleElement()
                .returns("doctor.2", VisitRow::staff);
        assertThat(rows.prescriptions()).filteredOn(row -> row.id().endsWith("B002-P1")).singleElement()
                .returns("doctor.one", PrescriptionRow::prescriber).returns("pharmacist.two", PrescriptionRow::dispenser);
    }

    @Test
    void calls_are_rows_and_one_that_was_undone_says_so() {
        var calls = rows(HandmadeDay.played().at(BEFORE).keeping(Staff.NAMES)).calls();

        assertThat(calls).hasSize(26);
        assertThat(calls).filteredOn(CallRow::undone).singleElement().satisfies(call -> {
            assertThat(call.ticket()).endsWith("A008");
            assertThat(call.room()).isEqualTo("4");
        });
        assertThat(calls).filteredOn(CallRow::outOfTurn).extracting(CallRow::ticket).containsExactly("2026-11-23-A003");
        assertThat(calls).filteredOn(CallRow::repeated).hasSize(3);
    }

    @Test
    void a_level_counts_as_it_was_at_the_first_call_and_anew_where_that_was_undone() {
        var journals = new Journals(HandmadeDay.DAY, Instant.parse("2026-11-23T07:00:00Z"), ZoneId.of("Europe/Madrid"));
        journals.at(0).issue("A001", "general").at(5);
        var waits = journals.visit("A001");
        journals.call("A001", "1").at(6).level("A001", "low");

        assertThat(rows(journals).visits().getFirst().level()).isEqualTo("normal");

        journals.at(7).undo("A001", TicketCalled.class, waits).at(20).call("A001", "1");
        assertThat(rows(journals).visits().getFirst()).returns("low", VisitRow::level)
                .returns(7_200_000L, VisitRow::targetMs);
    }

    @Test
    void when_a_level_was_said_is_kept_and_looking_again_changes_nothing_of_it() {
        var begin = Instant.parse("2026-11-23T07:00:00Z");
        var journals = new Journals(HandmadeDay.DAY, begin, ZoneId.of("Europe/Madrid")).at(0).issue("A001", "general")
                .issue("A002", "general").at(3).level("A001", "high").at(9).level("A001", "high").at(10).call("A001", "1");

        assertThat(rows(journals).visits()).extracting(VisitRow::levelledAt)
                .containsExactly(begin.plusSeconds(180).toEpochMilli(), null);
    }

    @Test
    void medicines_say_what_became_of_them() {
        var items = rows(HandmadeDay.played().at(BEFORE).keeping(Staff.NOTHING)).items();

        assertThat(items).contains(new ItemRow("clinic", "2026-11-23-A011-P1", 0, 21, "partial", 10.0, 11.0),
                new ItemRow("clinic", "2026-11-23-A011-P1", 1, 10, "supplied", 10.0, 0.0),
                new ItemRow("clinic", "2026-11-23-A011-P2", 0, 5, "declined", 0.0, 0.0),
                new ItemRow("clinic", "2026-11-23-A011-P1.1", 0, 11, null, null, null));
    }

    /// The clocks go forward at 2:00 on 29 March, and back at 3:00 on 25 October 2026.
    @ParameterizedTest
    @CsvSource({ "2026-03-29, 2026-03-29T00:59:00Z, 1", "2026-03-29, 2026-03-29T01:00:00Z, 3",
            "2026-10-25, 2026-10-25T00:30:00Z, 2", "2026-10-25, 2026-10-25T01:30:00Z, 2",
            "2026-10-25, 2026-10-25T02:00:00Z, 3" })
    void hours_are_those_of_the_clinics_clock(LocalDate day, Instant issued, int hour) {
        var journals = new Journals(day, issued, ZoneId.of("Europe/Madrid")).at(0).issue("A001", "general").at(90)
                .call("A001", "1").at(91).start("A001").at(101).finish("A001");

        var row = rows(journals).visits().getFirst();
        assertThat(row).returns(day, VisitRow::day).returns(7, VisitRow::weekday).returns(hour, VisitRow::hour);
        // However many hours the clocks have shown meanwhile.
        assertThat(row.calledAt() - row.issuedAt()).isEqualTo(90 * 60_000);
    }

    @Test
    void seventeen_oclock_west_of_greenwich_is_of_the_same_day() {
        var journals = new Journals(HandmadeDay.DAY, Instant.parse("2026-11-24T01:00:00Z"), ZoneId.of("America/Los_Angeles"))
                .at(0).issue("A001", "general");

        assertThat(rows(journals).visits().getFirst()).returns(HandmadeDay.DAY, VisitRow::day)
                .returns(17, VisitRow::hour);
    }
}
