package org.carequeue.events;

import java.util.HashSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a doctor works.
///
/// @param name as it stands on the central screen, 1 to 16 letters and digits
/// @param serviceLines codes of the service lines whose patients it takes, its own first; none means all that are served in rooms
public record Room(String name, List<String> serviceLines) {

    /// @throws IllegalArgumentException when the name has a wrong form, or a service line stands twice
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Room(@JsonProperty("name") String name, @JsonProperty("serviceLines") @Nullable List<String> serviceLines) {
        this.name = name;
        this.serviceLines = serviceLines == null ? List.of() : List.copyOf(serviceLines);
        if (!isName(name)) {
            throw new IllegalArgumentException("A room has 1 to 16 letters and digits, not " + name);
        }
        if (new HashSet<>(this.serviceLines).size() < this.serviceLines.size()) {
            throw new IllegalArgumentException("Room " + name + " has a service line twice");
        }
    }

    /// A room that takes everybody. Journals from before rooms had service lines hold the name alone, and a settings file
    /// may.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Room named(String name) {
        return new Room(name, null);
    }

    /// The same, where a person has written a bare number.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Room numbered(int number) {
        return named(Integer.toString(number));
    }

    /// Whether a room or counter may be called so.
    public static boolean isName(String name) {
        return name.matches("[A-Za-z0-9][A-Za-z0-9 -]{0,15}");
    }
}
