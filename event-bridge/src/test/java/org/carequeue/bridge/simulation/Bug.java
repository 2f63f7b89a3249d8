package org.carequeue.bridge.simulation;

/// Mistakes that can be planted into the simulated system, to see that the simulator finds them.
enum Bug {
    /// What is written counts as safe without `force`.
    ANSWERS_BEFORE_FORCE,
    /// A `force` that failed is tried again, and believed.
    RETRIES_A_FAILED_FORCE,
    /// A journal that is opened again is believed without being forced first.
    BELIEVES_WHAT_IT_FINDS,
    /// A journal is cut at its first bad line, whatever stands behind it.
    CUTS_DAMAGE,
    /// The outcomes of idempotency keys are kept in memory, and not with the effect.
    FORGETS_OUTCOMES,
    /// What was read upstream is written after its effect, and not with it.
    KEEPS_POSITION_APART,
    /// A batch that could not be applied is passed over.
    SKIPS_A_REFUSED_BATCH,
    /// A batch is acknowledged as soon as it has come.
    ACKNOWLEDGES_BEFORE_APPLYING,
    /// A query is answered in the middle of a turn, from the state that is not on disk yet.
    SHOWS_UNCOMMITTED,
    /// More is sent than the window allows.
    IGNORES_THE_WINDOW
}
