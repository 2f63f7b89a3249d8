package org.carequeue.triage.formulary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.carequeue.events.FormularyMedicine;
import org.carequeue.events.Prescribing;
import org.carequeue.events.PrescriptionItem;
import org.carequeue.events.TypedText;
import org.carequeue.events.prescribing.PrescriptionForm;
import org.carequeue.events.prescribing.Words;
import org.jspecify.annotations.Nullable;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/// Reads a formulary as CSV: the first line names the columns, each other one is a medicine. A line that could not be prescribed
/// as it stands is a mistake, and the whole file is taken or none of it.
public final class FormularyReader {

    /// The columns, in their order.
    public static final List<String> COLUMNS = List.of("medicine", "strength", "form", "dose", "doseUnit", "frequency", "route",
            "pack", "packUnit");
    /// How many medicines there may be.
    public static final int MOST = 20_000;

    /// So many mistakes are said at once.
    private static final int MOST_SAID = 10;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,4})?");
    /// Which column holds what a prescription has at this place.
    private static final Map<String, String> COLUMN_OF = Map.of("items[0].medicine", "medicine", "items[0].strength",
            "strength",
            "items[0].dose.amount", "dose", "items[0].dose.unit", "doseUnit", "items[0].quantity.amount", "pack",
            "items[0].quantity.unit", "packUnit");
    /// For what a line leaves to the doctor.
    private static final PrescriptionForm.Quantity ANY = new PrescriptionForm.Quantity(BigDecimal.ONE, "piece");

    private final List<String> mistakes = new ArrayList<>();
    private final Map<List<String>, Long> known = new HashMap<>();

    private FormularyReader() {
    }

    /// @throws IllegalArgumentException when it is none, with a sentence for each mistake: in which line, in which column, and
    /// what is wrong there
    public static List<FormularyMedicine> read(String text) {
        var reader = new FormularyReader();
        var medicines = reader.medicines(text);
        if (!reader.mistakes.isEmpty()) {
            var more = reader.mistakes.size() - MOST_SAID;
            throw new IllegalArgumentException(String.join(" ", reader.mistakes.subList(0, Math.min(MOST_SAID,
                    reader.mistakes.size()))) + (more > 0 ? " And " + more + " more." : ""));
        }
        return medicines;
    }

    private List<FormularyMedicine> medicines(String text) {
        var medicines = new ArrayList<FormularyMedicine>();
        try (var lines = CsvReader.builder().allowExtraFields(true).allowMissingFields(true)
                .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            var isFirst = true;
            for (var line : lines) {
                if (isFirst) {
                    header(line);
                    isFirst = false;
                } else if (medicines.size() == MOST) {
                    wrong(line, "there are more than " + MOST + " medicines.");
                    break;
                } else if (line.getFieldCount() != COLUMNS.size()) {
                    wrong(line, "this has " + line.getFieldCount() + " columns instead of " + COLUMNS.size() + ".");
                } else {
                    var medicine = medicine(line);
                    if (medicine != null) {
                        medicines.add(medicine);
                    }
                }
            }
            if (isFirst) {
                mistakes.add("The file is empty.");
            }
        } catch (CsvParseException e) {
            mistakes.add(TypedText.shown(Objects.requireNonNullElse(e.getMessage(), "The file is no CSV")) + ".");
        } catch (java.io.IOException e) {
            throw new IllegalStateException("A text cannot fail to be read", e);
        }
        return medicines;
    }

    private void header(CsvRecord line) {
        if (!line.getFields().stream().map(String::strip).toList().equals(COLUMNS)) {
            throw new IllegalArgumentException("line 1: the columns are " + String.join(",", COLUMNS)
                    + ", in this order and separated by commas.");
        }
    }

    private @Nullable FormularyMedicine medicine(CsvRecord line) {
        var before = mistakes.size();
        var dose = quantity(line, "dose", "doseUnit");
        var pack = quantity(line, "pack", "packUnit");
        var form = word(line, "form");
        var frequency = word(line, "frequency");
        var route = word(line, "route");
        var read = new PrescriptionForm(null, null, null,
                List.of(new PrescriptionForm.Item(field(line, "medicine"), field(line, "strength"), form,
                        dose == null ? ANY : dose,
                        route, frequency == null ? "once" : frequency, null, pack == null ? ANY : pack, null, null, null,
                        null)))
                .check();
        // A word or number that is none has been said already.
        if (mistakes.size() == before) {
            read.faults().forEach(
                    fault -> wrong(line, COLUMN_OF.getOrDefault(fault.field(), fault.field()) + ": " + fault.sentence()));
        }
        var order = read.order();
        return mistakes.size() > before || order == null ? null
                : once(line, medicine(order.items().getFirst(), frequency, dose, pack));
    }

    private static FormularyMedicine medicine(PrescriptionItem item, @Nullable String frequency,
            PrescriptionForm.@Nullable Quantity dose, PrescriptionForm.@Nullable Quantity pack) {
        return new FormularyMedicine(item.medicine(), item.strength(), item.form(), dose == null ? null : item.dose(),
                frequency,
                item.route(), pack == null ? null : item.quantity());
    }

    private @Nullable FormularyMedicine once(CsvRecord line, FormularyMedicine medicine) {
        var key = List.of(Words.plain(medicine.medicine()), Words.plain(Objects.requireNonNullElse(medicine.strength(), "")),
                Objects.requireNonNullElse(medicine.form(), ""));
        var earlier = known.putIfAbsent(key, line.getStartingLineNumber());
        if (earlier != null) {
            wrong(line, "the same medicine, strength and form stand in line " + earlier + ".");
            return null;
        }
        return medicine;
    }

    private PrescriptionForm.@Nullable Quantity quantity(CsvRecord line, String amount, String unit) {
        var said = field(line, amount);
        var of = field(line, unit);
        if (said == null && of == null) {
            return null;
        }
        if (said == null || of == null) {
            wrong(line, (said == null ? amount : unit) + ": an amount and its unit are written together, or neither.");
            return null;
        }
        if (!AMOUNT.matcher(said).matches()) {
            wrong(line, amount + ": an amount is written with a point before its decimals, such as 0.5.");
            return null;
        }
        return new PrescriptionForm.Quantity(new BigDecimal(said), of);
    }

    private @Nullable String word(CsvRecord line, String column) {
        var said = field(line, column);
        if (said != null && !Prescribing.isWord(said)) {
            wrong(line, column
                    + ": this is one of the clinic's words, such as once-daily: lower-case letters, digits and hyphens.");
        }
        return said;
    }

    private static @Nullable String field(CsvRecord line, String column) {
        var said = line.getField(COLUMNS.indexOf(column)).strip();
        return said.isEmpty() ? null : said;
    }

    private void wrong(CsvRecord line, String what) {
        mistakes.add("line " + line.getStartingLineNumber() + ", " + what);
    }
}
