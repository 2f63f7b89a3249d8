package org.carequeue.events;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/// How the public screens are set up. What is left out has its default.
///
/// @param viewingDistance metres from a screen to whoever sits furthest away, 1 to 20; 5. Letters are as large as that
/// needs
/// @param notices what they tell everybody who waits, at most 10, one after the other
public record PublicScreen(double viewingDistance, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Notice> notices) {

    private static final double NEAREST = 1;
    private static final double FURTHEST = 20;
    private static final int MOST_NOTICES = 10;

    /// What a clinic has that has set nothing.
    public static final PublicScreen DEFAULTS = new PublicScreen(5, List.of());

    /// @throws IllegalArgumentException when the distance is out of its bounds, or there are too many notices
    public PublicScreen {
        // Written so that what is no number is out of them, too.
        if (!(viewingDistance >= NEAREST && viewingDistance <= FURTHEST)) {
            throw new IllegalArgumentException("screen.viewingDistance is 1 to 20 metres, not " + viewingDistance);
        }
        notices = List.copyOf(notices);
        if (notices.size() > MOST_NOTICES) {
            throw new IllegalArgumentException(
                    "screen.notices has at most " + MOST_NOTICES + " entries, not " + notices.size());
        }
    }

    /// Fills in what is left out.
    @JsonCreator
    static PublicScreen of(@JsonProperty("viewingDistance") @Nullable Double viewingDistance,
            @JsonProperty("notices") @Nullable List<Notice> notices) {
        return new PublicScreen(viewingDistance == null ? DEFAULTS.viewingDistance : viewingDistance,
                notices == null ? DEFAULTS.notices : notices);
    }
}
