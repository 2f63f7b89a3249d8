package org.carequeue.system.documents;

import java.util.Set;
import java.util.TreeSet;

import org.carequeue.system.clinic.Rest;

import com.fasterxml.jackson.databind.JsonNode;

/// What a running service says of its interface, at `/q/openapi`.
///
/// @param document OpenAPI as JSON
public record Described(JsonNode document) {

    /// Identifiers and times, which are objects inside of a service and one text outside of it: the owners' descriptions,
    /// which are made from their types, show the inside.
    private static final Set<String> TEXTS = Set.of("TicketId", "TicketNumber", "PrescriptionId", "Priority", "ZoneId",
            "TriageScale", "Scale");

    /// Asks a service.
    public static Described by(Rest service) {
        return new Described(service.get("/q/openapi?format=json").expect(200).body());
    }

    /// Method and path of each operation, `get /api/waiting`.
    public Set<String> operations() {
        var all = new TreeSet<String>();
        document.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> all.add(method.getKey() + " " + path.getKey())));
        return all;
    }

    /// The fields of the body that an operation takes, by their paths.
    public Set<String> takes(String operation) {
        return fields(content(operation(operation).path("requestBody")));
    }

    /// The fields of what it answers where it does what was asked.
    public Set<String> answers(String operation) {
        var found = new TreeSet<String>();
        operation(operation).path("responses").properties().stream().filter(reply -> reply.getKey().startsWith("2"))
                .forEach(reply -> found.addAll(fields(content(reply.getValue()))));
        return found;
    }

    private JsonNode operation(String operation) {
        var words = operation.split(" ");
        return document.path("paths").path(words[1]).path(words[0]);
    }

    private JsonNode content(JsonNode part) {
        return resolve(part).path("content").path("application/json").path("schema");
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private Set<String> fields(JsonNode schema) {
        var found = new TreeSet<String>();
        walk("", schema, found);
        found.remove("");
        return found;
    }

    private void walk(String path, JsonNode schema, Set<String> found) {
        var reference = schema.path("$ref").asText();
        var resolved = resolve(schema);
        if (TEXTS.contains(reference.substring(reference.lastIndexOf('/') + 1))) {
            found.add(path);
        } else if (resolved.has("allOf")) {
            resolved.get("allOf").forEach(part -> walk(path, part, found));
        } else if (resolved.has("items")) {
            walk(path, resolved.get("items"), found);
        } else if (resolved.has("properties")) {
            resolved.get("properties").properties().forEach(property -> walk(
                    path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue(), found));
        } else if (resolved.has("anyOf")) {
            // The first is the whole form; what follows is shorter.
            walk(path, resolved.get("anyOf").get(0), found);
        } else {
            found.add(path);
        }
    }

    /// The fields of a value, by their paths. A list counts as what is in it.
    public static Set<String> paths(JsonNode value) {
        var found = new TreeSet<String>();
        paths("", value, found);
        return found;
    }

    private static void paths(String path, JsonNode value, Set<String> found) {
        if (value.isArray()) {
            value.forEach(element -> paths(path, element, found));
        } else if (value.isObject()) {
            value.properties().forEach(field -> paths(path + "/" + field.getKey(), field.getValue(), found));
        }
        found.add(path);
    }
}
