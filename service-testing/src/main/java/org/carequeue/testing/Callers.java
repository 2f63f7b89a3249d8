package org.carequeue.testing;

import java.util.HashSet;
import java.util.Set;

import jakarta.enterprise.inject.spi.CDI;

import org.carequeue.bridge.access.Bearer;
import org.carequeue.bridge.access.Pass;
import org.carequeue.bridge.access.Passes;
import org.carequeue.events.Roles;
import org.eclipse.microprofile.config.ConfigProvider;

import io.restassured.filter.Filter;

/// Who asks a service under test: shows it passes that are signed with its own key.
public final class Callers {

    /// Who may do all that people and devices may, and says a name as a request wants it: as the gateway asks where access
    /// is open.
    public static final Pass ANYBODY = new Pass("anybody", null, everyRole());

    private Callers() {
    }

    private static Set<String> everyRole() {
        var roles = new HashSet<>(Roles.OF_PEOPLE);
        roles.addAll(Roles.OF_DEVICES);
        return roles;
    }

    /// Somebody with one role.
    public static Pass with(String role) {
        return new Pass("person:" + role, role, Set.of(role));
    }

    /// The value of the header `Authorization`.
    public static String header(Pass pass) {
        return Bearer.of(CDI.current().select(Passes.class).get().write(pass,
                ConfigProvider.getConfig().getValue("quarkus.application.name", String.class)));
    }

    /// Has each request of rest-assured show a pass, where it shows none itself.
    public static Filter as(Pass pass) {
        return (request, response, further) -> {
            if (!request.getHeaders().hasHeaderWithName(Bearer.HEADER)) {
                request.header(Bearer.HEADER, header(pass));
            }
            return further.next(request, response);
        };
    }
}
