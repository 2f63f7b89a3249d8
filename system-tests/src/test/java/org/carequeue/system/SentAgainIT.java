package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.carequeue.system.clinic.Forms;
import org.carequeue.system.clinic.Rest;
import org.carequeue.system.clinic.Rest.Reply;
import org.carequeue.system.clinic.RunningClinic;
import org.carequeue.system.clinic.Service;
import org.carequeue.system.documents.Described;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every command of the interface is sent again with the key that it had: after all others have been carried out, and
/// again after the services were killed. It is answered the same, and done once.
class SentAgainIT {

    private static final List<Service> OWNERS = Service.owners();
    private static final String OF_A_TICKET = "post /api/tickets/{ticket}/";
    /// Nobody is known yet, or any more, who could send them again; or they are about the session in which they are sent, or
    /// change nothing; or they are kept in memory alone, and held by the tests of the gateway.
    private static final Set<String> NO_COMMANDS = Set.of("post /api/session", "delete /api/session",
            "put /api/session/password", "put /api/session/quick-code", "delete /api/session/quick-code",
            "post /api/pairing", "post /api/search", "post /api/formulary/search",
            "post /api/tickets/{ticket}/prescriptions/check",
            "post /api/prescriptions/{prescription}/amend/check", "put /api/device", "post /api/settings/check",
            "post /api/printers/{printer}/slips");
    private static final String PREPARED = "{\"version\":%d,\"supplies\":[{\"item\":0,\"outcome\":\"supplied\"}]}";
    private static final String QUESTION = "{\"text\":\"For a child?\"}";
    private static final List<String> OF_ACCESS = List.of("/api/people", "/api/devices", "/api/programs");
    /// What is said once, and nowhere kept.
    private static final Pattern KEY_OF_A_PROGRAM = Pattern.compile("\"key\":\"cq_[^\"]+\",");
    private static final Pattern OUTCOME = Pattern.compile("\"fingerprint\":");

    @TempDir
    static Path folder;
    private static RunningClinic clinic;
    private static Rest rest;

    private final Map<String, Supplier<Command>> commands = new LinkedHashMap<>();
    private int rooms;
    private int counters;
    private int people;

    /// What is sent, once everything is so that it can be carried out.
    private record Command(String path, String body) {
    }

    /// A command with its key, and the answer that it got first.
    private record Sent(String operation, Command command, Reply first) {

        static Sent now(String operation, Command command) {
            return new Sent(operation, command, send(operation, command));
        }

        private static Reply send(String operation, Command command) {
            var key = "key of " + operation;
            return switch (operation.substring(0, operation.indexOf(' '))) {
                case "put" -> rest.persistPut(command.path(), command.body(), key);
                case "delete" -> rest.persistDelete(command.path(), key);
                default -> rest.persist(command.path(), command.body(), key);
            };
        }

        /// Whether the gateway itself has decided it.
        boolean isOfAccess() {
            return OF_ACCESS.stream().anyMatch(command.path()::startsWith);
        }

        void isAnsweredTheSame() {
            var again = send(operation, command);
            assertThat(again.status()).as(operation + " " + again.body()).isEqualTo(first.status());
            assertThat(again.body().toString()).as(operation)
                    .isEqualTo(KEY_OF_A_PROGRAM.matcher(first.body().toString()).replaceFirst(""));
            assertThat(position(again)).as(operation).isNotEmpty().isEqualTo(position(first));
        }

        private static List<String> position(Reply reply) {
            return reply.raw().headers().allValues("CareQueue-Position");
        }
    }

    @BeforeAll
    static void start() {
        clinic = RunningClinic.start(folder);
        rest = clinic.rest();
        rest.put("/api/settings", """
                {"serviceLines":[{"code":"general","letter":"A","name":"General"},
                {"code":"pharmacy","letter":"P","name":"Pharmacy","servedAt":"counters"}],"counters":[%s]}"""
                .formatted(IntStream.rangeClosed(1, 50).mapToObj("\"%d\""::formatted).collect(Collectors.joining(","))))
                .expect(200);
    }

    @AfterAll
    static void stop() {
        clinic.close();
    }

    /// What is described and not named here is asked without a body of somebody who waits.
    SentAgainIT() {
        commands.put("post /api/tickets", () -> new Command("/api/tickets", "{\"serviceLine\":\"general\"}"));
        ticket("put", "priority", this::waiting, "{\"priority\":\"high\"}");
        ticket("post", "priority/undo", this::triaged, "");
        ticket("put", "complaint", this::waiting, "{\"complaint\":\"fever\"}");
        ticket("post", "transfer", this::waiting, "{\"room\":\"50\"}");
        ticket("post", "park", this::waiting, "{\"note\":\"X-ray\"}");
        ticket("post", "return", () -> after(waiting(), "skip", ""), "");
        ticket("post", "undo", () -> after(waiting(), "park", ""), "");
        commands.put("post /api/rooms/{room}/call",
                () -> new Command("/api/rooms/" + room() + "/call", "{\"ticket\":\"" + waiting() + "\",\"reason\":\"asked\"}"));
        commands.put("post /api/rooms/{room}/next", () -> {
            waiting();
            return new Command("/api/rooms/" + room() + "/next", "");
        });
        commands.put("post /api/counters/{counter}/call", () -> new Command("/api/counters/" + counter() + "/call",
                "{\"ticket\":\"" + forThePharmacy() + "\",\"reason\":\"asked\"}"));
        commands.put("post /api/counters/{counter}/next", () -> {
            forThePharmacy();
            return new Command("/api/counters/" + counter() + "/next", "");
        });
        ticket("post", "recall", this::called, "");
        ticket("post", "not-present", this::called, "");
        ticket("post", "start", this::called, "");
        ticket("post", "finish", this::withDoctor, "");
        ticket("post", "prescriptions", this::withDoctor, Forms.prescription());
        prescription("claim", this::submitted, "{\"counter\":\"1\"}");
        prescription("release", this::claimed, "");
        prescription("take-over", this::claimed, "{\"counter\":\"2\",\"version\":%d}");
        prescription("renew", this::claimed, "");
        prescription("prepare", this::claimed, PREPARED);
        prescription("check", this::prepared, "{\"version\":%d}");
        prescription("hold", this::claimed, "{\"reason\":\"out of stock\"}");
        prescription("question", this::claimed, QUESTION);
        prescription("answer", this::questioned, "{\"text\":\"Yes.\"}");
        prescription("resume", this::questioned, "{\"counter\":\"2\"}");
        prescription("decline", this::claimed, "{\"reason\":\"allergic\"}");
        prescription("cancel", this::claimed, "{\"reason\":\"another medicine\"}");
        prescription("amend", this::claimed, "{\"version\":%d,\"order\":" + Forms.prescription() + "}");
        prescription("ready", this::claimed, "");
        prescription("hand-over", this::ready, "");
        prescription("return", this::ready, "");
        prescription("undo", this::ready, "{\"version\":%d}");
        prescription("put-away", this::cancelledAtTheCounter, "");
        commands.put("post /api/help", () -> new Command("/api/help", "{}"));
        commands.put("post /api/help/{id}/acknowledge", () -> new Command("/api/help/"
                + done(rest.post("/api/help", "{\"ticket\":\"" + waiting() + "\"}")).text("id") + "/acknowledge", ""));
        commands.put("post /api/intake",
                () -> new Command("/api/intake", "{\"serviceLine\":\"pharmacy\",\"intake\":\"open\"}"));
        commands.put("put /api/settings", () -> new Command("/api/settings", "{\"counters\":[\"1\",\"2\",\"3\"]}"));
        commands.put("post /api/people", () -> new Command("/api/people", person("sent-again")));
        commands.put("put /api/people/{person}/password",
                () -> new Command(somebody() + "/password", "{\"password\":\"another long one\"}"));
        commands.put("put /api/people/{person}/roles", () -> new Command(somebody() + "/roles", "{\"roles\":[\"doctor\"]}"));
        commands.put("delete /api/people/{person}", () -> new Command(somebody(), ""));
        commands.put("post /api/devices", () -> new Command("/api/devices", device("a screen")));
        commands.put("put /api/devices/{device}/settings",
                () -> new Command("/api/devices/" + done(rest.post("/api/devices", device("a kiosk to be set up"))).text("id")
                        + "/settings", "{\"paper\":\"a4\"}"));
        commands.put("delete /api/devices/{device}",
                () -> new Command("/api/devices/" + done(rest.post("/api/devices", device("a kiosk"))).text("id"), ""));
        commands.put("post /api/programs", () -> new Command("/api/programs", program("a report")));
        commands.put("delete /api/programs/{program}",
                () -> new Command("/api/programs/" + done(rest.post("/api/programs", program("another"))).text("id"), ""));
        described().filter(operation -> operation.startsWith(OF_A_TICKET) && !commands.containsKey(operation))
                .forEach(operation -> ticket("post", operation.substring(OF_A_TICKET.length()), this::waiting, ""));
    }

    private static Stream<String> described() {
        return Described.by(rest).operations().stream().filter(operation -> !operation.startsWith("get "))
                .filter(operation -> !NO_COMMANDS.contains(operation));
    }

    private void ticket(String method, String step, Supplier<String> before, String body) {
        commands.put(method + " /api/tickets/{ticket}/" + step,
                () -> new Command("/api/tickets/" + before.get() + "/" + step, body));
    }

    private void prescription(String step, Supplier<String> before, String body) {
        commands.put("post /api/prescriptions/{prescription}/" + step, () -> {
            var path = "/api/prescriptions/" + before.get();
            return new Command(path + "/" + step, body.formatted(rest.get(path).expect(200).body().path("version").asInt()));
        });
    }

    // ── how it comes to that ──

    private static Reply done(Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isBetween(200, 299);
        return reply;
    }

    private static String after(String ticket, String step, String body) {
        done(rest.post("/api/tickets/" + ticket + "/" + step, body));
        return ticket;
    }

    private static String afterwards(String prescription, String step, String body) {
        done(rest.post("/api/prescriptions/" + prescription + "/" + step, body));
        return prescription;
    }

    /// One in which nobody is.
    private int room() {
        rooms++;
        return rooms;
    }

    private static String person(String name) {
        return "{\"name\":\"%s\",\"roles\":[\"nurse\"],\"password\":\"a long enough one\"}".formatted(name);
    }

    /// Where somebody else is each time.
    private String somebody() {
        people++;
        return "/api/people/" + done(rest.post("/api/people", person("somebody-" + people))).text("name");
    }

    private static String program(String name) {
        return "{\"name\":\"%s\",\"roles\":[\"kiosk\",\"manager\"]}".formatted(name);
    }

    private static String device(String name) {
        return "{\"code\":\"%s\",\"name\":\"%s\"}"
                .formatted(done(rest.post("/api/pairing", "{\"role\":\"kiosk\"}")).text("code"), name);
    }

    private String forThePharmacy() {
        return done(rest.post("/api/tickets", "{\"serviceLine\":\"pharmacy\"}")).text("id");
    }

    private int counter() {
        counters++;
        return counters;
    }

    private String waiting() {
        return done(rest.post("/api/tickets", "{}")).text("id");
    }

    private String triaged() {
        var ticket = waiting();
        done(rest.put("/api/tickets/" + ticket + "/priority", "{\"priority\":\"high\"}"));
        return ticket;
    }

    private String called() {
        var ticket = waiting();
        done(rest.post("/api/rooms/" + room() + "/call", "{\"ticket\":\"" + ticket + "\",\"reason\":\"asked\"}"));
        return ticket;
    }

    private String withDoctor() {
        return after(called(), "start", "");
    }

    private String submitted() {
        return done(rest.post("/api/tickets/" + withDoctor() + "/prescriptions", Forms.prescription())).text("id");
    }

    private String prepared() {
        return afterwards(claimed(), "prepare", PREPARED.formatted(2));
    }

    private String questioned() {
        return afterwards(claimed(), "question", QUESTION);
    }

    private String claimed() {
        return afterwards(submitted(), "claim", "{\"counter\":\"1\"}");
    }

    private String ready() {
        return afterwards(claimed(), "ready", "");
    }

    private String cancelledAtTheCounter() {
        var prescription = claimed();
        after(prescription.substring(0, prescription.lastIndexOf("-P")), "cancel", "");
        return prescription;
    }

    // ──

    @Test
    void every_command_that_is_sent_again_is_answered_the_same_and_done_once_also_after_a_kill() {
        // Given
        assertThat(described()).containsExactlyInAnyOrderElementsOf(commands.keySet());

        // When
        var sent = commands.entrySet().stream().map(each -> Sent.now(each.getKey(), each.getValue().get())).toList();
        // So that the settings are others than those that the first change has met and made.
        done(rest.put("/api/settings", "{\"screen\":{\"viewingDistance\":4}}"));

        // Then
        assertThat(sent).allSatisfy(each -> done(each.first()));
        sent.forEach(Sent::isAnsweredTheSame);

        // When
        for (var service : Service.queue()) {
            clinic.kill(service);
        }
        for (var service : Service.queue()) {
            clinic.awaitReady(service);
        }

        // Then
        sent.forEach(Sent::isAnsweredTheSame);
        assertThat(OWNERS.stream().flatMap(owner -> clinic.journal(owner).stream())
                .mapToLong(line -> OUTCOME.matcher(line).results().count()).sum())
                .isEqualTo(sent.stream().filter(each -> !each.isOfAccess()).count());
        assertThat(clinic.journalOfAccess().stream().mapToLong(line -> OUTCOME.matcher(line).results().count()).sum())
                .isEqualTo(sent.stream().filter(Sent::isOfAccess).count());
    }
}
