package org.carequeue.triage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.Amount;
import org.carequeue.events.ClinicEvent.PrescriptionSubmitted;
import org.carequeue.events.PatientIdentity;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.TicketId;
import org.carequeue.events.TicketReference;
import org.carequeue.events.WarningOverride;
import org.carequeue.events.prescribing.Fault;
import org.carequeue.events.prescribing.PrescriptionForm;
import org.carequeue.events.prescribing.Warning;
import org.carequeue.triage.model.TriageCommand.SubmitPrescription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a doctor may send to the pharmacy, as things stand; what is asked of the prescription itself, `PrescriptionCheckTest`
/// in clinic-events has.
class PrescribingTest {

    private final TriageScenario clinic = TriageScenario.clinic();
    private final TicketId ticket = clinic.issue();

    @Test
    void a_fault_is_refused_with_all_that_is_wrong() {
        // When
        var refusal = clinic.refused(prescribe(order("none", item("Amoxicillin", "per day", 7)),
                new WarningOverride("unknown-word", 0, "I mean it")));

        // Then
        assertThat(refusal.code()).isEqualTo("invalid-prescription");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.field()).isEqualTo("items[0].frequency");
        assertThat(faults(refusal)).extracting(Fault::code).containsExactly(Fault.Code.UNKNOWN_WORD);
    }

    @Test
    void a_warning_is_refused_until_each_has_a_reason_which_is_kept() {
        // Given
        var order = order("amoxicillin", item("Amoxicillin", "once-daily", 100));
        var allergy = new WarningOverride("allergy-match", 0, "tolerated before");
        var days = new WarningOverride("over-90-days", 0, "for life");
        var none = new WarningOverride("same-medicine-twice", 0, "it is not");

        // When
        var both = clinic.refused(prescribe(order));
        var one = clinic.refused(prescribe(order, allergy));

        // Then
        assertThat(both.code()).isEqualTo("prescription-warnings");
        assertThat(both.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(warnings(both)).extracting(Warning::code).containsExactly(Warning.Code.ALLERGY_MATCH,
                Warning.Code.OVER_90_DAYS);
        assertThat(warnings(one)).extracting(Warning::code).containsExactly(Warning.Code.OVER_90_DAYS);

        // When
        clinic.done(prescribe(order, none, days, allergy));

        // Then
        assertThat(submitted().overrides()).containsExactly(allergy, days);
    }

    @Test
    void the_same_medicine_again_in_one_visit_warns_and_in_another_does_not() {
        // Given
        var order = order(null, item("Amoxicillin", "once-daily", 7));
        clinic.done(prescribe(order));

        // Then
        assertThat(warnings(clinic.refused(prescribe(order(null, item("AMOXICILLIN", "once-daily", 7))))))
                .extracting(Warning::code).containsExactly(Warning.Code.SAME_MEDICINE_TWICE);
        clinic.done(prescribe(order(null, item("Ibuprofen", "once-daily", 7))));
        clinic.done(new SubmitPrescription(new TicketReference.ById(clinic.issue()), order));
        assertThat(submitted().overrides()).isEmpty();
    }

    @Test
    void a_birth_date_is_held_against_the_clinic_s_date() {
        var today = LocalDate.ofInstant(clinic.now(), TriageScenario.SETTINGS.zone());
        assertThat(clinic.refused(prescribe(born(today.plusDays(1)))).field()).isEqualTo("patient.birthDate");
        clinic.done(prescribe(born(today)));
    }

    private static PrescriptionOrder born(LocalDate day) {
        return new PrescriptionOrder(new PatientIdentity("A Patient", day), BigDecimal.TEN, null, TriageScenario.ORDER.items());
    }

    @Test
    void whoever_asks_beforehand_hears_the_same_and_nothing_happens() {
        // Given
        var visit = clinic.state.find(new TicketReference.ById(ticket)).orElseThrow();
        var known = clinic.events.size();
        var form = new PrescriptionForm(null, null, "amoxicillin", List.of(new PrescriptionForm.Item("Amoxicillin", null, null,
                null, null, "per day", null, null, null, null, null, null)));

        // When
        var judgement = PrescribingRules.judge(clinic.state, visit, form, clinic.now());

        // Then
        assertThat(judgement.faults()).extracting(Fault::field).containsExactly("items[0].dose", "items[0].quantity");
        assertThat(clinic.events).hasSize(known);
        clinic.done(TriageScenario.cancel(ticket));
        var over = clinic.state.find(new TicketReference.ById(ticket)).orElseThrow();
        assertThat(catchThrowableOfType(RefusedException.class,
                () -> PrescribingRules.judge(clinic.state, over, form, clinic.now())).refusal().code()).isEqualTo("visit-over");
    }

    @SuppressWarnings("unchecked")
    private static List<Fault> faults(Refusal refusal) {
        return (List<Fault>) refusal.more().get("faults");
    }

    @SuppressWarnings("unchecked")
    private static List<Warning> warnings(Refusal refusal) {
        return (List<Warning>) refusal.more().get("warnings");
    }

    private PrescriptionOrder submitted() {
        return ((PrescriptionSubmitted) clinic.events.getLast()).prescription().order();
    }

    private SubmitPrescription prescribe(PrescriptionOrder order, WarningOverride... overrides) {
        return new SubmitPrescription(new TicketReference.ById(ticket), order.inSpiteOf(List.of(overrides)));
    }

    private static PrescriptionOrder order(@Nullable String allergies, PrescriptionItem... items) {
        return new PrescriptionOrder(null, null, allergies, List.of(items));
    }

    private static PrescriptionItem item(String medicine, String frequency, int days) {
        return new PrescriptionItem(medicine, "500 mg", "capsule", new Amount(BigDecimal.ONE, "capsule"), "oral", frequency,
                days, new Amount(BigDecimal.valueOf(days), "capsule"), 0, null, true, null);
    }
}
