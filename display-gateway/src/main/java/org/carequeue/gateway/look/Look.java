package org.carequeue.gateway.look;

import org.carequeue.events.ClinicColours;
import org.carequeue.events.ClinicSettings;
import org.jspecify.annotations.Nullable;

/// How the clinic looks on a page.
///
/// @param name as people read it; none where it has none
/// @param colours where their style sheet is; none where it has none of its own
/// @param logo where it is; none where there is none
public record Look(@Nullable String name, @Nullable String colours, @Nullable String logo) {

    /// @param settings null as long as nobody knows them
    public static Look of(@Nullable ClinicSettings settings, LogoShelf logos) {
        return new Look(settings == null ? null : settings.name(),
                settings == null || settings.colours() == null ? null : address(settings.colours()),
                logos.logo().map(logo -> "/clinic/logo?" + logo.tag()).orElse(null));
    }

    private static String address(ClinicColours colours) {
        return "/clinic/colours.css?primary=" + digits(colours.primary()) + "&accent=" + digits(colours.accent());
    }

    private static String digits(@Nullable String colour) {
        return colour == null ? "" : colour.substring(1);
    }
}
