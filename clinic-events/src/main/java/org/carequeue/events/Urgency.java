package org.carequeue.events;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// How urgent a visit is, and by which scale that was said.
///
/// @param priority how urgent it is now
/// @param rank the priority's place in the scale, 0 the most urgent
/// @param tier of the level when the priority was set; none in journals from before it was kept
/// @param target the level's target wait when the priority was set
/// @param settingsVersion the clinic's settings, and so the scale, by which the priority was set; 0 in such journals
/// @param triaged whether a person has set the priority
/// @param assessedAt when a person last looked at the patient
public record Urgency(Priority priority, int rank, @Nullable Integer tier, Duration target, int settingsVersion,
        boolean triaged, @Nullable Instant assessedAt) {

    /// Of a ticket that nobody has looked at. A level that the scale does not have waits where a ticket waits that
    /// nobody has looked at.
    static Urgency of(Ticket ticket, TriageScale scale) {
        var level = scale.level(scale.has(ticket.priority()) ? ticket.priority() : scale.initial());
        return new Urgency(ticket.priority(), scale.rank(level.code()), level.tier(), ticket.target(),
                ticket.settingsVersion(), false, null);
    }

    /// Somebody has looked at the patient.
    static Urgency said(Priority priority, TriageScale scale, int version, Instant at) {
        var level = scale.level(priority);
        return new Urgency(priority, scale.rank(priority), level.tier(), level.target(), version, true, at);
    }

    /// Somebody has looked at the patient again and left the priority as it was.
    Urgency reassessed(Instant at) {
        return new Urgency(priority, rank, tier, target, settingsVersion, true, at);
    }

    /// The same with the tier of its level, from a journal that did not keep it.
    Urgency withTier(int known) {
        return new Urgency(priority, rank, known, target, settingsVersion, triaged, assessedAt);
    }
}
