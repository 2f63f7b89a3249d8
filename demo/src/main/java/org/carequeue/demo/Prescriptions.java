package org.carequeue.demo;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What doctors prescribe in a demo: a few everyday medicines, in turn.
final class Prescriptions {

    private static final String FORM = """
            {"patient":{"name":"Demo Patient %%d","birthDate":"1980-05-01"},"allergies":"none known","items":[{"medicine":"%s","strength":"%s","form":"%s",
            "dose":{"amount":1,"unit":"%s"},"route":"oral","frequency":"every-8-hours","durationDays":%d,
            "quantity":{"amount":%d,"unit":"%s"},"repeats":0,"asNeeded":null,"substitutionAllowed":true,"notes":"after meals"}]}""";
    private static final List<String> ALL = List.of(of("Amoxicillin", "500 mg", "capsule", 7),
            of("Ibuprofen", "400 mg", "tablet", 5), of("Paracetamol", "500 mg", "tablet", 3),
            of("Metamizole", "500 mg", "tablet", 4), of("Cetirizine", "10 mg", "tablet", 10));
    private static final AtomicInteger LAST = new AtomicInteger();
    private static final int A_DAY = 3;

    private Prescriptions() {
    }

    static String next() {
        var number = LAST.incrementAndGet();
        return ALL.get(Math.floorMod(number, ALL.size())).formatted(number);
    }

    /// One that somebody has brought along.
    static String fromOutside() {
        return "{\"outside\":{\"prescriber\":\"Doctor Elsewhere\"}," + next().substring(1);
    }

    private static String of(String medicine, String strength, String form, int days) {
        return FORM.formatted(medicine, strength, form, form, days, days * A_DAY, form);
    }
}
