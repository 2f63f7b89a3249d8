package org.carequeue.events.prescribing;

import org.jspecify.annotations.Nullable;

/// Which medicines may be prescribed.
@FunctionalInterface
public interface KnownMedicines {

    /// Whatever anybody writes.
    KnownMedicines ANY = (_, _) -> true;

    /// Whether there is a medicine of this name and strength.
    ///
    /// @param strength none where the name says it all
    boolean has(String medicine, @Nullable String strength);
}
