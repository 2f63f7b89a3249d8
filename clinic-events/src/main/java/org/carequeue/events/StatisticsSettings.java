package org.carequeue.events;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/// What the figures keep. What is left out has its default.
///
/// @param staff what is kept of who did something; pseudonyms
public record StatisticsSettings(Staff staff) {

    /// What is kept of who did something, from these settings on.
    public enum Staff {
        /// Names, as the events say them.
        NAMES("names"),
        /// The same word for the same name, from which nobody finds the name without the key of statistics-service.
        PSEUDONYMS("pseudonyms"),
        /// Nothing.
        NOTHING("nothing");

        private final String wire;

        Staff(String wire) {
            this.wire = wire;
        }

        /// As it stands in the settings.
        @JsonValue
        public String wire() {
            return wire;
        }

        @Override
        public String toString() {
            return wire;
        }
    }

    /// What a clinic has that has set nothing.
    public static final StatisticsSettings DEFAULTS = new StatisticsSettings(Staff.PSEUDONYMS);

    /// Fills in what is left out.
    @JsonCreator
    static StatisticsSettings of(@JsonProperty("staff") @Nullable Staff staff) {
        return staff == null ? DEFAULTS : new StatisticsSettings(staff);
    }
}
