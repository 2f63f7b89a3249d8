package org.carequeue.events.prescribing;

import java.util.List;
import java.util.Optional;

import org.carequeue.events.WarningOverride;

/// What a [PrescriptionCheck] has to say of a prescription.
///
/// @param faults what cannot be taken
/// @param warnings what can be taken with a reason alone
public record Judgement(List<Fault> faults, List<Warning> warnings) {

    public Judgement {
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }

    /// The warnings for which nobody has given a reason.
    public List<Warning> unanswered(List<WarningOverride> overrides) {
        return warnings.stream().filter(warning -> answer(warning, overrides).isEmpty()).toList();
    }

    /// The reasons that were given for warnings that there are: what answers nothing is not kept.
    public List<WarningOverride> answers(List<WarningOverride> overrides) {
        return warnings.stream().map(warning -> answer(warning, overrides)).flatMap(Optional::stream).toList();
    }

    private static Optional<WarningOverride> answer(Warning warning, List<WarningOverride> overrides) {
        return overrides.stream().filter(
                override -> override.item() == warning.item() && override.warning().equals(warning.code().wire())).findFirst();
    }
}
