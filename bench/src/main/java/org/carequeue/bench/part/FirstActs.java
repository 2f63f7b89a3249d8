package org.carequeue.bench.part;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

import org.carequeue.bench.client.HttpLink;

/// One patient's way through a clinic, by the commands that the pages send, one after the other: what the first patient
/// of a morning waits for, because nothing has been done yet.
final class FirstActs {

    private static final String PRESCRIPTION = """
            {"patient":{"name":"A Patient","birthDate":"1980-05-01"},"allergies":"none known","items":[
             {"medicine":"Amoxicillin","strength":"500 mg","form":"capsule","dose":{"amount":1,"unit":"capsule"},
              "route":"oral","frequency":"every-8-hours","durationDays":7,"quantity":{"amount":21,"unit":"capsule"},
              "repeats":0,"asNeeded":null,"substitutionAllowed":true,"notes":""}]}""";

    private final HttpLink link;
    private final SequencedMap<String, Double> millis = new LinkedHashMap<>();
    private final String keys;

    private FirstActs(HttpLink link, String keys) {
        this.link = link;
        this.keys = keys;
    }

    /// How long each act of one patient took, in milliseconds, in the order in which they were done.
    ///
    /// @param port of the gateway of a clinic in which nobody waits
    /// @param patient makes the idempotency keys different from those of other patients
    static SequencedMap<String, Double> of(int port, String patient) throws IOException {
        try (var link = HttpLink.connect(port)) {
            var acts = new FirstActs(link, patient);
            acts.play();
            return acts.millis;
        }
    }

    private void play() throws IOException {
        var ticket = "/api/tickets/" + id(act("issue", "POST", "/api/tickets", "kiosk 1", "{\"serviceLine\":\"general\"}"));
        act("level", "PUT", ticket + "/priority", "room 1", "{\"priority\":\"high\"}");
        act("call", "POST", "/api/rooms/1/next", "room 1", "");
        act("start", "POST", ticket + "/start", "room 1", "");
        var submitted = act("prescribe", "POST", ticket + "/prescriptions", "room 1", PRESCRIPTION);
        act("finish", "POST", ticket + "/finish", "room 1", "");
        var prescription = "/api/prescriptions/" + id(submitted);
        act("claim", "POST", prescription + "/claim", "counter 1", "{\"counter\":\"1\"}");
        act("ready", "POST", prescription + "/ready", "counter 1", "");
        act("hand over", "POST", prescription + "/hand-over", "counter 1", "");
    }

    private String act(String name, String method, String path, String workplace, String body) throws IOException {
        var headers = "CareQueue-Workplace: %s\r\nIdempotency-Key: %s-%s\r\n".formatted(workplace, keys,
                name.replace(' ', '-'));
        var began = System.nanoTime();
        var answer = link.send(method, path, headers, body.getBytes(UTF_8));
        millis.put(name, (System.nanoTime() - began) / 1e6);
        return answer;
    }

    private static String id(String answer) throws IOException {
        var id = Pattern.compile("\"id\" *: *\"([^\"]+)\"").matcher(answer);
        if (!id.find()) {
            throw new IOException("an answer without an id: " + answer);
        }
        return id.group(1);
    }

    /// The longest of them.
    static double longest(Map<String, Double> millis) {
        return millis.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
