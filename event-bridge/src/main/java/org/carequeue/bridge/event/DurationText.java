package org.carequeue.bridge.event;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.DurationDeserializer;

/// Reads durations. A clinic has a handful of different ones and a journal has millions: those read once are kept, at
/// most [#MOST].
final class DurationText extends StdScalarDeserializer<Duration> {

    private static final long serialVersionUID = 1;
    private static final int MOST = 64;

    private final transient Map<String, Duration> known = new ConcurrentHashMap<>();

    DurationText() {
        super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return DurationDeserializer.INSTANCE.deserialize(json, context);
        }
        var text = json.getText();
        var found = known.get(text);
        if (found != null) {
            return found;
        }
        var read = DurationDeserializer.INSTANCE.deserialize(json, context);
        if (known.size() < MOST) {
            known.put(text, read);
        }
        return read;
    }
}
