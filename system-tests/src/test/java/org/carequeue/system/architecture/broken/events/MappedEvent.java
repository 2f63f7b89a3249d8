package org.carequeue.system.architecture.broken.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/// A contract that cannot be read without a library; the annotation alone would be fine.
public record MappedEvent(@JsonProperty("payload") JsonNode payload) {
}
