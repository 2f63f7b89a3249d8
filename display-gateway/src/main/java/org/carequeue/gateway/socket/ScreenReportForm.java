package org.carequeue.gateway.socket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.Room;
import org.carequeue.gateway.board.StandingCall;
import org.carequeue.gateway.commands.GatewayProblem;
import org.carequeue.gateway.fanout.ScreenReport;
import org.carequeue.gateway.fanout.ScreenReport.Heard;

import com.fasterxml.jackson.databind.JsonNode;

/// Reads what a public screen says of itself. Whether there is such a call is not asked here: what does not stand counts
/// for nothing.
final class ScreenReportForm {

    private static final Pattern ID = Pattern.compile("[0-9A-Z-]{1,40}");
    private static final Pattern PLACE = Pattern.compile("(room|counter) .{1,40}");
    private static final int MOST_CALLED = 10_000;

    private ScreenReportForm() {
    }

    /// @throws RefusedException where it is not said as a screen says it
    static ScreenReport read(JsonNode message) {
        var sound = message.path("sound").asText();
        if (!ScreenReport.SOUNDS.contains(sound)) {
            throw malformed("sound", "Sound is one of these: on, off, no-voice.");
        }
        if (!message.path("visible").isBoolean()) {
            throw malformed("visible", "A screen says whether its page is in sight: true or false.");
        }
        return new ScreenReport(rooms(message.path("rooms")), sound, message.path("visible").booleanValue(),
                calls(message.path("calls")));
    }

    private static List<String> rooms(JsonNode said) {
        var rooms = new ArrayList<String>();
        said.forEach(room -> rooms.add(room.isTextual() ? room.textValue() : ""));
        if (!said.isArray() || rooms.size() > ScreenReport.MOST_ROOMS || !rooms.stream().allMatch(Room::isName)) {
            throw malformed("rooms", "A screen is for all rooms, or names at most 30 of them.");
        }
        return rooms;
    }

    private static Map<StandingCall, Heard> calls(JsonNode said) {
        if (!said.isArray() || said.size() > ScreenReport.MOST_CALLS) {
            throw malformed("calls", "A screen names at most 300 calls, the newest first.");
        }
        var calls = new HashMap<StandingCall, Heard>();
        said.forEach(call -> calls.put(call(call), heard(call.path("heard").asText())));
        return calls;
    }

    private static StandingCall call(JsonNode said) {
        var id = said.path("id").asText();
        var place = said.path("place").asText();
        var call = said.path("call");
        if (!ID.matcher(id).matches() || !PLACE.matcher(place).matches() || !call.isInt() || call.intValue() < 1
                || call.intValue() > MOST_CALLED) {
            throw malformed("calls", "A call has the id of its ticket or prescription, a place, and which call it is.");
        }
        return new StandingCall(id, place, call.intValue());
    }

    private static Heard heard(String said) {
        return Stream.of(Heard.values()).filter(heard -> heard.name().toLowerCase(Locale.ROOT).equals(said)).findFirst()
                .orElseThrow(() -> malformed("calls", "A call was heard as one of these: not, chime, voice."));
    }

    private static RefusedException malformed(String field, String sentence) {
        return new RefusedException(GatewayProblem.MALFORMED_MESSAGE.in(field, sentence));
    }
}
