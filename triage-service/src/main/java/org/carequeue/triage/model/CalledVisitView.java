package org.carequeue.triage.model;

import org.carequeue.events.CallExplanation;
import org.carequeue.events.Visit;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// What the doctor who has called a patient hears of the visit.
///
/// @param visit what all staff may see, which stands beside the rest on the wire
/// @param note what was said at a transfer or when the patient was parked
/// @param why why this patient and no other
public record CalledVisitView(@JsonUnwrapped VisitView visit, @Nullable String note, @Nullable CallExplanation why) {

    /// As the doctor sees it.
    public static CalledVisitView of(Visit visit) {
        return new CalledVisitView(VisitView.of(visit), visit.note(), visit.why());
    }
}
