package org.carequeue.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.system.clinic.Checkout;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;

/// A command has a way from the page to its owner.
class RoutesTest {

    private static final String JAX_RS = "jakarta.ws.rs.";
    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH");
    private static final Path SCRIPTS = Checkout.ROOT.resolve("display-gateway/src/main/resources/META-INF/resources/app");
    private static final Path ENDPOINTS = SCRIPTS.resolve("shared/controls/endpoints.js");
    /// Operation, method and path.
    private static final Pattern ENDPOINT = Pattern.compile("= (?:at|to)\\('(\\w+)', '([A-Z]+)', '(/[^']+)'\\);");

    /// The name by which scripts know a path below `/tickets/{}`.
    private static final Pattern OF_A_TICKET = Pattern
            .compile("export const (\\w+) = to\\('\\w+', '[A-Z]+', '/tickets/\\{ticket}");

    /// A path, a method or an operation of the API's description, which is what the gateway passes on.
    private static final Pattern DESCRIBED = Pattern.compile(
            "^  (/api/\\S+):$|^    (get|post|put|delete):$|^      operationId: (\\w+)$", Pattern.MULTILINE);
    private static final Path DESCRIPTION = Checkout.ROOT.resolve("docs/api/openapi.yaml");

    private static Set<String> described;
    /// The same, each behind the name of its operation.
    private static Set<String> operations;

    @BeforeAll
    static void read() throws IOException {
        described = new TreeSet<>();
        operations = new TreeSet<>();
        var path = "";
        var route = "";
        for (var found : DESCRIBED.matcher(Files.readString(DESCRIPTION)).results().toList()) {
            if (found.group(1) != null) {
                path = found.group(1).replaceAll("\\{[^}]*}", "{}");
            } else if (found.group(2) != null) {
                route = found.group(2).toUpperCase(Locale.ROOT) + " " + path;
                described.add(route);
            } else {
                operations.add(found.group(3) + " " + route);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.carequeue.system.clinic.Service#answering")
    void the_gateway_passes_on_all_that_an_owner_can_be_asked(Service owner) {
        var asked = routes(new CompiledModule(owner.folder()));
        assertThat(asked).hasSizeGreaterThan(2);

        assertThat(described)
                .containsAll(asked.stream().map(route -> route.replaceFirst(" ", " /api")).toList());
    }

    @Test
    void what_a_page_asks_for_is_an_operation_that_is_described() throws IOException {
        var asked = ENDPOINT.matcher(Files.readString(ENDPOINTS)).results()
                .map(endpoint -> endpoint.group(1) + " " + endpoint.group(2) + " /api"
                        + endpoint.group(3).replaceAll("\\{[^}]*}", "{}"))
                .toList();
        assertThat(asked).hasSizeGreaterThan(20);

        assertThat(operations).containsAll(asked);
    }

    /// A number is another patient's on another day.
    @Test
    void pages_name_tickets_by_their_id() throws IOException {
        var endpoints = OF_A_TICKET.matcher(Files.readString(ENDPOINTS)).results().map(match -> match.group(1)).toList();
        assertThat(endpoints).hasSizeGreaterThan(10);
        // Given to them directly, or by way of a function that makes the path.
        var ticketNamed = Pattern.compile("(?:endpoints\\.(?:" + String.join("|", endpoints) + ")|endpointOf)\\(([^)]*)\\)");
        var named = new ArrayList<String>();
        try (var files = Files.walk(SCRIPTS)) {
            for (var file : files.filter(path -> path.toString().endsWith(".js")).toList()) {
                var script = Files.readString(file);
                ticketNamed.matcher(script).results().map(match -> match.group(1)).forEach(named::add);
                assertThat(script).as(file.toString()).doesNotContain("ticket: number", "ticket: ticket.number");
            }
        }
        assertThat(named).hasSizeGreaterThan(8).allMatch(argument -> argument.equals("id") || argument.endsWith(".id"));
    }

    /// Verb and path of each, with `{}` for what stands for something: `POST /tickets/{}/park`.
    private static Set<String> routes(CompiledModule module) {
        return module.classes().stream().flatMap(resource -> resource.getMethods().stream())
                .flatMap(RoutesTest::routesOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> routesOf(JavaMethod method) {
        return VERBS.stream().filter(verb -> method.isAnnotatedWith(JAX_RS + verb))
                .map(verb -> verb + " " + path(method.getOwner(), method));
    }

    private static String path(JavaClass resource, JavaMethod method) {
        return Stream.of(value(resource), value(method)).filter(part -> !part.isBlank())
                .map(part -> "/" + part.replaceAll("\\{[^}]*}", "{}")).collect(Collectors.joining());
    }

    /// What `@Path` says, without slashes at its ends.
    private static String value(HasAnnotations<?> annotated) {
        return annotated.tryGetAnnotationOfType(JAX_RS + "Path").flatMap(path -> path.get("value")).map(String::valueOf)
                .orElse("").replaceAll("^/+|/+$", "");
    }
}
