package org.carequeue.events;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/// How the public screens are set up. What is left out has its default.
///
/// @param viewingDistance metres from a screen to whoever sits furthest away, 1 to 20; 5. Letters are as large as that
/// needs
public record PublicScreen(double viewingDistance) {

    private static final double NEAREST = 1;
    private static final double FURTHEST = 20;

    /// What a clinic has that has set nothing.
    public static final PublicScreen DEFAULTS = new PublicScreen(5);

    /// @throws IllegalArgumentException when the distance is out of its bounds
    public PublicScreen {
        // Written so that what is no number is out of them, too.
        if (!(viewingDistance >= NEAREST && viewingDistance <= FURTHEST)) {
            throw new IllegalArgumentException("screen.viewingDistance is 1 to 20 metres, not " + viewingDistance);
        }
    }

    /// Fills in what is left out.
    @JsonCreator
    static PublicScreen of(@JsonProperty("viewingDistance") @Nullable Double viewingDistance) {
        return viewingDistance == null ? DEFAULTS : new PublicScreen(viewingDistance);
    }
}
