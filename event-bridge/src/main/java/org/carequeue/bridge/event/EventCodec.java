package org.carequeue.bridge.event;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

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
                attributes.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return (Envelope<E>) attributes.envelope();
    }

    /// Collects the attributes in whatever order they come; `data` is bound at once when the type stands before it.
    private final class Attributes {
        private final Map<String, String> texts = new HashMap<>();
        private @Nullable Object bound;
        private @Nullable TokenBuffer unbound;

        void put(String name, String value) {
            texts.put(name, value);
        }

        void data(JsonParser json) throws IOException {
            var type = texts.get("type");
            if (type == null) {
                unbound = new TokenBuffer(json);
                unbound.copyCurrentStructure(json);
            } else {
                bound = reader(types.classOf(type)).readValue(json);
            }
        }

        Envelope<Object> envelope() throws IOException {
            var type = need("type");
            if (bound == null && unbound != null) {
                bound = reader(types.classOf(type)).readValue(unbound.asParserOnFirstToken());
            }
            if (bound == null) {
                throw new IOException("an event without data");
            }
            try {
                return new Envelope<>(need("id"), need("source"), need("log"), Long.parseLong(need("sequence")), type,
                        Instant.parse(need("time")), need("actor"), need("workplace"), texts.get("traceparent"), bound);
            } catch (RuntimeException e) {
                throw new IOException("an event with a malformed attribute: " + e.getMessage(), e);
            }
        }

        private String need(String name) throws IOException {
            var value = texts.get(name);
            if (value == null) {
                throw new IOException("an event without " + name);
            }
            return value;
        }
    }
}
