package org.carequeue.events;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;

/// One step of the triage scale.
///
/// @param code what stands on the wire
/// @param name what a person reads
/// @param target how long a patient of this level should wait at most; zero means at once
/// @param tier levels of a lower tier always go before those of a higher one
/// @param reassessAfter when somebody should look at the waiting patient again
/// @param colour fill, `#RRGGBB`
/// @param textColour text on that fill, at least 7:1
/// @param shape the second carrier beside the colour, which is never alone
/// @param names what a person reads in other languages, by language tag; none where `name` does for all
public record Level(Priority code, String name, Duration target, int tier, Duration reassessAfter, String colour,
        String textColour, Shape shape, @Nullable Map<String, String> names) {

    /// A level is known by its outline too, for those who do not see its colour.
    public enum Shape {
        octagon,
        triangle,
        diamond,
        square,
        circle,
        hexagon,
        pentagon
    }

    @JsonCreator
    public Level {
        names = Names.sorted(names);
    }

    /// One that is called the same in all languages.
    public Level(Priority code, String name, Duration target, int tier, Duration reassessAfter, String colour,
            String textColour, Shape shape) {
        this(code, name, target, tier, reassessAfter, colour, textColour, shape, null);
    }
}
