package org.carequeue.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/// How the pharmacy works. What is left out has its default.
///
/// @param checkedBy who checks what was prepared
/// @param lease how long a claim holds after the last work on it, 1 minute to 4 hours; 10 minutes
/// @param targets within which time a prescription of a level is to be ready, by the level's code, up to 24 hours each; a
/// level that stands nowhere has [#OTHERWISE]
public record PharmacySettings(CheckedBy checkedBy, Duration lease, Map<String, Duration> targets) {

    /// Who checks what was prepared, before the patient is called.
    public enum CheckedBy {
        /// Nobody: whoever has prepared it calls the patient. A pharmacy in which one person works could not go on otherwise.
        NOBODY("nobody"),
        /// It is a step of its own, which whoever has prepared it may do, too.
        ANYBODY("anybody"),
        /// It is a step of its own, which somebody else does.
        ANOTHER("another");

        private final String wire;

        CheckedBy(String wire) {
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

    private static final int MOST_TARGETS = 20;
    private static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LEASE = Duration.ofHours(4);
    private static final Duration DAY = Duration.ofDays(1);

    /// The target of a level for which none is set.
    public static final Duration OTHERWISE = Duration.ofMinutes(30);

    /// What a clinic has that has set nothing.
    public static final PharmacySettings DEFAULTS = new PharmacySettings(CheckedBy.NOBODY, Duration.ofMinutes(10),
            usualTargets());

    /// @throws SettingException when a time is out of its bounds
    public PharmacySettings {
        if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
            throw new SettingException("pharmacy", "pharmacy.lease is " + SHORTEST_LEASE + " to " + LONGEST_LEASE + ", not " + lease);
        }
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        if (targets.size() > MOST_TARGETS) {
            throw new SettingException("pharmacy", "pharmacy.targets has up to " + MOST_TARGETS + " entries, not " + targets.size());
        }
        targets.forEach((level, target) -> {
            if (target.isNegative() || target.compareTo(DAY) > 0) {
                throw new SettingException("pharmacy", "pharmacy.targets." + level + " is " + Duration.ZERO + " to " + DAY + ", not " + target);
            }
        });
    }

    private static Map<String, Duration> usualTargets() {
        var targets = new LinkedHashMap<String, Duration>();
        targets.put("critical", Duration.ofMinutes(5));
        targets.put("high", Duration.ofMinutes(15));
        targets.put("moderate", Duration.ofMinutes(20));
        targets.put("normal", OTHERWISE);
        targets.put("low", Duration.ofMinutes(120));
        return targets;
    }

    /// Fills in what is left out.
    @JsonCreator
    static PharmacySettings of(@JsonProperty("checkedBy") @Nullable CheckedBy checkedBy,
            @JsonProperty("lease") @Nullable Duration lease,
            @JsonProperty("targets") @Nullable Map<String, Duration> targets) {
        return new PharmacySettings(checkedBy == null ? DEFAULTS.checkedBy : checkedBy, lease == null ? DEFAULTS.lease : lease,
                targets == null ? DEFAULTS.targets : targets);
    }

    /// When a prescription is promised.
    public Instant promised(Prescription prescription) {
        return prescription.submittedAt().plus(targets.getOrDefault(prescription.priority().code(), OTHERWISE));
    }
}
