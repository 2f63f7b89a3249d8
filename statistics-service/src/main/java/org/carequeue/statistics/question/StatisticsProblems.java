package org.carequeue.statistics.question;

import org.carequeue.bridge.desk.Refusal;

/// Every refusal of the statistics-service: its code, and the sentence for the person who asked.
public final class StatisticsProblems {

    private StatisticsProblems() {
    }

    static Refusal malformedDay(String field) {
        return StatisticsProblem.INVALID_PERIOD.in(field, "A day is said as 2026-11-22.");
    }

    static Refusal periodBackwards() {
        return StatisticsProblem.INVALID_PERIOD.in("to", "A period ends on its first day or later.");
    }

    static Refusal periodTooLong(long most) {
        return StatisticsProblem.INVALID_PERIOD.in("to", "A period has at most " + most + " days.");
    }

    static Refusal unknownGrouping(String known) {
        return StatisticsProblem.INVALID_QUESTION.in("by", "Figures are told apart by one of these: " + known + ".");
    }

    /// What it is to be written as is not known.
    public static Refusal unknownForm() {
        return StatisticsProblem.INVALID_QUESTION.in("format", "Figures are written as json, csv or xlsx.");
    }

    /// They do not fit into a table.
    public static Refusal tooManyVisits(int most) {
        return StatisticsProblem.INVALID_PERIOD.in("to", "A table has at most " + most + " visits: ask for fewer days.");
    }

    static Refusal noSuchNumber(String field, int least, int most) {
        return StatisticsProblem.INVALID_QUESTION.in(field, "This is a number from " + least + " to " + most + ".");
    }

    static Refusal malformedWait(String field) {
        return StatisticsProblem.INVALID_QUESTION.in(field, "A wait is said as PT5M.");
    }

    static Refusal unknownOutcome() {
        return StatisticsProblem.INVALID_QUESTION.in("outcome", "An outcome is left or no-show.");
    }

    static Refusal filterTooLong(String field, int most) {
        return StatisticsProblem.INVALID_QUESTION.in(field, "What is picked out has at most " + most + " characters.");
    }

    /// A day cannot be played so.
    public static Refusal unknownChange(String field, String known) {
        return StatisticsProblem.INVALID_QUESTION.in(field, "A day is played again by one of these: " + known + ".");
    }

    /// So many rooms more or less are none.
    public static Refusal unknownRooms(int most) {
        return StatisticsProblem.INVALID_QUESTION.in("rooms",
                "A day is played again with up to " + most + " rooms more, or fewer, such as 1 or -1.");
    }

    /// Nobody was seen to the end on that day, or it is no more kept.
    public static Refusal nothingToPlay() {
        return StatisticsProblem.INVALID_PERIOD.in("day", "Of that day no consultation is known that was finished.");
    }

    /// It would take too long.
    public static Refusal dayTooBusy(int most) {
        return StatisticsProblem.INVALID_PERIOD.in("day", "A day is played again with up to " + most + " patients.");
    }

    /// The database is away, or a question took too long.
    public static Refusal unavailable() {
        return StatisticsProblem.FIGURES_UNAVAILABLE
                .because("The figures cannot be read now. Patients and staff are not concerned. Please try again in a moment.");
    }
}
