package org.carequeue.demo;

import java.util.List;
import java.util.Map;

/// What patients of the demo say that they come with, in a line.
final class Complaints {

    private static final Map<String, List<String>> BY_LEVEL = Map.of(
            "critical", List.of("Chest pain, hardly any breath", "Has fainted twice since the morning"),
            "high",
            List.of("Asthma, worse since last night", "Deep cut in the hand, bleeds through", "Fever of 40, stiff neck"),
            "moderate",
            List.of("Belly ache since yesterday", "Twisted ankle, swollen", "Fever, third day", "Dizzy when standing up"),
            "normal", List.of("Cough for two weeks", "Sore throat", "Rash on both arms", "Back pain after lifting"),
            "low", List.of("Prescription runs out", "Stitches are to come out", "Vaccination", "Certificate for work"));

    private Complaints() {
    }

    /// The same for the same patient of the same day.
    static String of(Patient patient) {
        var said = BY_LEVEL.getOrDefault(patient.level(), List.of("Would like to be seen"));
        return said.get((int) (patient.comes().toSeconds() % said.size()));
    }
}
