package org.carequeue.system.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.system.clinic.Service;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;

/// Who may ask for what, as the annotations of the code say it.
public final class AccessTable {

    /// Those that are asked after, the people first.
    public static final List<String> ROLES = List.of("reception", "nurse", "doctor", "pharmacist", "manager", "kiosk",
            "screen");
    private static final String JAX_RS = "jakarta.ws.rs.";
    private static final String SECURITY = "jakarta.annotation.security.";
    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "DELETE");
    /// What the gateway passes on, of which the owner says who may.
    private static final String PASSED_ON = "/api/{path: .+}";

    /// One thing that can be asked for.
    ///
    /// @param service that answers
    /// @param verb of HTTP
    /// @param path at the service, `/tickets/{ticket}/park`
    /// @param anybody whether it is also for those whom nobody knows
    /// @param roles that may
    public record Row(Service service, String verb, String path, boolean anybody, Set<String> roles) {

        /// As the gateway's clients ask for it.
        public String atTheGateway() {
            return service == Service.GATEWAY ? path : "/api" + path;
        }

        /// Whether somebody with this role may.
        public boolean isFor(String role) {
            return anybody || roles.contains(role);
        }

        private String line() {
            return "| `" + verb + " " + atTheGateway() + "` | " + service.folder() + " | "
                    + (anybody ? "✓" : "") + " | "
                    + ROLES.stream().map(role -> isFor(role) ? "✓" : "").collect(Collectors.joining(" | ")) + " |";
        }
    }

    private AccessTable() {
    }

    /// Everything that can be asked for over HTTP, by service and path.
    public static List<Row> rows() {
        var rows = new TreeMap<String, Row>();
        for (var service : Service.values()) {
            for (var resource : new CompiledModule(service.folder()).classes()) {
                if (resource.isAnnotatedWith(JAX_RS + "Path")) {
                    resource.getMethods().stream().flatMap(method -> rows(service, resource, method))
                            .filter(row -> !row.path().equals(PASSED_ON))
                            .forEach(row -> rows.put(row.service().ordinal() + row.path() + " " + row.verb(), row));
                }
            }
        }
        return new ArrayList<>(rows.values());
    }

    /// As docs/ACCESS.md has it.
    static String text() {
        return Stream.concat(
                Stream.of("| asked for | answered by | nobody known | " + String.join(" | ", ROLES) + " |",
                        "| --- | --- |" + " --- |".repeat(ROLES.size() + 1)),
                rows().stream().map(Row::line)).collect(Collectors.joining("\n"));
    }

    private static Stream<Row> rows(Service service, JavaClass resource, JavaMethod method) {
        return VERBS.stream().filter(verb -> method.isAnnotatedWith(JAX_RS + verb)).map(verb -> {
            var says = Stream.<HasAnnotations<?>> of(method, resource).filter(AccessTable::saysWhoMay).findFirst();
            var roles = new TreeSet<String>();
            says.flatMap(AccessTable::rolesOf).ifPresent(roles::addAll);
            return new Row(service, verb, path(resource, method),
                    says.filter(one -> one.isAnnotatedWith(SECURITY + "PermitAll")).isPresent(), roles);
        });
    }

    private static boolean saysWhoMay(HasAnnotations<?> annotated) {
        return annotated.isAnnotatedWith(SECURITY + "RolesAllowed") || annotated.isAnnotatedWith(SECURITY + "PermitAll");
    }

    private static Optional<List<String>> rolesOf(HasAnnotations<?> annotated) {
        return annotated.tryGetAnnotationOfType(SECURITY + "RolesAllowed").flatMap(allowed -> allowed.get("value"))
                .map(roles -> List.of((String[]) roles));
    }

    private static String path(JavaClass resource, JavaMethod method) {
        var path = Stream.of(value(resource), value(method)).filter(part -> !part.isBlank()).map(part -> "/" + part)
                .collect(Collectors.joining());
        return path.isEmpty() ? "/" : path;
    }

    /// What `@Path` says, without slashes at its ends.
    private static String value(HasAnnotations<?> annotated) {
        return annotated.tryGetAnnotationOfType(JAX_RS + "Path").map(JavaAnnotation::getProperties)
                .map(properties -> String.valueOf(properties.get("value"))).orElse("").replaceAll("^/+|/+$", "");
    }
}
