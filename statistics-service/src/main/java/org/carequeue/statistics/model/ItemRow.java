package org.carequeue.statistics.model;

import org.jspecify.annotations.Nullable;

/// What is kept of one medicine of a prescription: amounts, not which it is.
///
/// @param clinic whose it is
/// @param prescription the prescription's id
/// @param item its place there, from 0 on
/// @param ordered how much was ordered, in whatever unit
/// @param outcome what became of it, as [org.carequeue.events.Supply.Outcome] has it on the wire; none before that is so
/// @param supplied how much the patient got, where that is so
/// @param owed how much the patient is still owed, where that is so
public record ItemRow(String clinic, String prescription, int item, double ordered, @Nullable String outcome,
        @Nullable Double supplied, @Nullable Double owed) {
}
