package org.carequeue.gateway.fanout;

import java.util.List;
import java.util.Map;

import org.carequeue.gateway.board.StandingCall;

/// How a public screen says that it is, and all that it has shown of what still stands there.
///
/// @param rooms whose calls alone it shows; empty for all, and for medicines
/// @param sound whether it can be heard, one of [#SOUNDS]
/// @param visible whether its page is in sight there
/// @param calls what was shown, and how it was heard; at most [#MOST_CALLS]
public record ScreenReport(List<String> rooms, String sound, boolean visible, Map<StandingCall, Heard> calls) {

    /// As devices say it: heard, not heard, or chimes alone.
    public static final List<String> SOUNDS = List.of("on", "off", "no-voice");
    /// So many calls are taken from one screen; it names the newest first.
    public static final int MOST_CALLS = 300;
    /// So many rooms a screen can be for.
    public static final int MOST_ROOMS = 30;

    /// How a call was heard at a screen.
    public enum Heard {
        /// Not, or not yet.
        NOT,
        /// With the chime alone.
        CHIME,
        /// In words.
        VOICE
    }

    public ScreenReport {
        rooms = List.copyOf(rooms);
        calls = Map.copyOf(calls);
    }
}
