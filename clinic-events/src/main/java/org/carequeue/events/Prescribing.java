package org.carequeue.events;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/// The words in which doctors of the clinic prescribe. What is left out has its default.
///
/// Held against what comes in, and not against what is read from a log: journals have the words of earlier settings.
///
/// @param forms what a medicine is, `capsule`; 1 to 60
/// @param routes how it gets into the body, `oral`; 1 to 60
/// @param frequencies how often it is taken; 1 to 60
/// @param freeText whether medicines may be prescribed that the clinic's formulary does not have; without a formulary they
/// always may
/// @param patient whether a prescription says whom it is for
/// @param weightBelowAge years, 0 to 18: a younger patient's weight is asked for, because doses go by it; 0 for never
public record Prescribing(List<String> forms, List<String> routes, List<Frequency> frequencies, boolean freeText,
        Patient patient, int weightBelowAge) {

    /// Whether name and birth date of the patient must stand on a prescription.
    public enum Patient {
        /// Where they do not, hand-over goes by the ticket alone.
        optional,
        /// Nothing is prescribed without both.
        required
    }

    private static final int MOST = 60;
    private static final int OLDEST_CHILD = 18;
    /// In the United Kingdom a prescription for a child under 12 years says the age: Human Medicines Regulations 2012,
    /// regulation 217.
    private static final int USUAL_CHILD = 12;

    /// What a clinic has that has set nothing.
    public static final Prescribing DEFAULTS = new Prescribing(
            List.of("tablet", "capsule", "syrup", "solution", "suspension", "drops", "cream", "ointment", "inhaler",
                    "injection", "suppository", "patch"),
            List.of("oral", "sublingual", "inhaled", "nasal", "eye", "ear", "skin", "rectal", "vaginal", "intramuscular",
                    "intravenous", "subcutaneous"),
            List.of(Frequency.daily("once-daily", 1), Frequency.daily("twice-daily", 2),
                    Frequency.daily("three-times-daily", 3), Frequency.daily("four-times-daily", 4),
                    Frequency.daily("every-4-hours", 6), Frequency.daily("every-6-hours", 4),
                    Frequency.daily("every-8-hours", 3), Frequency.daily("every-12-hours", 2),
                    Frequency.daily("at-night", 1), new Frequency("once-weekly", 1, 7), new Frequency("once", 1, null)),
            true);

    /// @throws IllegalArgumentException when a list is empty or too long, or has a word twice or one that is none; when an age
    /// is out of its bounds
    public Prescribing {
        if (weightBelowAge < 0 || weightBelowAge > OLDEST_CHILD) {
            throw new IllegalArgumentException(
                    "prescribing.weightBelowAge is 0 to " + OLDEST_CHILD + ", not " + weightBelowAge);
        }
        forms = words("forms", forms, Function.identity());
        routes = words("routes", routes, Function.identity());
        frequencies = words("frequencies", frequencies, Frequency::code);
    }

    /// These words, and what is usual of patients.
    public Prescribing(List<String> forms, List<String> routes, List<Frequency> frequencies, boolean freeText) {
        this(forms, routes, frequencies, freeText, Patient.optional, USUAL_CHILD);
    }

    /// Fills in what is left out.
    @JsonCreator
    static Prescribing of(@JsonProperty("forms") @Nullable List<String> forms,
            @JsonProperty("routes") @Nullable List<String> routes,
            @JsonProperty("frequencies") @Nullable List<Frequency> frequencies,
            @JsonProperty("freeText") @Nullable Boolean freeText, @JsonProperty("patient") @Nullable Patient patient,
            @JsonProperty("weightBelowAge") @Nullable Integer weightBelowAge) {
        return new Prescribing(forms == null ? DEFAULTS.forms : forms, routes == null ? DEFAULTS.routes : routes,
                frequencies == null ? DEFAULTS.frequencies : frequencies, freeText == null ? DEFAULTS.freeText : freeText,
                patient == null ? DEFAULTS.patient : patient,
                weightBelowAge == null ? DEFAULTS.weightBelowAge : weightBelowAge);
    }

    private static <T> List<T> words(String part, List<T> words, Function<T, String> code) {
        if (words.isEmpty() || words.size() > MOST) {
            throw new IllegalArgumentException("prescribing." + part + " has 1 to " + MOST + " entries, not " + words.size());
        }
        var known = new HashSet<String>();
        for (var one : words) {
            if (!known.add(word(code.apply(one)))) {
                throw new IllegalArgumentException("prescribing." + part + " has " + code.apply(one) + " twice");
            }
        }
        return List.copyOf(words);
    }

    /// Whether a form, route or frequency may be called so.
    public static boolean isWord(String code) {
        return code.matches("[a-z][a-z0-9-]{0,31}");
    }

    static String word(String code) {
        if (!isWord(code)) {
            throw new IllegalArgumentException(
                    "A form, route or frequency is 1 to 32 lower-case letters, digits and hyphens, not " + code);
        }
        return code;
    }

    /// The frequency of this code.
    public Optional<Frequency> frequency(String code) {
        return frequencies.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
