package org.carequeue.triage.formulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.carequeue.events.Amount;
import org.carequeue.events.FormularyMedicine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormularyReaderTest {

    private static final String HEADER = "medicine,strength,form,dose,doseUnit,frequency,route,pack,packUnit\n";

    @Test
    void a_line_is_a_medicine_and_what_is_empty_the_doctor_says() {
        var text = "\uFEFF" + HEADER + "Amoxicillin,500 mg,capsule,0.5,capsule,every-8-hours,oral,21,capsule\r\n"
                + "\n\" Cream, mild \",,,,,,,,\n";

        assertThat(FormularyReader.read(text)).containsExactly(
                new FormularyMedicine("Amoxicillin", "500 mg", "capsule", new Amount(new BigDecimal("0.5"), "capsule"),
                        "every-8-hours", "oral", new Amount(new BigDecimal("21"), "capsule")),
                new FormularyMedicine("Cream, mild", null, null, null, null, null, null));
    }

    @Test
    void the_example_of_the_documents_is_one() throws IOException {
        assertThat(FormularyReader.read(Files.readString(Path.of("../docs/medicines.csv")))).hasSize(7);
        assertThat(Files.readString(Path.of("../docs/SETTINGS.md")))
                .contains(FormularyReader.COLUMNS.stream().map(column -> "\n| " + column + " | ").toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { ",500 mg,,,,,,,|line 2, medicine: Please fill this in.",
            "A,1.0 mg,,,,,,,|line 2, strength: This has a zero behind the point",
            "A,,Capsule,,,,,,|line 2, form: this is one of the clinic's words",
            "A,,,1,,,,,|line 2, doseUnit: an amount and its unit",
            "A,,,,ml,,,,|line 2, dose: an amount and its unit",
            "A,,,\"0,5\",ml,,,,|line 2, dose: an amount is written with a point",
            "A,,,0,ml,,,,|line 2, dose: This must be more than zero.",
            "A,,,1,IU,,,,|line 2, doseUnit: This has an abbreviation",
            "A,,,,,each day,,,|line 2, frequency: this is one of the clinic's words",
            "A,,,,,,,10,U|line 2, packUnit: This has an abbreviation",
            "A,,,,,,,,,|line 2, this has 10 columns instead of 9.", "A;;;|line 2, this has 1 columns instead of 9." })
    void a_mistake_is_named_with_its_line_and_column(String line, String said) {
        assertThatIllegalArgumentException().isThrownBy(() -> FormularyReader.read(HEADER + line))
                .withMessageStartingWith(said);
    }

    @Test
    void what_is_no_such_file_is_said() {
        assertThatIllegalArgumentException().isThrownBy(() -> FormularyReader.read("")).withMessage("The file is empty.");
        assertThatIllegalArgumentException().isThrownBy(() -> FormularyReader.read("medicine;strength\n"))
                .withMessageStartingWith("line 1: the columns are medicine,strength,form,");
        assertThatIllegalArgumentException().isThrownBy(() -> FormularyReader.read(HEADER + "A,\"500 mg,,,,,,,\nB,,,,,,,,\n"))
                .withMessageContaining("2");
    }

    @Test
    void the_same_medicine_is_there_once_and_all_mistakes_are_said_up_to_ten() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> FormularyReader.read(HEADER + "Ácido fólico,5 mg,,,,,,,\nB,,,,,,,,\nacido folico,5 MG,,,,,,,\n"))
                .withMessage("line 4, the same medicine, strength and form stand in line 2.");
        assertThatIllegalArgumentException().isThrownBy(() -> FormularyReader.read(HEADER + ",,,,,,,,\n".repeat(12)))
                .withMessageStartingWith("line 2, medicine: ").withMessageContaining("line 11, ")
                .withMessageEndingWith("And 2 more.");
    }

    @Test
    void there_is_a_largest_one() {
        var most = HEADER
                + IntStream.rangeClosed(1, FormularyReader.MOST).mapToObj(number -> "Medicine " + number + ",,,,,,,,\n")
                        .collect(Collectors.joining());

        assertThat(FormularyReader.read(most)).hasSize(FormularyReader.MOST);
        assertThatIllegalArgumentException().isThrownBy(() -> FormularyReader.read(most + "One more,,,,,,,,\n"))
                .withMessage("line 20002, there are more than 20000 medicines.");
    }
}
