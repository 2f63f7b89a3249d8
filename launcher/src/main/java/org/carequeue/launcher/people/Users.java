package org.carequeue.launcher.people;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.net.ssl.SSLException;

import org.carequeue.launcher.files.AccessKey;
import org.carequeue.launcher.files.Certificate;
import org.carequeue.launcher.files.FileTrouble;
import org.carequeue.launcher.settings.Refusal;
import org.jspecify.annotations.Nullable;

/// `carequeue user`: adds people, sets their passwords and roles, removes and lists them, in a system that runs on this
/// machine. It asks the gateway as a manager does, by a pass that is signed with the key in the data folder: whoever may read
/// that may do so.
///
/// @param address of the gateway
/// @param vouches the certificate by which it is known that it is the gateway; null where no https is spoken
/// @param data where the key lies
/// @param password asks for one
public record Users(String address, @Nullable Path vouches, Path data, InstantSource clock, PrintStream out,
        AskForPassword password) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SUCCESS = 300;
    private static final String USAGE = """
            Say what is to be done: ./carequeue user list, user add NAME ROLES [DISPLAY NAME], user password NAME, \
            user roles NAME ROLES, or user remove NAME. Roles are separated by commas: doctor,manager.""";
    private static final Pattern PERSON = Pattern.compile("\\{[^{}]*}");

    /// Reads one without showing it, where somebody sits at a terminal.
    public interface AskForPassword {
        String read() throws IOException, Refusal;
    }

    /// @param words behind `user`
    public int run(List<String> words) throws Refusal {
        try {
            var act = words.isEmpty() ? "" : words.getFirst();
            if (act.equals("list") && words.size() == 1) {
                return list();
            }
            if (act.equals("add") && words.size() >= 3) {
                return add(words.get(1), words.get(2), String.join(" ", words.subList(3, words.size())));
            }
            if (act.equals("password") && words.size() == 2) {
                ask("PUT", path(words.get(1)) + "/password", "{\"password\":" + JsonText.of(password.read()) + "}");
                return say("%s has another password, and has to sign in again.", words.get(1));
            }
            if (act.equals("roles") && words.size() == 3) {
                ask("PUT", path(words.get(1)) + "/roles", "{\"roles\":" + roles(words.get(2)) + "}");
                return say("%s is now: %s.", words.get(1), words.get(2));
            }
            if (act.equals("remove") && words.size() == 2) {
                ask("DELETE", path(words.get(1)), "");
                return say("%s cannot sign in any more.", words.get(1));
            }
            throw Refusal.usage("%s", USAGE);
        } catch (IOException e) {
            throw FileTrouble.refusal(data, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("That was broken off.");
        }
    }

    private int list() throws IOException, InterruptedException, Refusal {
        var people = PERSON.matcher(ask("GET", "/api/people", "")).results().map(person -> person.group()).toList();
        for (var person : people) {
            out.println("%-20s %-30s %s".formatted(JsonText.field(person, "name").orElse(""),
                    JsonText.field(person, "displayName").orElse(""),
                    person.replaceFirst(".*\"roles\":\\[([^]]*)].*", "$1").replace("\"", "")));
        }
        return 0;
    }

    private int add(String name, String roles, String displayName) throws IOException, InterruptedException, Refusal {
        ask("POST", "/api/people", "{\"name\":" + JsonText.of(name) + ",\"displayName\":"
                + JsonText.of(displayName.isBlank() ? name : displayName) + ",\"roles\":" + roles(roles) + ",\"password\":"
                + JsonText.of(password.read()) + "}");
        return say("%s can sign in.", name);
    }

    private static String roles(String separated) {
        return Arrays.stream(separated.split(",", -1)).map(role -> JsonText.of(role.strip()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String path(String name) {
        return "/api/people/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private int say(String sentence, Object... values) {
        out.println(sentence.formatted(values));
        return 0;
    }

    private String ask(String method, String path, String body) throws IOException, InterruptedException, Refusal {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE)
                .header("Authorization", AccessKey.bearer(data, clock.instant(), "display-gateway", "manager"));
        if (body.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json;charset=UTF-8").method(method,
                    BodyPublishers.ofString(body));
        }
        var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE);
        if (vouches != null) {
            builder.sslContext(certificate(vouches).trust());
        }
        try (var client = builder.build()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= SUCCESS) {
                throw new Refusal("%s", JsonText.field(answer.body(), "detail")
                        .orElse("%s was answered with %d.".formatted(address, answer.statusCode())));
            }
            return answer.body();
        } catch (ConnectException e) {
            throw nobody();
        } catch (SSLException e) {
            throw new Refusal("%s does not speak https, or not by the certificate in %s: %s. Give the same options here as to "
                    + "./carequeue up.", address, vouches, e.getMessage());
        }
    }

    private Certificate certificate(Path file) throws Refusal {
        try {
            return Certificate.in(file);
        } catch (NoSuchFileException e) {
            // The gateway makes it at its first start.
            throw nobody();
        } catch (IOException e) {
            throw new Refusal("The certificate of the gateway cannot be read: %s.", e.getMessage());
        }
    }

    private Refusal nobody() {
        return new Refusal("Nobody answers at %s. People are added while CareQueue runs: start it with ./carequeue up, "
                + "and give the same options here.", address);
    }
}
