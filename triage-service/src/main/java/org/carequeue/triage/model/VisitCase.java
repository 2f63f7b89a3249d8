package org.carequeue.triage.model;

import java.time.Instant;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.ClinicEvent;
import org.carequeue.events.ClinicEvent.VisitEvent;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.Visit;
import org.jspecify.annotations.Nullable;

/// One visit about which something is asked, and all that the decision may know.
///
/// @param state what is known of the others
/// @param settings the clinic's, as they are now
/// @param visit the one that is asked about
/// @param circumstances who asks, from where and when
record VisitCase(TriageState state, ClinicSettings settings, Visit visit, Circumstances circumstances) {

    Instant now() {
        return circumstances.now();
    }

    /// Whether the order comes from a room or counter, and from another one than the patient was called to. Who asks from
    /// neither, a reception for example, is let through.
    boolean isElsewhere() {
        return isElsewhere(visit.called().workplace());
    }

    /// Whether the order comes from a room or counter, and from another one than this.
    boolean isElsewhere(@Nullable String workplace) {
        return settings.isWorkplace(circumstances.workplace()) && !circumstances.workplace().equals(workplace);
    }

    static Decision<ClinicEvent> accept(VisitEvent event) {
        return Decision.accept(event, VisitView.of(event.visit()));
    }

    static Decision<ClinicEvent> refuse(Refusal refusal) {
        return Decision.refuse(refusal);
    }
}
