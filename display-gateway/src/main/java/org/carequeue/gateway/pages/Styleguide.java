package org.carequeue.gateway.pages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.TriageScale;
import org.carequeue.gateway.look.ColourVision;

import com.fasterxml.jackson.core.JsonProcessingException;

/// What the page about the pages' look shows that no script or style sheet has: the scales that are built in, and how colours
/// look to whoever does not see all of them.
final class Styleguide {

    private Styleguide() {
    }

    /// `{"scales":{"five-levels":…},"visions":{"protanopia":[…]}}`
    static String json() {
        try {
            return BridgeJson.mapper().writeValueAsString(Map.of(
                    "scales", Map.of("five-levels", TriageScale.fiveLevels(), "three-levels", TriageScale.threeLevels()),
                    "visions", Arrays.stream(ColourVision.values()).collect(Collectors
                            .toMap(vision -> vision.name().toLowerCase(Locale.ROOT), ColourVision::matrix))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the built-in scales cannot be written", e);
        }
    }
}
