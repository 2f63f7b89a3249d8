package org.carequeue.events;

import java.time.DateTimeException;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The identity of one ticket, `2026-11-22-A042`: set by the ticket-service, carried by every event.
///
/// @param day the operating day it was issued on, in the clinic's time zone
/// @param number what the patient holds
public record TicketId(LocalDate day, TicketNumber number) implements Comparable<TicketId> {

    private static final int DAY_LENGTH = "2026-11-22".length();

    /// @throws IllegalArgumentException when the text is no ticket id
    @JsonCreator
    public static TicketId parse(String text) {
        if (text.length() <= DAY_LENGTH || text.charAt(DAY_LENGTH) != '-') {
            throw new IllegalArgumentException("Not a ticket id: a day and a number, such as 2026-11-22-A001");
        }
        try {
            return new TicketId(day(text), TicketNumber.parse(text.substring(DAY_LENGTH + 1)));
        } catch (DateTimeException notADay) {
            throw new IllegalArgumentException("Not a ticket id: it starts with a day, such as 2026-11-22", notADay);
        }
    }

    /// The day that the text begins with, by its digits: a replay reads millions, and the formatter takes its time.
    private static LocalDate day(String text) {
        for (int i = 0; i < DAY_LENGTH; i++) {
            var isHyphen = i == 4 || i == 7;
            if (isHyphen ? text.charAt(i) != '-' : text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw new DateTimeException("not digits and hyphens");
            }
        }
        return LocalDate.of(Integer.parseInt(text, 0, 4, 10), Integer.parseInt(text, 5, 7, 10),
                Integer.parseInt(text, 8, DAY_LENGTH, 10));
    }

    @Override
    public int compareTo(TicketId other) {
        var byDay = day.compareTo(other.day);
        return byDay != 0 ? byDay : number.compareTo(other.number);
    }

    @JsonValue
    @Override
    public String toString() {
        return day + "-" + number;
    }
}
