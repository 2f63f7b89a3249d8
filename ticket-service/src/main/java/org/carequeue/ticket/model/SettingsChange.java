package org.carequeue.ticket.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// A change of the clinic's settings, with what takes it back.
///
/// @param version of the settings that it made
/// @param at when; none of before that was kept
/// @param by who, as people read the name; none of before that was kept
/// @param before what it changed, as it was: sent as a change of its own it is so again
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SettingsChange(int version, @Nullable Instant at, @Nullable String by, SettingsForm before) {
}
