package org.carequeue.days;

/// Mistakes that somebody could make in the rules of the pharmacy. Each must be found.
enum PharmacyBug {
    /// What the patient has is handed over once more.
    HANDED_OVER_TWICE,
    /// More is supplied than was ordered.
    MORE_THAN_ORDERED,
    /// What is owed is forgotten.
    REST_FORGOTTEN,
    /// Whoever has prepared it checks it, where somebody else must.
    CHECKED_BY_THE_PREPARER,
    /// The patient is called before anybody has checked.
    READY_UNCHECKED,
    /// A claim never ends.
    LEASE_WITHOUT_END,
    /// A counter that there is no more keeps what it has claimed.
    KEPT_AT_NO_COUNTER,
    /// A step is done on what was seen before it changed.
    STALE_STEP,
    /// What was cancelled is supplied after all.
    CANCELLED_AND_SUPPLIED,
    /// A snapshot forgets what waits for an answer.
    SNAPSHOT_FORGETS_QUESTIONS,
    /// A level that changes moves nothing.
    LEVEL_IGNORED
}
