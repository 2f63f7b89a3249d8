package org.carequeue.events;

/// The services by name: in events' sources, positions, channels, folders and logs.
public final class Services {

    /// Issues tickets, owns the settings and the day.
    public static final String TICKET = "ticket-service";
    /// Owns the visit: waiting list, calls, priority.
    public static final String TRIAGE = "triage-service";
    /// Owns the prescription from its submission to its hand-over.
    public static final String PHARMACY = "pharmacy-service";

    private Services() {
    }
}
