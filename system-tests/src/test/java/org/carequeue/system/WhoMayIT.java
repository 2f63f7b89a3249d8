package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import org.carequeue.system.architecture.AccessTable;
import org.carequeue.system.architecture.AccessTable.Row;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every cell of the table of docs/ACCESS.md, tried on a clinic where people sign in: who may is not kept out, who may not is,
/// at the owner as at the gateway.
class WhoMayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NOBODY = "";
    private static final List<String> ASKING = Stream.concat(Stream.of(NOBODY), AccessTable.ROLES.stream()).toList();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    static Path folder;

    private static RunningClinic clinic;

    @BeforeAll
    static void start() {
        clinic = RunningClinic.startWithStatistics(folder, Map.of("CAREQUEUE_ACCESS", "closed"));
    }

    @AfterAll
    static void stop() {
        clinic.close();
    }

    @Test
    void owners_and_gateway_let_in_who_may_and_nobody_else() {
        var wrong = new ArrayList<String>();
        for (var row : AccessTable.rows()) {
            for (var role : ASKING) {
                if (row.service() != Service.GATEWAY) {
                    look(row, role, row.service(), row.path(), wrong);
                }
                look(row, role, Service.GATEWAY, row.atTheGateway(), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void look(Row row, String role, Service service, String path, List<String> wrong) {
        var status = ask(service, row.verb(), path, role);
        var mayBe = role.equals(NOBODY) ? row.anybody() : row.isFor(role);
        var isIn = status != 401 && status != 403;
        if (mayBe != isIn || !mayBe && status != (role.equals(NOBODY) ? 401 : 403)) {
            wrong.add("%s %s at %s as %s: %d".formatted(row.verb(), path, service.folder(), role, status));
        }
    }

    /// With a body of nothing, about what is not there: whoever is let in is told so, and nothing is done.
    private static int ask(Service service, String verb, String path, String role) {
        var there = path.replaceAll("\\{ticket}", "2000-01-01-Z999").replaceAll("\\{prescription}", "2000-01-01-Z999-P1")
                .replaceAll("\\{[^}]*}", "999");
        var request = HttpRequest.newBuilder(clinic.address(service).resolve(there)).timeout(PATIENCE);
        if (verb.equals("GET")) {
            request.GET();
        } else {
            request.header("Content-Type", "application/json").method(verb, BodyPublishers.ofString("{}"));
        }
        if (!role.equals(NOBODY)) {
            request.header("Authorization", clinic.pass(service, role));
        }
        return CLIENT.sendAsync(request.build(), BodyHandlers.discarding()).join().statusCode();
    }

    @Test
    void every_audience_is_heard_by_who_may_and_nobody_else() {
        var heard = Map.of("screen", AccessTable.ROLES, "kiosk",
                AccessTable.ROLES.stream().filter(role -> !role.equals("screen")).toList(), "reception",
                List.of("reception", "nurse"), "triage", List.of("nurse", "doctor"),
                "doctor", List.of("doctor"),
                "pharmacist", List.of("pharmacist"), "manager", List.of("manager"), "ticket", ASKING, "", List.<String> of());
        var wrong = new ArrayList<String>();
        heard.forEach((audience, by) -> {
            for (var role : ASKING) {
                var query = audience.isEmpty() ? "" : "?audience=" + audience;
                var status = upgrade(Service.GATEWAY, "/api/socket" + query, role, "carequeue.batch");
                if (status != (by.contains(role) ? 101 : role.equals(NOBODY) ? 401 : 403)) {
                    wrong.add("%s as %s: %d".formatted(audience, role, status));
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void events_are_for_services_alone() {
        for (var owner : Service.owners()) {
            for (var role : ASKING) {
                assertThat(upgrade(owner, "/events", role, "carequeue.events.v1")).as(owner + " " + role)
                        .isEqualTo(role.equals(NOBODY) ? 401 : 403);
            }
            assertThat(upgrade(owner, "/events", "service", "carequeue.events.v1")).as(owner.folder()).isEqualTo(101);
            // A pass is for one service.
            var other = owner == Service.TICKET ? Service.TRIAGE : Service.TICKET;
            assertThat(shown(owner, "/events", clinic.pass(other, "service"), "carequeue.events.v1"))
                    .as("a pass for " + other).isEqualTo(401);
        }
    }

    private static int upgrade(Service service, String path, String role, String protocol) {
        return shown(service, path, role.equals(NOBODY) ? "" : clinic.pass(service, role), protocol);
    }

    /// The status of the answer; 101 where it is a socket now.
    private static int shown(Service service, String path, String header, String protocol) {
        var builder = CLIENT.newWebSocketBuilder().subprotocols(protocol).connectTimeout(PATIENCE);
        if (!header.isEmpty()) {
            builder.header("Authorization", header);
        }
        var address = URI.create(clinic.address(service).toString().replaceFirst("^http", "ws") + path);
        try {
            builder.buildAsync(address, new WebSocket.Listener() {
            }).join().abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }
}
