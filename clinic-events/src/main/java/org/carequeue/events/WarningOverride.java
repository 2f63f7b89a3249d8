package org.carequeue.events;

/// A warning that the doctor has read, and prescribed all the same. The pharmacist is shown it.
///
/// @param warning its code, `allergy-match`
/// @param item the place of the medicine that it is about, 0 for the first
/// @param reason why, in the doctor's words, 1 to 200 characters
public record WarningOverride(String warning, int item, String reason) {

    /// How long a reason may be, in code points.
    public static final int LONGEST_REASON = 200;
}
