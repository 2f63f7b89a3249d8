package org.carequeue.demo;

import java.time.Duration;

/// What is going to happen to one patient, as far as chance decides it.
///
/// @param comes after the doors have opened
/// @param serviceLine what for
/// @param level how urgent it turns out to be
/// @param triage until somebody has looked
/// @param answer how the patient answers a call
/// @param walk from the call to the room
/// @param consultation how long the doctor needs
/// @param prescribed whether the doctor prescribes
/// @param preparation how long the pharmacy needs
record Patient(Duration comes, String serviceLine, String level, Duration triage, Answer answer, Duration walk,
        Duration consultation, boolean prescribed, Duration preparation) {

    /// Whether a patient comes when called.
    enum Answer {
        COMES,
        /// Does not hear the first call.
        LATE,
        /// Has gone home.
        GONE
    }
}
