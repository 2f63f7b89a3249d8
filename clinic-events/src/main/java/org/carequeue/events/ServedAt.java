package org.carequeue.events;

/// Where the patients of a service line are called to.
public enum ServedAt {
    /// To a doctor.
    rooms,
    /// To a pharmacist.
    counters
}
