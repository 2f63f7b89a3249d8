package org.carequeue.pharmacy.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.carequeue.events.Amount;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.ClinicConfigured;
import org.carequeue.events.ClinicEvent.FormularyLoaded;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.FormularyMedicine;
import org.carequeue.events.Prescribing;
import org.carequeue.events.PrescriptionId;
import org.carequeue.events.prescribing.Fault;
import org.carequeue.events.prescribing.PrescriptionForm;
import org.carequeue.pharmacy.model.PharmacyCommand.Amend;
import org.junit.jupiter.api.Test;

/// Where a clinic allows no free text, what is ordered instead is of its formulary, too: as the pharmacy has heard of it from
/// triage-service.
class AmendedByFormularyTest {

    private static final FormularyMedicine AMOXICILLIN = medicine("Amoxicillin", "500 mg");
    private static final FormularyMedicine PARACETAMOL = medicine("Paracetamol", "500 mg");

    private final PharmacyScenario clinic = PharmacyScenario.clinic();
    private final PrescriptionId id = clinic.submit(1);

    AmendedByFormularyTest() {
        clinic.hears(new ClinicConfigured(withoutFreeText()));
    }

    @Test
    void what_is_ordered_instead_is_of_the_formulary() {
        amends();
        clinic.hears(loaded(1, 1, 1, PARACETAMOL));
        assertThat(refused()).isEqualTo("items[0].medicine");
        assertThat(judged()).containsExactly(Fault.Code.NOT_IN_FORMULARY);
        clinic.hears(loaded(2, 1, 1, AMOXICILLIN, PARACETAMOL));
        amends();
        assertThat(judged()).isEmpty();
        clinic.hears(loaded(3, 1, 1, PARACETAMOL));
        clinic.hears(new ClinicConfigured(PharmacyScenario.SETTINGS.withVersion(3)));
        amends();
    }

    @Test
    void a_clinic_that_has_no_formulary_any_more_prescribes_whatever_somebody_writes() {
        clinic.hears(loaded(1, 1, 1, PARACETAMOL));
        clinic.hears(loaded(2, 1, 1));
        amends();
    }

    @Test
    void until_the_last_part_was_heard_the_list_before_counts_also_after_a_snapshot() {
        clinic.hears(loaded(1, 1, 1, PARACETAMOL));
        clinic.hears(loaded(2, 1, 2, AMOXICILLIN));
        assertThat(refused()).isEqualTo("items[0].medicine");
        var restored = PharmacyState.of(clinic.state.keep());
        assertThat(restored.formulary().names().has("Amoxicillin", "500 mg")).isFalse();

        // When
        clinic.hears(loaded(2, 2, 2, PARACETAMOL));
        clinic.rules.evolve(restored, clinic.events.getLast());

        // Then
        amends();
        for (var state : List.of(clinic.state, restored, replayed())) {
            assertThat(state.formulary().names().has("amoxicillin", "500 mg")).isTrue();
            assertThat(state.formulary().names().has("Ibuprofen", "400 mg")).isFalse();
            assertThat(state.formulary().keep()).isEqualTo(clinic.state.formulary().keep());
        }
    }

    @Test
    void the_same_list_heard_again_writes_nothing_and_of_each_medicine_the_name_and_strength_alone_are_kept() {
        // Given
        var whole = new FormularyMedicine("Amoxicillin", "500 mg", "capsule", new Amount(BigDecimal.ONE, "capsule"),
                "every-8-hours", "oral", null);
        var inAnotherForm = new FormularyMedicine("Amoxicillin", "500 mg", "tablet", null, null, null, null);
        clinic.hears(loaded(1, 1, 1, whole, inAnotherForm));
        var known = clinic.events.size();

        // When
        clinic.hears(loaded(1, 1, 1, whole, inAnotherForm));

        // Then
        assertThat(clinic.events).hasSize(known);
        assertThat(clinic.state.formulary().keep().medicines()).containsExactly(AMOXICILLIN);
    }

    private PharmacyState replayed() {
        var state = clinic.rules.initial();
        new ArrayList<>(clinic.events).forEach((ClinicEvent event) -> clinic.rules.evolve(state, event));
        return state;
    }

    private void amends() {
        clinic.done(new Amend(id, PharmacyScenario.ORDER), "doctor.one");
    }

    private String refused() {
        return String.valueOf(clinic.refused(new Amend(id, PharmacyScenario.ORDER), "doctor.one").field());
    }

    /// What is said while it is written.
    private List<Fault.Code> judged() {
        var one = new PrescriptionForm.Quantity(BigDecimal.ONE, "capsule");
        var form = new PrescriptionForm(null, null, null, List.of(new PrescriptionForm.Item("Amoxicillin", "500 mg", null, one,
                null, "once", null, one, null, null, null, null)));
        return OrderRules.judge(clinic.state, id, form, clinic.now()).faults().stream().map(Fault::code).toList();
    }

    private static FormularyLoaded loaded(int version, int part, int parts, FormularyMedicine... medicines) {
        return new FormularyLoaded(version, "list " + version, part, parts, List.of(medicines));
    }

    private static FormularyMedicine medicine(String medicine, String strength) {
        return new FormularyMedicine(medicine, strength, null, null, null, null, null);
    }

    private static ClinicSettings withoutFreeText() {
        var usual = PharmacyScenario.SETTINGS;
        var words = usual.prescribing();
        return new ClinicSettings(2, usual.clinic(), usual.zone(), usual.dayStartsAt(), usual.atDayEnd(), usual.languages(),
                usual.serviceLines(), usual.rooms(), usual.counters(), usual.scale(), usual.calling(), usual.screen(),
                usual.pharmacy(), new Prescribing(words.forms(), words.routes(), words.frequencies(), false));
    }
}
