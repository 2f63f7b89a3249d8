package org.carequeue.events.prescribing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.carequeue.events.OutsidePrescription;
import org.carequeue.events.Prescribing;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.jspecify.annotations.Nullable;

/// Whether a prescription that can be read is one that a doctor of this clinic can mean: what needs no knowledge of medicines.
/// It knows no interactions, no doses and no patients.
///
/// @param clinic in which words it prescribes
/// @param today the clinic's date
/// @param before what was prescribed in the same visit, as [Words#plain] has it
/// @param known which medicines may be prescribed
public record PrescriptionCheck(Prescribing clinic, LocalDate today, Set<String> before, KnownMedicines known) {

    /// Years: nobody has been known to live so long.
    private static final int OLDEST = 130;
    private static final int LONG_DURATION = 90;
    /// A quantity is refused that is so many times too much, or too little.
    private static final BigDecimal FAR = BigDecimal.valueOf(5);
    /// One is warned of that is this part too much, or too little.
    private static final BigDecimal NEAR = new BigDecimal("0.1");

    public PrescriptionCheck {
        before = Set.copyOf(before);
    }

    /// What is to be said of an order.
    public Judgement judge(PrescriptionOrder order) {
        var patient = order.patient();
        var birthDate = patient == null ? null : patient.birthDate();
        return new Judging().judge(new ArrayList<@Nullable PrescriptionItem>(order.items()), order.allergies(),
                new Told(patient != null, birthDate != null, birthDate, order.weightKg() != null), order.outside());
    }

    /// What is to be said of a form while somebody still writes it: faults of the form too, and of each medicine that can be
    /// read already.
    public Judgement judge(PrescriptionForm form) {
        var checked = form.check();
        var patient = form.patient();
        var judgement = new Judging().judge(checked.items(), form.allergies(), new Told(patient != null,
                patient != null && patient.birthDate() != null, checked.birthDate(), form.weightKg() != null),
                checked.order() == null ? null : checked.order().outside());
        var faults = new ArrayList<>(checked.faults());
        faults.addAll(judgement.faults());
        return new Judgement(faults, judgement.warnings());
    }

    /// What a prescription says of its patient, also where that cannot be read.
    private record Told(boolean isNamed, boolean isDated, @Nullable LocalDate birthDate, boolean isWeighed) {
    }

    /// One prescription on its way through all questions.
    private final class Judging {

        private final List<Fault> faults = new ArrayList<>();
        private final List<Warning> warnings = new ArrayList<>();
        private final Set<String> medicines = new HashSet<>(before);

        /// @param items in their places; none where a medicine cannot be read
        /// @param outside who wrote it elsewhere; none where nobody did, or where that cannot be read
        Judgement judge(List<@Nullable PrescriptionItem> items, @Nullable String allergies, Told patient,
                @Nullable OutsidePrescription outside) {
            var allergens = allergies == null ? Set.<String> of() : Words.naming(allergies);
            for (var index = 0; index < items.size(); index++) {
                var item = items.get(index);
                if (item != null) {
                    judge(index, item, allergens);
                }
            }
            if (clinic.patient() == Prescribing.Patient.required) {
                identified(patient);
            }
            if (patient.birthDate() != null) {
                born(patient.birthDate(), patient.isWeighed());
            }
            if (outside != null && outside.writtenOn() != null && outside.writtenOn().isAfter(today)) {
                fault(Fault.Code.NO_DATE, "outside.writtenOn", "A prescription was written today or before.");
            }
            return new Judgement(faults, warnings);
        }

        private void identified(Told patient) {
            if (!patient.isNamed()) {
                fault(Fault.Code.MISSING, "patient.name", "This clinic prescribes with the patient's name. Please fill it in.");
            }
            if (!patient.isDated()) {
                fault(Fault.Code.MISSING, "patient.birthDate",
                        "This clinic prescribes with the patient's birth date. Please fill it in.");
            }
        }

        private void born(LocalDate birth, boolean isWeighed) {
            if (!isPlausible(birth)) {
                fault(Fault.Code.NO_BIRTH_DATE, "patient.birthDate",
                        "A birth date is neither in the future nor more than 130 years ago.");
            } else if (!isWeighed && birth.plusYears(clinic.weightBelowAge()).isAfter(today)) {
                warn(Warning.Code.WEIGHT_MISSING, 0, "weightKg", "The patient is younger than " + clinic.weightBelowAge()
                        + " years, and the weight is not given: doses go by it.");
            }
        }

        private void judge(int index, PrescriptionItem item, Set<String> allergens) {
            var at = "items[" + index + "]";
            known(at + ".form", item.form(), clinic.forms());
            known(at + ".route", item.route(), clinic.routes());
            if (clinic.frequency(item.frequency()).isEmpty()) {
                unknown(at + ".frequency");
            }
            if (!clinic.freeText() && !known.has(item.medicine(), item.strength())) {
                fault(Fault.Code.NOT_IN_FORMULARY, at + ".medicine",
                        "The clinic's formulary has no medicine of this name and strength. Please choose one of it.");
            }
            quantity(index, at + ".quantity.amount", item);
            if (!Collections.disjoint(allergens, Words.naming(item.medicine()))) {
                warn(Warning.Code.ALLERGY_MATCH, index, at + ".medicine",
                        "The allergies that were told have a word of this medicine's name.");
            }
            if (!medicines.add(Words.plain(item.medicine()))) {
                warn(Warning.Code.SAME_MEDICINE_TWICE, index, at + ".medicine",
                        "This medicine is prescribed twice: here, or before in this visit.");
            }
            if (item.durationDays() != null && item.durationDays() > LONG_DURATION) {
                warn(Warning.Code.OVER_90_DAYS, index, at + ".durationDays",
                        "This is to be taken for more than " + LONG_DURATION + " days.");
            }
        }

        private void known(String field, @Nullable String word, Collection<String> words) {
            if (word != null && !words.contains(word)) {
                unknown(field);
            }
        }

        private void unknown(String field) {
            fault(Fault.Code.UNKNOWN_WORD, field, "This is none of the clinic's words for it. Please choose one of them.");
        }

        /// Asked where a medicine is taken regularly, and is handed over in what it is taken in.
        private void quantity(int index, String field, PrescriptionItem item) {
            if (item.asNeeded() != null || !isSame(item.dose().unit(), item.quantity().unit())) {
                return;
            }
            var needed = clinic.frequency(item.frequency()).flatMap(often -> often.dosesIn(item.durationDays()))
                    .map(doses -> doses.multiply(item.dose().amount()));
            if (needed.isEmpty()) {
                return;
            }
            var ordered = item.quantity().amount();
            // Written out: not 1E+2.
            var plain = new BigDecimal(needed.get().stripTrailingZeros().toPlainString());
            if (ordered.compareTo(needed.get().multiply(FAR)) >= 0 || ordered.multiply(FAR).compareTo(needed.get()) <= 0) {
                faults.add(new Fault(Fault.Code.IMPLAUSIBLE_QUANTITY, field, "Dose, frequency and days come to " + plain
                        + ", and this is five times as much or as little. Please correct what is wrong.", plain));
            } else if (ordered.subtract(needed.get()).abs().compareTo(needed.get().multiply(NEAR)) >= 0) {
                warnings.add(new Warning(Warning.Code.QUANTITY_MISMATCH, index, field,
                        "Dose, frequency and days come to " + plain + ", and this is a tenth or more off.", plain));
            }
        }

        private void fault(Fault.Code code, String field, String sentence) {
            faults.add(new Fault(code, field, sentence));
        }

        private void warn(Warning.Code code, int index, String field, String sentence) {
            warnings.add(new Warning(code, index, field, sentence, null));
        }
    }

    private static boolean isSame(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    private boolean isPlausible(LocalDate birth) {
        return !birth.isAfter(today) && !birth.isBefore(today.minusYears(OLDEST));
    }
}
