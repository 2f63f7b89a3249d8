package org.carequeue.system.documents;

import java.util.Set;
import java.util.TreeSet;

import org.carequeue.system.clinic.Rest;
import org.yaml.snakeyaml.Yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What the running gateway says of its interface, at `/openapi.yaml`.
///
/// @param document OpenAPI
public record Described(JsonNode document) {

    /// Asks it.
    public static Described by(Rest gateway) {
        return new Described(new ObjectMapper().valueToTree(new Yaml().load(gateway.text("/openapi.yaml"))));
    }

    /// Method and path of each operation, `get /api/waiting`.
    public Set<String> operations() {
        var all = new TreeSet<String>();
        document.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> all.add(method.getKey() + " " + path.getKey())));
        return all;
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
