package org.carequeue.gateway.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.http.RequestJson;
import org.carequeue.events.TicketReference;
import org.carequeue.gateway.commands.GatewayProblem;
import org.carequeue.gateway.fanout.ScreenReport;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a browser may send. Of a message only the fields named here are read: number and time are the server's.
sealed interface BrowserMessage {

    /// A room's or counter's, or none.
    Pattern WORKPLACE = Pattern.compile("|(room|counter) .{1,40}");
    Pattern TAB = Pattern.compile("[A-Za-z0-9-]{8,64}");
    Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
    /// A fraction goes on with all of its digits, however many there are.
    ObjectReader READER = RequestJson.mapper().reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /// Whoever holds this token follows its ticket.
    record Track(String token) implements BrowserMessage {
        /// Says nothing: who reads a log must not be able to follow a patient.
        @Override
        public String toString() {
            return "Track[withheld]";
        }
    }

    /// A doctor's or pharmacist's page says where it sits.
    ///
    /// @param workplace `room 7`, `counter 1`; an empty text for nowhere
    /// @param tab names the page, whatever connection it has
    /// @param back until when whoever has opened it takes a break; null where none is taken
    record Present(String workplace, String tab, @Nullable Instant back) implements BrowserMessage {
    }

    /// A public screen says how it is, and what it has shown.
    record Shows(ScreenReport report) implements BrowserMessage {
    }

    /// @param body as the owner takes it
    record NewTicket(ObjectNode body) implements BrowserMessage {
    }

    record PriorityUpdate(TicketReference ticket, ObjectNode body) implements BrowserMessage {
    }

    record PrescriptionSubmitted(TicketReference ticket, ObjectNode body) implements BrowserMessage {
        /// Says nothing: a prescription is no matter for logs.
        @Override
        public String toString() {
            return "PrescriptionSubmitted[withheld]";
        }
    }

    /// A message that cannot be read, and what its type was, as far as that can be told.
    final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        private final String type;
        private final transient Refusal refusal;

        Unreadable(String type, Refusal refusal) {
            super(refusal.code(), null, false, false);
            this.type = type;
            this.refusal = refusal;
        }

        String type() {
            return type;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /// The message's type, or an empty text.
    ///
    /// @throws Unreadable when it is none of these
    static BrowserMessage parse(String text) throws Unreadable {
        var json = object(text);
        var type = json.path("type").asText();
        try {
            return switch (type) {
                case "track" -> new Track(required(json, "token").asText());
                case "present" -> new Present(matching(json, "workplace", WORKPLACE), matching(json, "tab", TAB),
                        instant(json, "back"));
                case "shows" -> new Shows(ScreenReportForm.read(json));
                case "new-ticket" -> new NewTicket(only(json.path("ticket"), "serviceLine"));
                case "priority-update" -> new PriorityUpdate(reference(json.path("ticket"), "number"),
                        only(json.path("ticket"), "priority"));
                case "prescription-submitted" -> new PrescriptionSubmitted(reference(json.path("data"), "ticketNumber"),
                        without(json.path("data"), "ticketNumber"));
                default -> throw new Unreadable(type.length() > 40 ? "" : type, GatewayProblem.UNKNOWN_MESSAGE.in("type",
                        "The socket takes track, present, shows, new-ticket, priority-update and prescription-submitted."));
            };
        } catch (RefusedException refused) {
            throw new Unreadable(type, refused.refusal());
        }
    }

    private static JsonNode object(String text) throws Unreadable {
        try {
            // As bytes, which Jackson reads a little otherwise: so does the owner of what goes on.
            var json = READER.readTree(text.getBytes(UTF_8));
            if (json.isObject()) {
                return json;
            }
        } catch (IOException | NumberFormatException notJson) {
            // answered below, also what has an exponent that no number can have
        }
        throw new Unreadable("", GatewayProblem.MALFORMED_MESSAGE.in("type", "A message is one JSON object."));
    }

    private static JsonNode required(JsonNode in, String field) {
        var value = in.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new RefusedException(GatewayProblem.MALFORMED_MESSAGE.in(field, "The message has no " + field + "."));
        }
        return value;
    }

    private static String matching(JsonNode in, String field, Pattern form) {
        var value = in.path(field);
        if (!value.isTextual() || !form.matcher(value.asText()).matches()) {
            throw new RefusedException(GatewayProblem.MALFORMED_MESSAGE.in(field,
                    "The message's " + field + " is not of the form " + form + "."));
        }
        return value.asText();
    }

    /// Null where there is none.
    private static @Nullable Instant instant(JsonNode in, String field) {
        if (!in.hasNonNull(field)) {
            return null;
        }
        try {
            return Instant.parse(matching(in, field, TIME));
        } catch (DateTimeException noSuchDay) {
            throw new RefusedException(GatewayProblem.MALFORMED_MESSAGE.in(field,
                    "The message's " + field + " is no time that there is."));
        }
    }

    private static TicketReference reference(JsonNode in, String field) {
        try {
            return TicketReference.parse(required(in, field).asText());
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException(GatewayProblem.MALFORMED_TICKET.in(field,
                    "That is not a ticket. Give its number, such as A042."));
        }
    }

    private static ObjectNode only(JsonNode in, String field) {
        var body = JsonNodeFactory.instance.objectNode();
        if (in.hasNonNull(field)) {
            body.set(field, in.get(field));
        }
        return body;
    }

    private static ObjectNode without(JsonNode in, String field) {
        return in instanceof ObjectNode all ? all.deepCopy().without(field) : JsonNodeFactory.instance.objectNode();
    }
}
