package org.carequeue.bridge.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.util.TokenBuffer;

/// An event's one form in journals and on the wire: a CloudEvent 1.0 as structured JSON, with the extensions
/// `sequence`, `log`, `actor`, `workplace` and `traceparent`.
public final class EventCodec {

    private final EventTypes types;
    private final Map<Class<?>, ObjectReader> readers = new HashMap<>();
    private final Map<Class<?>, ObjectWriter> writers = new HashMap<>();

    public EventCodec(EventTypes types) {
        this.types = types;
    }

    /// The event as UTF-8 JSON.
    public byte[] encode(Envelope<?> event) {
        var bytes = new ByteArrayOutputStream(512);
        try (var json = BridgeJson.mapper().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", event.id());
            json.writeStringField("source", event.source());
            json.writeStringField("type", event.type());
            json.writeStringField("time", event.time().toString());
            json.writeStringField("datacontenttype", "application/json");
            json.writeStringField("sequence", Long.toString(event.sequence()));
            json.writeStringField("log", event.log());
            json.writeStringField("actor", event.actor());
            json.writeStringField("workplace", event.workplace());
            if (event.traceparent() != null) {
                json.writeStringField("traceparent", event.traceparent());
            }
            json.writeFieldName("data");
            writer(event.data()).writeValue(json, event.data());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private synchronized ObjectWriter writer(Object data) {
        return writers.computeIfAbsent(data.getClass(), BridgeJson.mapper()::writerFor);
    }

    private synchronized ObjectReader reader(Class<?> type) {
        return readers.computeIfAbsent(type, BridgeJson.mapper()::readerFor);
    }

    /// Reads an event as [#decode] does, from another service: it has all that it must have.
    ///
    /// @throws UnknownEventTypeException when the contract has no such event
    /// @throws IOException when it is no CloudEvent of this form, or lacks something
    public <E> Envelope<E> received(JsonParser json) throws IOException {
        Envelope<E> event = decode(json);
        var missing = Missing.in(Objects.requireNonNull(event.data()));
        if (missing != null) {
            throw new IOException("an event " + event.type() + " without " + missing);
        }
        return event;
    }

    /// Reads the event on whose first token (`{`) the parser stands, and leaves it on the last (`}`).
    ///
    /// @throws UnknownEventTypeException when the contract has no such event
    /// @throws IOException when it is no CloudEvent of this form
    @SuppressWarnings("unchecked")
    public <E> Envelope<E> decode(JsonParser json) throws IOException {
        var attributes = new Attributes();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            if (json.currentToken() == null) {
                throw new IOException("the event ends too early");
            }
            var name = json.currentName();
            json.nextToken();
            if (name.equals("data")) {
                attributes.data(json);
            } else if (json.currentToken().isScalarValue()) {
                attributes.put(name, WellFormed.of(json.getText()));
            } else {
                json.skipChildren();
            }
        }
        return (Envelope<E>) attributes.envelope();
    }

    /// Collects the attributes in whatever order they come; `data` is bound at once when the type stands before it.
    private final class Attributes {
        private @Nullable String id;
        private @Nullable String source;
        private @Nullable String log;
        private @Nullable String sequence;
        private @Nullable String type;
        private @Nullable String time;
        private @Nullable String actor;
        private @Nullable String workplace;
        private @Nullable String traceparent;
        private @Nullable Object bound;
        private @Nullable TokenBuffer unbound;

        void put(String name, String value) {
            switch (name) {
                case "id" -> id = value;
                case "source" -> source = value;
                case "log" -> log = value;
                case "sequence" -> sequence = value;
                case "type" -> type = value;
                case "time" -> time = value;
                case "actor" -> actor = value;
                case "workplace" -> workplace = value;
                case "traceparent" -> traceparent = value;
                default -> {
                    // What this build does not know is ignored.
                }
            }
        }

        void data(JsonParser json) throws IOException {
            if (type == null) {
                unbound = new TokenBuffer(json);
                unbound.copyCurrentStructure(json);
            } else {
                bound = reader(types.classOf(type)).readValue(json);
            }
        }

        Envelope<Object> envelope() throws IOException {
            var known = need("type", type);
            if (bound == null && unbound != null) {
                bound = reader(types.classOf(known)).readValue(unbound.asParserOnFirstToken());
            }
            if (bound == null) {
                throw new IOException("an event without data");
            }
            try {
                return new Envelope<>(need("id", id), need("source", source), need("log", log),
                        Long.parseLong(need("sequence", sequence)), known, InstantText.parse(need("time", time)),
                        need("actor", actor), need("workplace", workplace), traceparent, bound);
            } catch (RuntimeException e) {
                throw new IOException("an event with a malformed attribute: " + e.getMessage(), e);
            }
        }

        private static String need(String name, @Nullable String value) throws IOException {
            if (value == null) {
                throw new IOException("an event without " + name);
            }
            return value;
        }
    }
}
