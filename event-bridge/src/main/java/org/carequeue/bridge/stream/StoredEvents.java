package org.carequeue.bridge.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.CommittedEvent;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/// Takes the events out of a journal line as they stand there: they are sent on without being understood.
final class StoredEvents {

    private StoredEvents() {
    }

    static List<CommittedEvent> of(byte[] body) throws IOException {
        var events = new ArrayList<CommittedEvent>();
        try (var json = BridgeJson.mapper().createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var isEvents = json.currentName().equals("events");
                json.nextToken();
                if (isEvents) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        events.add(event(json, body));
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
        return events;
    }

    private static CommittedEvent event(JsonParser json, byte[] body) throws IOException {
        var start = (int) json.currentTokenLocation().getByteOffset();
        var id = "";
        var sequence = 0L;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "id" -> id = json.getText();
                case "sequence" -> sequence = Long.parseLong(json.getText());
                default -> json.skipChildren();
            }
        }
        var end = (int) json.currentTokenLocation().getByteOffset() + 1;
        return new CommittedEvent(sequence, id, Arrays.copyOfRange(body, start, end));
    }
}
