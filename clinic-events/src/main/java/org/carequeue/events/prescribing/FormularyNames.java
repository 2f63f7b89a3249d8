package org.carequeue.events.prescribing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.carequeue.events.FormularyMedicine;
import org.jspecify.annotations.Nullable;

/// The names and strengths of a clinic's formulary, as its words are compared. Of a clinic without one, whatever somebody
/// writes. Unchangeable.
public final class FormularyNames implements KnownMedicines {

    /// Of a clinic that has no formulary.
    public static final FormularyNames NONE = new FormularyNames(List.of());

    private final Set<List<String>> known = new HashSet<>();

    /// @param medicines the whole list
    public FormularyNames(Collection<FormularyMedicine> medicines) {
        medicines.forEach(medicine -> known.add(key(medicine.medicine(), medicine.strength())));
    }

    @Override
    public boolean has(String medicine, @Nullable String strength) {
        return known.isEmpty() || known.contains(key(medicine, strength));
    }

    private static List<String> key(String medicine, @Nullable String strength) {
        return List.of(Words.plain(medicine), Words.plain(Objects.requireNonNullElse(strength, "")));
    }
}
