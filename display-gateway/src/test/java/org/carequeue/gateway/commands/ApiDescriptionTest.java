package org.carequeue.gateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.carequeue.testing.ApiDocument;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/// docs/api/openapi.yaml says all that a client needs, and what the gateway passes on follows from it.
class ApiDescriptionTest {

    private static final String NAME = "openapi.yaml";
    private static final Path ROUTES = Path.of("src/main/resources/META-INF/routes.txt");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| ([0-9]{3}) \\|");
    /// Refusals of messages, not of requests.
    private static final Set<String> SOCKET_ALONE = Set.of("malformed-message", "unknown-message", "message-too-large",
            "tracks-already", "too-many-messages");

    /// Refusals of what is no operation.
    private static final Set<String> OF_NONE = Set.of("no-such-address", "wrong-method", "not-acceptable");

    private final ApiDocument page = ApiDocument.read(NAME);

    /// With `-Dcarequeue.write=true` the file is written anew.
    @Test
    void what_is_passed_on_is_what_is_described() throws IOException {
        var routes = new StringBuilder();
        operations().forEach((where, operation) -> {
            // A command that takes nothing may still be sent an empty object.
            var types = new TreeSet<>(Set.of("application/json"));
            page.follow(operation.path("requestBody")).path("content").fieldNames().forEachRemaining(types::add);
            var words = where.split(" /api", 2);
            var taken = new ArrayList<>(types);
            operation.path("parameters").forEach(parameter -> {
                var described = page.follow(parameter);
                if (described.path("in").asText().equals("query")) {
                    taken.add("?" + described.path("name").asText());
                }
            });
            routes.append("%s %s %s%n".formatted(words[0].toUpperCase(Locale.ROOT), words[1], String.join(" ", taken)));
        });
        if (Boolean.getBoolean("carequeue.write")) {
            Files.writeString(ROUTES, routes);
        }
        assertThat(Files.readString(ROUTES)).isEqualTo(routes.toString());
    }

    private Map<String, JsonNode> operations() {
        var operations = new LinkedHashMap<String, JsonNode>();
        page.at("/paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        return operations;
    }

    /// Asking to be let in, signing in and out, and what is about the session itself are no commands: nobody is known who could
    /// send them again. Looking for somebody, or for a medicine, and having a prescription checked are questions; what a device
    /// says of itself changes nothing.
    private static boolean isCommand(String operation) {
        return !operation.startsWith("get ") && !operation.contains(" /api/session")
                && Stream
                        .of(" /api/pairing", " /api/device", "/search", "/prescriptions/check", "/amend/check",
                                "/settings/check", "/slips")
                        .noneMatch(operation::endsWith);
    }

    @Test
    void an_operation_has_a_name_of_its_own_and_a_sentence() {
        assertThat(operations()).hasSizeGreaterThan(30).allSatisfy((where, operation) -> {
            assertThat(where).matches("[a-z]+ /api/.*");
            assertThat(operation.path("operationId").asText()).matches("[a-z][A-Za-z]+");
            assertThat(operation.path("summary").asText()).isNotBlank();
            assertThat(operation.path("description").asText()).isNotBlank();
            assertThat(operation.path("tags")).hasSize(1);
        });
        assertThat(operations().values().stream().map(operation -> operation.path("operationId").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_operation_says_what_it_replies() {
        assertThat(operations()).allSatisfy((where, operation) -> {
            var replies = operation.path("responses").properties().stream()
                    .filter(reply -> reply.getKey().startsWith("2")).toList();
            // One, and perhaps that there is nothing to say.
            assertThat(replies).hasSizeBetween(1, 2);
            var said = replies.stream().filter(reply -> !reply.getKey().equals("204")).toList();
            assertThat(said).hasSizeLessThan(2).allSatisfy(one -> {
                var reply = page.follow(one.getValue());
                assertThat(reply.at("/content/application~1json/schema").properties()).isNotEmpty();
                assertThat(reply.at("/headers/CareQueue-Position").isMissingNode()).isEqualTo(!isCommand(where));
            });
        });
    }

    @Test
    void an_operation_says_how_it_is_refused() {
        assertThat(operations()).allSatisfy((where, operation) -> {
            var statuses = new TreeSet<String>();
            operation.path("responses").fieldNames().forEachRemaining(statuses::add);
            if (isCommand(where)) {
                assertThat(statuses).contains("400", "403", "409", "413", "415", "422", "503");
            }
            if (where.contains("{")) {
                assertThat(statuses).contains("400", "404");
            }
            assertThat(statuses.contains("503")).isEqualTo(!where.equals("get /api/clock"));
            statuses.stream().filter(status -> status.startsWith("4") || status.startsWith("5"))
                    .forEach(status -> assertThat(page.follow(operation.at("/responses/" + status))
                            .at("/content/application~1problem+json/schema").properties()).isNotEmpty());
        });
    }

    @Test
    void a_command_says_which_headers_it_takes_and_each_name_in_a_path_is_explained() {
        assertThat(operations()).allSatisfy((where, operation) -> {
            var names = new TreeSet<String>();
            operation.path("parameters").forEach(parameter -> {
                var described = page.follow(parameter);
                if (!described.path("in").asText().equals("query")) {
                    names.add(described.path("name").asText());
                }
                assertThat(described.path("description").asText()).isNotBlank();
            });
            var expected = new TreeSet<String>();
            Pattern.compile("\\{([a-z]+)}").matcher(where).results().forEach(name -> expected.add(name.group(1)));
            if (isCommand(where)) {
                expected.addAll(Set.of("Idempotency-Key", "CareQueue-Actor", "CareQueue-Workplace"));
            }
            if (where.endsWith("/slips")) {
                // Printed once for each, and written down nowhere.
                expected.add("Idempotency-Key");
            }
            assertThat(names).isEqualTo(expected);
        });
    }

    @Test
    void every_example_is_as_described() {
        var examples = Stream.of("requestBodies", "responses")
                .flatMap(kind -> page.at("/components/" + kind).properties().stream())
                .flatMap(part -> part.getValue().path("content").properties().stream().map(Map.Entry::getValue))
                .filter(content -> content.has("example")).toList();

        assertThat(examples).hasSizeGreaterThan(20).allSatisfy(
                content -> assertThat(page.faults(content.path("schema"), content.path("example"))).isEmpty());
    }

    @Test
    void every_part_is_used() throws IOException {
        var text = Files.readString(ApiDocument.file(NAME)) + Files.readString(ApiDocument.file("socket.asyncapi.yaml"));
        for (var kind : List.of("schemas", "responses", "requestBodies", "parameters", "headers")) {
            page.at("/components/" + kind).fieldNames()
                    .forEachRemaining(name -> assertThat(text).contains("#/components/" + kind + "/" + name));
        }
    }

    @Test
    void the_problems_of_each_status_are_those_of_the_page_of_problems() throws IOException {
        var onPage = new TreeSet<String>();
        ROW.matcher(Files.readString(Path.of("..", "docs", "PROBLEMS.md"))).results()
                .filter(row -> !SOCKET_ALONE.contains(row.group(1)) && !OF_NONE.contains(row.group(1)))
                .forEach(row -> onPage.add(row.group(2) + " " + row.group(1)));
        var described = new TreeSet<String>();
        for (var reply : page.at("/components/responses")) {
            var problem = reply.at("/content/application~1problem+json");
            var status = problem.at("/example/status").asText();
            problem.at("/schema/properties/code/enum").forEach(code -> described.add(status + " " + code.asText()));
        }
        assertThat(described).isEqualTo(onPage);
        var socket = Files.readString(ApiDocument.file("socket.asyncapi.yaml"));
        assertThat(SOCKET_ALONE).allSatisfy(code -> assertThat(socket).contains("`" + code + "`"));
    }
}
