package org.carequeue.gateway.access;

import java.util.Set;
import java.util.regex.Pattern;

import org.carequeue.bridge.desk.RefusedException;
import org.jspecify.annotations.Nullable;

/// How a device says that it is.
///
/// @param build of which its page is, as the page was told
/// @param sound one of [#SOUNDS]
record DeviceReport(String build, String sound) {

    /// Whether it can be heard; `no-voice` where it chimes and does not speak, `none` where it is not meant to.
    static final Set<String> SOUNDS = Set.of("on", "off", "no-voice", "none");
    private static final Pattern BUILD = Pattern.compile("[0-9A-Za-z.-]{1,40}");

    /// @throws RefusedException where it is not said as a device says it
    static DeviceReport of(@Nullable String build, @Nullable String sound) {
        if (build == null || !BUILD.matcher(build).matches()) {
            throw new RefusedException(AccessProblems.malformedReport("build", "A build has 1 to 40 letters and digits."));
        }
        if (sound == null || !SOUNDS.contains(sound)) {
            throw new RefusedException(
                    AccessProblems.malformedReport("sound", "Sound is one of these: on, off, no-voice, none."));
        }
        return new DeviceReport(build, sound);
    }
}
