package org.carequeue.triage.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.Amount;
import org.carequeue.events.PatientIdentity;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.TypedText;
import org.jspecify.annotations.Nullable;

/// What a doctor's page sends: anything may be missing. [#check] makes an order of it, or says which field is wrong.
///
/// These checks are about the form alone: whether what stands there can be meant by a doctor is not asked here.
///
/// @param patient who it is for, where the clinic records that
/// @param weightKg where the patient is a child
/// @param allergies as told
/// @param items 1 to 20 medicines
public record PrescriptionForm(@Nullable Patient patient, @Nullable BigDecimal weightKg, @Nullable String allergies,
        @Nullable List<Item> items) {

    private static final int MOST_ITEMS = 20;
    private static final int SHORT = 60;
    private static final int LINE = 120;
    private static final int TEXT = 500;
    private static final int MOST_REPEATS = 99;
    private static final int MOST_DAYS = 366;
    private static final BigDecimal LARGEST_AMOUNT = BigDecimal.valueOf(1_000_000);
    private static final int DECIMALS = 4;
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /// Who the medicine is for.
    ///
    /// @param birthDate `1950-03-31`: a text, because what else would be taken for a date is none that a person means
    public record Patient(@Nullable String name, @Nullable String birthDate) {

        /// Says nothing, like [PatientIdentity].
        @Override
        public String toString() {
            return "Patient[withheld]";
        }
    }

    /// One medicine; what each field means stands at [PrescriptionItem].
    public record Item(@Nullable String medicine, @Nullable String strength, @Nullable String form,
            @Nullable Quantity dose, @Nullable String route, @Nullable String frequency,
            @Nullable Integer durationDays, @Nullable Quantity quantity, @Nullable Integer repeats,
            @Nullable String asNeeded, @Nullable Boolean substitutionAllowed, @Nullable String notes) {
    }

    /// So much of something.
    public record Quantity(@Nullable BigDecimal amount, @Nullable String unit) {
    }

    /// The order that was meant.
    ///
    /// @throws RefusedException with `invalid-prescription` and the first field that is wrong
    public PrescriptionOrder check() {
        if (items == null || items.isEmpty()) {
            throw wrong("items", "A prescription needs at least one medicine.");
        }
        if (items.size() > MOST_ITEMS) {
            throw wrong("items", "A prescription has at most " + MOST_ITEMS + " medicines.");
        }
        var checked = new ArrayList<PrescriptionItem>();
        for (var index = 0; index < items.size(); index++) {
            checked.add(item("items[" + index + "]", items.get(index)));
        }
        var weight = weightKg == null ? null : amount("weightKg", weightKg);
        return new PrescriptionOrder(patient == null ? null : patient(patient), weight,
                note("allergies", allergies), checked);
    }

    private static PatientIdentity patient(Patient patient) {
        return new PatientIdentity(required("patient.name", patient.name, LINE),
                patient.birthDate == null ? null : birthDate("patient.birthDate", patient.birthDate));
    }

    private static LocalDate birthDate(String field, String text) {
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            // answered below
        }
        throw wrong(field, "This is a date such as 1950-03-31.");
    }

    private static PrescriptionItem item(String field, Item item) {
        return new PrescriptionItem(
                required(field + ".medicine", item.medicine, LINE),
                text(field + ".strength", item.strength, SHORT),
                text(field + ".form", item.form, SHORT),
                quantity(field + ".dose", item.dose),
                text(field + ".route", item.route, SHORT),
                required(field + ".frequency", item.frequency, SHORT),
                item.durationDays == null ? null : whole(field + ".durationDays", item.durationDays, 1, MOST_DAYS),
                quantity(field + ".quantity", item.quantity),
                item.repeats == null ? 0 : whole(field + ".repeats", item.repeats, 0, MOST_REPEATS),
                text(field + ".asNeeded", item.asNeeded, LINE),
                item.substitutionAllowed == null || item.substitutionAllowed,
                note(field + ".notes", item.notes));
    }

    private static Amount quantity(String field, @Nullable Quantity quantity) {
        if (quantity == null) {
            throw wrong(field, "Please fill this in: how much, and of what.");
        }
        return new Amount(amount(field + ".amount", quantity.amount), required(field + ".unit", quantity.unit, SHORT));
    }

    private static BigDecimal amount(String field, @Nullable BigDecimal amount) {
        if (amount == null) {
            throw wrong(field, "Please fill this in: how much.");
        }
        if (amount.signum() <= 0) {
            throw wrong(field, "This must be more than zero.");
        }
        if (amount.compareTo(LARGEST_AMOUNT) > 0) {
            throw wrong(field, "This is more than " + LARGEST_AMOUNT.toPlainString() + ".");
        }
        if (amount.stripTrailingZeros().scale() > DECIMALS) {
            throw wrong(field, "This has more than " + DECIMALS + " decimal places.");
        }
        return amount;
    }

    private static int whole(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(field, "This must be between " + least + " and " + most + ".");
        }
        return value;
    }

    private static String required(String field, @Nullable String value, int most) {
        var text = text(field, value, most);
        if (text == null) {
            throw wrong(field, "Please fill this in.");
        }
        return text;
    }

    private static @Nullable String text(String field, @Nullable String value, int most) {
        return typed(TypedText.LINE, field, value, most);
    }

    private static @Nullable String note(String field, @Nullable String value) {
        return typed(TypedText.NOTE, field, value, TEXT);
    }

    /// Without blanks around it; a text of blanks alone is none.
    private static @Nullable String typed(TypedText kind, String field, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var text = value.strip();
        kind.fault("This", text, most).ifPresent(fault -> {
            throw wrong(field, fault);
        });
        return text;
    }

    private static RefusedException wrong(String field, String detail) {
        return new RefusedException(TriageProblems.invalidPrescription(field, detail));
    }
}
