package org.carequeue.events.prescribing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.carequeue.events.Amount;
import org.carequeue.events.OutsidePrescription;
import org.carequeue.events.PatientIdentity;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.PrescriptionOrder;
import org.carequeue.events.TypedText;
import org.carequeue.events.WarningOverride;
import org.carequeue.events.prescribing.Fault.Code;
import org.jspecify.annotations.Nullable;

/// Reads one form and notes each fault on the way. What cannot be read is null, and then there is a fault that says why: so
/// whatever is made of nulls here is never handed on.
final class FormReading {

    private static final int MOST_ITEMS = 20;
    /// One of each sort for each medicine.
    private static final int MOST_OVERRIDES = MOST_ITEMS * Warning.Code.values().length;
    private static final int SHORT = 60;
    private static final int LINE = 120;
    private static final int TEXT = 500;
    private static final int MOST_REPEATS = 99;
    private static final int MOST_DAYS = 366;
    private static final BigDecimal LARGEST_AMOUNT = BigDecimal.valueOf(1_000_000);
    private static final int DECIMALS = 4;
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final List<Fault> faults = new ArrayList<>();

    CheckedForm read(PrescriptionForm form) {
        var items = items(form.items());
        var told = form.patient();
        var name = told == null ? null : required("patient.name", told.name(), LINE);
        var birthDate = told == null ? null : date("patient.birthDate", Code.NO_BIRTH_DATE, told.birthDate());
        var patient = name == null ? null : new PatientIdentity(name, birthDate);
        var weight = form.weightKg() == null ? null : amount("weightKg", form.weightKg());
        var allergies = note("allergies", form.allergies());
        var overrides = form.overrides() == null ? List.<WarningOverride> of() : overrides(form.overrides());
        var outside = form.outside() == null ? null : outside(form.outside());
        if (!faults.isEmpty()) {
            return new CheckedForm(null, faults, items, birthDate);
        }
        var all = items.stream().map(Objects::requireNonNull).toList();
        return new CheckedForm(new PrescriptionOrder(patient, weight, allergies, all, overrides, outside), faults, items,
                birthDate);
    }

    private List<@Nullable PrescriptionItem> items(@Nullable List<PrescriptionForm.@Nullable Item> items) {
        if (items == null || items.isEmpty()) {
            wrong(Code.MISSING, "items", "A prescription needs at least one medicine.");
            return List.of();
        }
        if (items.size() > MOST_ITEMS) {
            wrong(Code.OUT_OF_BOUNDS, "items", "A prescription has at most " + MOST_ITEMS + " medicines.");
            return List.of();
        }
        var read = new ArrayList<@Nullable PrescriptionItem>();
        for (var index = 0; index < items.size(); index++) {
            var before = faults.size();
            var item = item("items[" + index + "]", items.get(index));
            read.add(faults.size() == before ? item : null);
        }
        return read;
    }

    private List<WarningOverride> overrides(List<PrescriptionForm.@Nullable Answer> answers) {
        if (answers.size() > MOST_OVERRIDES) {
            wrong(Code.OUT_OF_BOUNDS, "overrides", "A prescription has at most " + MOST_OVERRIDES + " overrides.");
            return List.of();
        }
        var read = new ArrayList<WarningOverride>();
        for (var index = 0; index < answers.size(); index++) {
            var field = "overrides[" + index + "]";
            var answer = answers.get(index);
            var warning = required(field + ".warning", answer == null ? null : answer.warning(), SHORT);
            var item = answer == null || answer.item() == null ? wrongItem(field) : answer.item();
            var reason = required(field + ".reason", answer == null ? null : answer.reason(), WarningOverride.LONGEST_REASON);
            if (warning != null && item != null && reason != null) {
                read.add(new WarningOverride(warning, item, reason));
            }
        }
        return read;
    }

    private @Nullable Integer wrongItem(String field) {
        return wrong(Code.MISSING, field + ".item", "Please say which medicine this is about, 0 for the first.");
    }

    private @Nullable OutsidePrescription outside(PrescriptionForm.Outside outside) {
        var prescriber = required("outside.prescriber", outside.prescriber(), OutsidePrescription.LONGEST);
        var written = date("outside.writtenOn", Code.NO_DATE, outside.writtenOn());
        return prescriber == null ? null : new OutsidePrescription(prescriber, written);
    }

    private @Nullable LocalDate date(String field, Code otherwise, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            // answered below
        }
        return wrong(otherwise, field, "This is a date such as 1950-03-31.");
    }

    private @Nullable PrescriptionItem item(String field, PrescriptionForm.@Nullable Item item) {
        if (item == null) {
            return wrong(Code.MISSING, field + ".medicine", "Please fill this in.");
        }
        var medicine = words(field + ".medicine", required(field + ".medicine", item.medicine(), LINE));
        var strength = written(field + ".strength", text(field + ".strength", item.strength(), SHORT));
        var form = text(field + ".form", item.form(), SHORT);
        var dose = quantity(field + ".dose", item.dose());
        var route = text(field + ".route", item.route(), SHORT);
        var frequency = required(field + ".frequency", item.frequency(), SHORT);
        var days = item.durationDays() == null ? null : whole(field + ".durationDays", item.durationDays(), 1, MOST_DAYS);
        var quantity = quantity(field + ".quantity", item.quantity());
        var repeats = item.repeats() == null ? 0 : whole(field + ".repeats", item.repeats(), 0, MOST_REPEATS);
        var asNeeded = words(field + ".asNeeded", text(field + ".asNeeded", item.asNeeded(), LINE));
        var notes = words(field + ".notes", note(field + ".notes", item.notes()));
        return medicine == null || dose == null || frequency == null || quantity == null ? null
                : new PrescriptionItem(medicine, strength, form, dose, route, frequency, days, quantity, repeats, asNeeded,
                        item.substitutionAllowed() == null || item.substitutionAllowed(), notes);
    }

    private @Nullable Amount quantity(String field, PrescriptionForm.@Nullable Quantity quantity) {
        if (quantity == null) {
            return wrong(Code.MISSING, field, "Please fill this in: how much, and of what.");
        }
        var amount = amount(field + ".amount", quantity.amount());
        var unit = written(field + ".unit", required(field + ".unit", quantity.unit(), SHORT));
        return amount == null || unit == null ? null : new Amount(amount, unit);
    }

    private @Nullable BigDecimal amount(String field, @Nullable BigDecimal amount) {
        if (amount == null) {
            return wrong(Code.MISSING, field, "Please fill this in: how much.");
        }
        if (amount.signum() <= 0) {
            return wrong(Code.OUT_OF_BOUNDS, field, "This must be more than zero.");
        }
        if (amount.compareTo(LARGEST_AMOUNT) > 0) {
            return wrong(Code.OUT_OF_BOUNDS, field, "This is more than " + LARGEST_AMOUNT.toPlainString() + ".");
        }
        if (amount.stripTrailingZeros().scale() > DECIMALS) {
            return wrong(Code.OUT_OF_BOUNDS, field, "This has more than " + DECIMALS + " decimal places.");
        }
        return amount;
    }

    private int whole(String field, int value, int least, int most) {
        if (value < least || value > most) {
            wrong(Code.OUT_OF_BOUNDS, field, "This must be between " + least + " and " + most + ".");
        }
        return value;
    }

    private @Nullable String required(String field, @Nullable String value, int most) {
        return value == null || value.isBlank() ? wrong(Code.MISSING, field, "Please fill this in.")
                : text(field, value, most);
    }

    private @Nullable String text(String field, @Nullable String value, int most) {
        return typed(TypedText.LINE, field, value, most);
    }

    private @Nullable String note(String field, @Nullable String value) {
        return typed(TypedText.NOTE, field, value, TEXT);
    }

    /// Without blanks around it; a text of blanks alone is none.
    private @Nullable String typed(TypedText kind, String field, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            return null;
        }
        var text = value.strip();
        var fault = kind.fault("This", text, most);
        return fault.isEmpty() ? text : wrong(Code.UNFIT_TEXT, field, fault.get());
    }

    /// A text that is an amount itself, and can be misread as another one.
    private @Nullable String written(String field, @Nullable String text) {
        var unsafe = text == null ? Optional.<UnsafeWriting> empty() : UnsafeWriting.inAmount(text);
        return unsafe.isPresent() ? wrong(unsafe.get().code(), field, unsafe.get().sentence()) : text;
    }

    /// A text in which there may be amounts.
    private @Nullable String words(String field, @Nullable String text) {
        var unsafe = text == null ? Optional.<UnsafeWriting> empty() : UnsafeWriting.inWords(text);
        return unsafe.isPresent() ? wrong(unsafe.get().code(), field, unsafe.get().sentence()) : text;
    }

    private <T> @Nullable T wrong(Code code, String field, String sentence) {
        faults.add(new Fault(code, field, sentence));
        return null;
    }
}
