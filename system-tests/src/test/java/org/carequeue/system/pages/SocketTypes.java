package org.carequeue.system.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.carequeue.system.clinic.Checkout;
import org.yaml.snakeyaml.Yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Which messages each audience hears, as docs/api/socket.asyncapi.yaml says.
final class SocketTypes {

    /// What is no change of the board: how a connection begins, and what is said beside it.
    private static final Set<String> ASIDE = Set.of("snapshot", "problem", "heartbeat");
    private static final JsonNode DESCRIPTION = new ObjectMapper()
            .valueToTree(new Yaml().load(read()));

    private SocketTypes() {
    }

    private static String read() {
        try {
            return Files.readString(Checkout.ROOT.resolve("docs/api/socket.asyncapi.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// By audience, the types of the messages that change the board.
    ///
    /// @param field what they are about, `ticket` or `data`; empty for those that are about neither
    static Map<String, Set<String>> about(String field) {
        var types = new TreeMap<String, Set<String>>();
        DESCRIPTION.path("channels").fieldNames().forEachRemaining(audience -> {
            var heard = types.computeIfAbsent(audience, _ -> new TreeSet<>());
            DESCRIPTION.path("operations").path("tell-" + audience).path("messages").forEach(message -> {
                var payload = payload(message.path("$ref").asText());
                var subject = List.of("ticket", "data").stream().filter(payload.path("properties")::has).findFirst().orElse("");
                if (subject.equals(field)) {
                    heard.addAll(types(payload));
                }
            });
            heard.removeAll(ASIDE);
        });
        return types;
    }

    private static JsonNode payload(String reference) {
        return DESCRIPTION.at("/components/messages/" + reference.substring(reference.lastIndexOf('/') + 1)).path("payload");
    }

    private static Set<String> types(JsonNode payload) {
        var type = payload.at("/properties/type");
        var types = new TreeSet<String>();
        type.path("enum").forEach(each -> types.add(each.asText()));
        if (type.has("const")) {
            types.add(type.path("const").asText());
        }
        return types;
    }
}
