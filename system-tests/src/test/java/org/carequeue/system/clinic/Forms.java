package org.carequeue.system.clinic;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What clients send.
public final class Forms {

    private Forms() {
    }

    /// A prescription as a doctor's page sends it.
    public static String prescription() {
        return """
                {"patient":{"name":"Test Patient","birthDate":"1980-05-01"},"allergies":"none known",
                 "items":[{"medicine":"Amoxicillin","strength":"500 mg","form":"capsule",
                           "dose":{"amount":1,"unit":"capsule"},"route":"oral","frequency":"every-8-hours",
                           "durationDays":7,"quantity":{"amount":21,"unit":"capsule"},"repeats":0,"asNeeded":null,
                           "substitutionAllowed":true,"notes":""}]}""";
    }

    /// A prescription of 20 medicines with as long notes as are taken: some 24 KB. It may be sent again and again for one ticket.
    public static String longPrescription() {
        var item = """
                {"medicine":"Medicine %d","strength":"500 mg","form":"capsule",
                 "dose":{"amount":1,"unit":"capsule"},"route":"oral","frequency":"every-8-hours",
                 "durationDays":7,"quantity":{"amount":21,"unit":"capsule"},"repeats":0,"asNeeded":null,
                 "substitutionAllowed":true,"notes":"%s"}""";
        var items = IntStream.rangeClosed(1, 20).mapToObj(number -> item.formatted(number, "é".repeat(500)));
        return "{\"patient\":{\"name\":\"Test Patient\",\"birthDate\":\"1980-05-01\"},\"allergies\":\"none known\",\"items\":["
                + items.collect(Collectors.joining(",")) + "],\"overrides\":["
                + IntStream.range(0, 20)
                        .mapToObj("{\"warning\":\"same-medicine-twice\",\"item\":%d,\"reason\":\"again\"}"::formatted)
                        .collect(Collectors.joining(","))
                + "]}";
    }
}
