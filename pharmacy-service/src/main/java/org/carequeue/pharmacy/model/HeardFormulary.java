package org.carequeue.pharmacy.model;

import java.util.ArrayList;
import java.util.List;

import org.carequeue.events.ClinicEvent.FormularyLoaded;
import org.carequeue.events.FormularyMedicine;
import org.carequeue.events.prescribing.FormularyNames;
import org.carequeue.events.prescribing.KnownMedicines;

/// The clinic's list of medicines as far as an amendment is judged by it: names and strengths. It has as many as
/// triage-service lets into it. Its parts may be heard one by one; until the last of them the one before counts.
final class HeardFormulary {

    private Kept kept = new Kept(0, "", List.of(), List.of());
    private FormularyNames names = FormularyNames.NONE;

    /// As it stands in a snapshot.
    ///
    /// @param version 0 where none was heard of
    /// @param digest of the list that counts
    /// @param medicines of that list
    /// @param begun of the list of which not all parts were heard
    record Kept(int version, String digest, List<FormularyMedicine> medicines, List<FormularyMedicine> begun) {
        Kept {
            medicines = List.copyOf(medicines);
            begun = List.copyOf(begun);
        }
    }

    static HeardFormulary of(Kept kept) {
        var heard = new HeardFormulary();
        heard.kept = kept;
        heard.names = new FormularyNames(kept.medicines());
        return heard;
    }

    Kept keep() {
        return kept;
    }

    KnownMedicines names() {
        return names;
    }

    /// Whether a part is of the list that counts.
    boolean has(FormularyLoaded part) {
        return part.version() == kept.version() && part.digest().equals(kept.digest());
    }

    /// What is passed on of a part: nothing but what is kept.
    static FormularyLoaded namesOf(FormularyLoaded part) {
        return new FormularyLoaded(part.version(), part.digest(), part.part(), part.parts(),
                part.medicines().stream().map(one -> new FormularyMedicine(one.medicine(), one.strength(), null, null, null,
                        null, null)).distinct().toList());
    }

    void loaded(FormularyLoaded part) {
        var begun = new ArrayList<>(part.part() == 1 ? List.<FormularyMedicine> of() : kept.begun());
        begun.addAll(part.medicines());
        if (part.part() < part.parts()) {
            kept = new Kept(kept.version(), kept.digest(), kept.medicines(), begun);
        } else {
            kept = new Kept(part.version(), part.digest(), begun, List.of());
            names = new FormularyNames(begun);
        }
    }
}
