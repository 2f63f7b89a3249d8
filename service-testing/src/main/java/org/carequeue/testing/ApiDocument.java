package org.carequeue.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;

/// One of the descriptions in `docs/api`, read strictly: an object has the properties that its schema names and no
/// others, although a client has to ignore what it does not know. So what the description does not say is noticed.
///
/// A place in it is a JSON pointer, `/components/schemas/Visit`. Schemas may refer to those of the other descriptions.
public final class ApiDocument {

    private static final Path FOLDER = Path.of("..", "docs", "api");
    private static final List<String> NAMES = List.of("openapi.yaml", "events.asyncapi.yaml", "socket.asyncapi.yaml");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true)
            .build();

    /// All of them below `$defs`, so that each reference is one within this.
    private final ObjectNode all = JsonNodeFactory.instance.objectNode();
    private final String name;
    /// By the very node: what is equal elsewhere is compiled there.
    private final Map<JsonNode, JsonSchema> compiled = new IdentityHashMap<>();

    private ApiDocument(String name) {
        this.name = name;
        var documents = all.putObject("$defs");
        for (var each : NAMES) {
            documents.set(each, withOwnReferences(each, parse(each)));
        }
        merge(documents);
        close(documents);
    }

    /// Reads a description of `docs/api`.
    public static ApiDocument read(String name) {
        return new ApiDocument(name);
    }

    /// Where it stands.
    public static Path file(String name) {
        return FOLDER.resolve(name);
    }

    private static JsonNode parse(String name) {
        try {
            return YAML.readTree(Files.readString(file(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode withOwnReferences(String name, JsonNode document) {
        if (document instanceof ObjectNode object) {
            if (object.path("$ref").isTextual()) {
                var reference = object.get("$ref").asText();
                var hash = reference.indexOf('#');
                var file = hash == 0 ? name : reference.substring(0, hash).replace("./", "");
                object.put("$ref", "#/$defs/" + file + reference.substring(hash + 1));
            }
            object.properties().forEach(field -> withOwnReferences(name, field.getValue()));
        } else {
            document.forEach(element -> withOwnReferences(name, element));
        }
        return document;
    }

    /// Makes one schema of those that hold together, so that it can be closed.
    private void merge(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("allOf") instanceof ArrayNode parts) {
            object.remove("allOf");
            parts.forEach(part -> add(part, object));
        }
        node.forEach(this::merge);
    }

    private void add(JsonNode part, ObjectNode into) {
        var resolved = resolve(part);
        resolved.path("allOf").forEach(deeper -> add(deeper, into));
        resolved.path("properties").properties()
                .forEach(property -> into.withObjectProperty("properties").set(property.getKey(),
                        property.getValue().deepCopy()));
        resolved.path("required").forEach(into.withArrayProperty("required")::add);
        into.put("type", "object");
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiDocument::close);
    }

    private JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref");
        return reference.isTextual() ? resolve(all.at(reference.asText().substring(1))) : node;
    }

    /// What stands at a place, with the reference followed that may be there.
    public JsonNode at(String pointer) {
        var node = all.at("/$defs/" + name + pointer);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException(name + " has no " + pointer);
        }
        return resolve(node);
    }

    /// The same for a part of something that came from here.
    public JsonNode follow(JsonNode part) {
        return resolve(part);
    }

    /// What a value has against the schema at a place; nothing where it is as described.
    public List<String> faults(String pointer, JsonNode value) {
        return faults(at(pointer), value);
    }

    /// The same for a schema that came from here.
    public List<String> faults(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream().map(Object::toString).toList();
    }

    private JsonSchema compile(JsonNode schema) {
        var whole = JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/asked-for");
        var definitions = whole.putObject("$defs");
        all.get("$defs").properties().forEach(document -> definitions.set(document.getKey(), document.getValue()));
        definitions.set("asked-for", schema);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole, CONFIG);
    }

    /// All fields below a schema, by their paths: `why.best.ticket`. A list counts as what is in it; a map is one field.
    public Set<String> fields(JsonNode schema) {
        var found = new TreeSet<String>();
        fields("", schema, found);
        return found;
    }

    private void fields(String path, JsonNode schema, Set<String> found) {
        var resolved = resolve(schema);
        var properties = resolved.path("properties");
        if (resolved.has("items")) {
            fields(path, resolved.get("items"), found);
        } else if (properties.isObject()) {
            properties.properties().forEach(property -> fields(
                    path.isEmpty() ? property.getKey() : path + "." + property.getKey(), property.getValue(), found));
        } else {
            found.add(path);
        }
    }

    /// The names of what must be there.
    public Set<String> required(JsonNode schema) {
        var names = new ArrayList<String>();
        resolve(schema).path("required").forEach(name -> names.add(name.asText()));
        return Set.copyOf(names);
    }
}
