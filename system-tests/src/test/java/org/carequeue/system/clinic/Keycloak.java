package org.carequeue.system.clinic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// A real sign-in server, on this machine alone, with a realm of its own. It is there in `carequeue soak`, which unpacks it.
public final class Keycloak implements AutoCloseable {

    /// Of its clients.
    public static final String SECRET = "of-a-test-alone-and-longer-than-thirty-two";
    /// Of all who sign in there.
    public static final String PASSWORD = "a long enough one";
    private static final String ADMIN = "admin";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home = Path.of(Objects.requireNonNull(System.getProperty("carequeue.keycloak"), "carequeue.keycloak"));
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Path log;
    private Process process;

    /// @param folder for its log
    public Keycloak(int port, Path folder) {
        this.port = port;
        this.log = folder.resolve("keycloak.log");
    }

    /// Who signs its tokens.
    public static String issuer(int port) {
        return "http://127.0.0.1:" + port + "/realms/clinic";
    }

    /// Starts it with nothing of an earlier time.
    ///
    /// @param gateway to which browsers are sent back
    public void startAnew(String gateway) throws IOException {
        delete(home.resolve("data"));
        var realm = Files.createDirectories(home.resolve("data/import")).resolve("clinic.json");
        try (var in = Objects.requireNonNull(Keycloak.class.getResourceAsStream("/keycloak-realm.json"))) {
            Files.writeString(realm, new String(in.readAllBytes(), UTF_8).replace("@GATEWAY@", gateway)
                    .replace("@SECRET@", SECRET).replace("@PASSWORD@", PASSWORD));
        }
        start();
    }

    /// Starts it as it was when it was stopped.
    public void start() throws IOException {
        var builder = new ProcessBuilder(home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm",
                "--http-host=127.0.0.1", "--http-port=" + port).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD, "JAVA_OPTS_APPEND", "-Xmx768m"));
        Files.setPosixFilePermissions(home.resolve("bin/kc.sh"),
                java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        process = builder.start();
        Awaitility.await("Keycloak answers").atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("Keycloak has ended:\n" + Files.readString(log));
            }
            return isThere();
        });
    }

    private boolean isThere() throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(issuer(port) + "/.well-known/openid-configuration")).build(),
                    BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// Stops it; what it knows stays.
    public void stop() {
        var all = process.descendants().toList();
        all.forEach(ProcessHandle::destroy);
        process.destroy();
        Awaitility.await("Keycloak has ended").atMost(PATIENCE)
                .until(() -> !process.isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /// A token for a program, by its own credentials.
    public String tokenOf(String program) {
        return post(issuer(port) + "/protocol/openid-connect/token", Map.of("grant_type", "client_credentials", "client_id",
                program, "client_secret", SECRET)).path("access_token").asText();
    }

    /// Has somebody have other roles.
    public void changeRole(String user, String from, String to) {
        var mapping = "/users/" + idOf(user) + "/role-mappings/realm";
        admin("DELETE", mapping, "[" + admin("GET", "/roles/" + from, "") + "]");
        admin("POST", mapping, "[" + admin("GET", "/roles/" + to, "") + "]");
    }

    /// Ends all sessions that somebody has there.
    public void signOut(String user) {
        admin("POST", "/users/" + idOf(user) + "/logout", "");
    }

    private String idOf(String user) {
        return admin("GET", "/users?exact=true&username=" + user, "").path(0).path("id").asText();
    }

    private JsonNode admin(String method, String path, String body) {
        var token = post("http://127.0.0.1:" + port + "/realms/master/protocol/openid-connect/token", Map.of("grant_type",
                "password", "client_id", "admin-cli", "username", ADMIN, "password", PASSWORD)).path("access_token").asText();
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/admin/realms/clinic" + path))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private JsonNode post(String address, Map<String, String> form) {
        return send(HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&")))));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (var files = Files.walk(folder)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (var one : all) {
                Files.delete(one);
            }
        }
    }

    @Override
    public void close() {
        if (process != null) {
            stop();
        }
    }
}
