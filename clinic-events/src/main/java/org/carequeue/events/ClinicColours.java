package org.carequeue.events;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// The clinic's own colours, `#RRGGBB`. Pages take the hue of each, as light or dark as what is read on it or in it needs: one
/// colour cannot be read on a light page and on a dark one.
///
/// @param primary of headings, links and buttons; none for the usual one
/// @param accent of a new call on the public screens; none for the usual one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClinicColours(@Nullable String primary, @Nullable String accent) {

    /// None of its own.
    public static final ClinicColours USUAL = new ClinicColours(null, null);

    /// Whether it says nothing.
    public boolean areUsual() {
        return primary == null && accent == null;
    }
}
