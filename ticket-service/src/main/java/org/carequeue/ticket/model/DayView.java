package org.carequeue.ticket.model;

import java.time.LocalDate;

/// What a caller hears about the operating day.
///
/// @param day the clinic's date
public record DayView(LocalDate day) {
}
