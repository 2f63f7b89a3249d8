package org.carequeue.events;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/// Where a prescription comes from that somebody has brought along.
///
/// @param prescriber who wrote it, as it stands on it, at most [#LONGEST] characters
/// @param writtenOn the date that stands on it; none where none does
public record OutsidePrescription(String prescriber, @Nullable LocalDate writtenOn) {

    /// Of a prescriber's name and address, in characters.
    public static final int LONGEST = 120;
}
