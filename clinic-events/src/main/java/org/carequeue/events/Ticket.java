package org.carequeue.events;

import java.time.Duration;
import java.time.Instant;

/// What the ticket-service knows of a ticket, and alone decides: number, service line, day, tracking link.
///
/// @param id identity
/// @param number what the patient holds
/// @param serviceLine code of the service line
/// @param issuedAt when it was issued; the reference of every wait
/// @param priority the scale's initial level at that time
/// @param target that level's target wait; a ticket keeps the target that it was given
/// @param settingsVersion the clinic's settings that applied
/// @param trackingHash [TrackingHash] of the tracking token, which itself never travels in an event
public record Ticket(TicketId id, TicketNumber number, String serviceLine, Instant issuedAt, Priority priority,
        Duration target, int settingsVersion, String trackingHash) {
}
