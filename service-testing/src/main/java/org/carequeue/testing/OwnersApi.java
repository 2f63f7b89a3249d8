package org.carequeue.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.carequeue.events.Services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/// Holds what an owner takes and answers, as its own classes say it, against docs/api/openapi.yaml, which is what clients
/// are written by.
///
/// @param document OpenAPI
public record OwnersApi(JsonNode document) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    /// The gateway answers these itself.
    private static final Set<String> GATEWAYS = Set.of("get /api/tickets/{ticket}", "get /api/settings");
    /// Where in the owner's log the effect of a command stands: the same for each of them.
    private static final Set<String> POSITION = Set.of("log", "sequence");

    /// Identifiers and times, which are objects inside of a service and one text outside of it: the owners' descriptions,
    /// which are made from their types, show the inside.
    private static final Set<String> TEXTS = Set.of("TicketId", "TicketNumber", "PrescriptionId", "Priority", "ZoneId",
            "TriageScale", "Scale");

    /// @param service a name of [Services]
    /// @param described what the service says at `/q/openapi`, as JSON
    public static void isAsDescribed(String service, String described) {
        try {
            var own = new OwnersApi(new ObjectMapper().readTree(described));
            var page = new OwnersApi(YAML.readTree(Files.readString(ApiDocument.file("openapi.yaml"))));
            var passedOn = page.operations().stream().filter(operation -> !GATEWAYS.contains(operation))
                    .filter(operation -> answers(service, operation)).collect(Collectors.toCollection(TreeSet::new));

            assertThat(passedOn).as("what is passed on to it").isNotEmpty().allSatisfy(operation -> {
                var there = operation.replace(" /api/", " /");
                assertThat(own.operations()).contains(there);
                assertThat(own.takes(there)).as("what it takes").isEqualTo(page.takes(operation));
                var answered = page.answers(operation);
                answered.removeAll(POSITION);
                assertThat(own.answers(there)).as("what it answers").isEqualTo(answered);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(String service, String operation) {
        var path = operation.substring(operation.indexOf("/api/") + "/api".length());
        return Services.ownerOf(path).map(Services.Owner::name).filter(service::equals).isPresent();
    }

    private Set<String> operations() {
        var all = new TreeSet<String>();
        document.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> all.add(method.getKey() + " " + path.getKey())));
        return all;
    }

    /// The fields of the body that an operation takes, by their paths.
    private Set<String> takes(String operation) {
        return fields(content(operation(operation).path("requestBody")));
    }

    /// The fields of what it answers where it does what was asked.
    private Set<String> answers(String operation) {
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
}
