package org.carequeue.system.pages;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.carequeue.system.clinic.Checkout;
import org.yaml.snakeyaml.Yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// The descriptions in `docs/api`, as types of TypeScript: what a page hears over the socket, what it may say there, and what
/// each command takes and answers. By them the pages' scripts are checked.
final class ApiTypes {

    private static final Path FOLDER = Checkout.ROOT.resolve("docs/api");
    private static final String HEAD = """
            // What docs/api describes, for the scripts of the pages, as TypesTest has found it.

            declare namespace Api {
            """;

    private final JsonNode rest = read("openapi.yaml");
    private final JsonNode socket = read("socket.asyncapi.yaml");

    private ApiTypes() {
    }

    /// All of them, in one namespace.
    static String declarations() {
        var types = new ApiTypes();
        return HEAD + Stream.of(types.schemas(), types.messages(), types.audiences(), types.operations())
                .map(part -> part.indent(2)).collect(joining("\n")).replaceAll("(?m) +$", "") + "}\n";
    }

    private static JsonNode read(String name) {
        try {
            return new ObjectMapper().valueToTree(new Yaml().load(Files.readString(FOLDER.resolve(name))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Those of both descriptions, under one name each.
    private String schemas() {
        var all = new LinkedHashMap<String, JsonNode>();
        rest.at("/components/schemas").properties().forEach(schema -> all.put(schema.getKey(), schema.getValue()));
        socket.at("/components/schemas").properties().forEach(schema -> {
            var before = all.putIfAbsent(schema.getKey(), schema.getValue());
            if (before != null && !nameOf(schema.getValue()).equals(schema.getKey())) {
                throw new IllegalStateException("Two schemas are called " + schema.getKey());
            }
        });
        return all.entrySet().stream()
                .map(schema -> comment(schema.getValue()) + "type " + schema.getKey() + " = " + type(schema.getValue()) + ";\n")
                .collect(joining("\n"));
    }

    private String messages() {
        return "/** Each message of the socket, by its name in the description. */\n" + record("Messages",
                map(socket.at("/components/messages"), (_, message) -> type(message.path("payload"))));
    }

    private String audiences() {
        return "/** What each audience hears. */\n" + record("Hears", map(socket.path("channels"),
                (audience, _) -> stream(socket.at("/operations/tell-" + audience + "/messages"))
                        .map(message -> "Messages['" + nameOf(message) + "']").collect(joining(" | "))));
    }

    private String operations() {
        var operations = new LinkedHashMap<String, String>();
        rest.path("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            var operation = method.getValue();
            var reply = operation.path("responses").properties().stream().filter(each -> each.getKey().startsWith("2"))
                    .findFirst().orElseThrow();
            operations.put(operation.path("operationId").asText(), "{ body: " + content(operation.path("requestBody"))
                    + "; reply: " + content(reply.getValue()) + " }");
        }));
        return "/** What each operation takes and answers, by its id. */\n" + record("Operations", operations);
    }

    /// An empty object where none is described.
    private String content(JsonNode described) {
        var schema = resolved(described).at("/content/application~1json/schema");
        return schema.isMissingNode() ? "Record<string, never>" : type(schema);
    }

    private JsonNode resolved(JsonNode node) {
        return node.path("$ref").isTextual() ? rest.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            return nameOf(schema);
        }
        if (schema.has("const")) {
            return literal(schema.path("const"));
        }
        if (schema.has("enum")) {
            return stream(schema.path("enum")).map(ApiTypes::literal).collect(joining(" | "));
        }
        if (schema.has("allOf")) {
            return stream(schema.path("allOf")).map(ApiTypes::type).collect(joining(" & "));
        }
        // Of an object it says which of the fields have to be there: more than a type can.
        if (schema.has("anyOf") && !schema.has("properties")) {
            return stream(schema.path("anyOf")).map(ApiTypes::type).collect(joining(" | "));
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema);
            case "array" -> "Array<" + type(schema.path("items")) + ">";
            case "string" -> "string";
            case "integer", "number" -> "number";
            case "boolean" -> "boolean";
            default -> throw new IllegalStateException("There is no type for " + schema);
        };
    }

    private static String object(JsonNode schema) {
        if (!schema.has("properties")) {
            return "Record<string, " + type(schema.path("additionalProperties")) + ">";
        }
        var required = new TreeSet<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return "{\n" + schema.path("properties").properties().stream()
                .map(field -> comment(field.getValue()) + field.getKey() + (required.contains(field.getKey()) ? ": " : "?: ")
                        + type(field.getValue()) + ";\n")
                .collect(joining()).indent(2) + "}";
    }

    private static String literal(JsonNode value) {
        return value.isTextual() ? "'" + value.asText() + "'" : value.asText();
    }

    private static String comment(JsonNode schema) {
        var said = schema.path("description").asText().replaceAll("\\s+", " ").strip();
        return said.isEmpty() ? "" : "/** " + said + " */\n";
    }

    /// The last step of a reference.
    private static String nameOf(JsonNode reference) {
        var path = reference.path("$ref").asText();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String record(String name, Map<String, String> fields) {
        var lines = new ArrayList<String>();
        fields.forEach((field, type) -> lines.add(field + ": " + type + ";\n"));
        return "interface " + name + " {\n" + String.join("", lines).indent(2) + "}\n";
    }

    private static Map<String, String> map(JsonNode parts, BiFunction<String, JsonNode, String> type) {
        var types = new LinkedHashMap<String, String>();
        parts.properties().forEach(part -> types.put(part.getKey(), type.apply(part.getKey(), part.getValue())));
        return types;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
