package org.carequeue.system.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Where a client may write text, as the gateway's own description says: a field that is new is in here without anybody
/// having thought of it.
///
/// @param document OpenAPI as JSON
public record TextFields(JsonNode document) {

    /// Of each operation that takes a body, by its id, the places of all texts in it. Of a list it is the first entry, of
    /// names by their language the one in Spanish.
    public TreeMap<String, Set<JsonPointer>> ofBodies() {
        var found = new TreeMap<String, Set<JsonPointer>>();
        document.path("paths").forEach(path -> path.forEach(operation -> {
            var fields = new TreeSet<JsonPointer>((one, other) -> one.toString().compareTo(other.toString()));
            walk(JsonPointer.empty(),
                    resolve(operation.path("requestBody")).path("content").path("application/json").path("schema"),
                    fields);
            if (!fields.isEmpty()) {
                found.put(operation.path("operationId").asText(), fields);
            }
        }));
        return found;
    }

    private void walk(JsonPointer at, JsonNode part, Set<JsonPointer> found) {
        var schema = resolve(part);
        schema.path("allOf").forEach(each -> walk(at, each, found));
        schema.path("anyOf").forEach(each -> walk(at, each, found));
        schema.path("oneOf").forEach(each -> walk(at, each, found));
        schema.path("properties").properties()
                .forEach(property -> walk(at.appendProperty(property.getKey()), property.getValue(), found));
        if (schema.has("items")) {
            walk(at.appendIndex(0), schema.get("items"), found);
        }
        if (schema.path("additionalProperties").isObject()) {
            walk(at.appendProperty("es"), schema.get("additionalProperties"), found);
        }
        if (types(schema).contains("string")) {
            found.add(at);
        }
    }

    private static List<String> types(JsonNode schema) {
        var types = new ArrayList<String>();
        if (schema.path("type").isTextual()) {
            types.add(schema.get("type").asText());
        }
        schema.path("type").forEach(type -> types.add(type.asText()));
        return types;
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /// A copy of a body that says this at that place, whatever stood there.
    public static JsonNode with(JsonNode body, JsonPointer at, JsonNode value) {
        if (at.matches()) {
            return value;
        }
        if (at.mayMatchElement()) {
            var list = body instanceof ArrayNode array ? array.deepCopy() : JsonNodeFactory.instance.arrayNode();
            var inner = with(list.path(0), at.tail(), value);
            return list.isEmpty() ? list.add(inner) : withFirst(list, inner);
        }
        var object = body instanceof ObjectNode there ? there.deepCopy() : JsonNodeFactory.instance.objectNode();
        object.set(at.getMatchingProperty(), with(object.path(at.getMatchingProperty()), at.tail(), value));
        return object;
    }

    private static ArrayNode withFirst(ArrayNode list, JsonNode first) {
        list.set(0, first);
        return list;
    }
}
