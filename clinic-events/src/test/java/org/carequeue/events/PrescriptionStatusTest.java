package org.carequeue.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/// docs/RULES.md says of every state what FHIR calls it, in words that FHIR has.
class PrescriptionStatusTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| `([a-z-]+)` \\| (?:`([a-z-]+)`|none yet) \\|$",
            Pattern.MULTILINE);
    /// MedicationRequest.status, FHIR R4.
    private static final List<String> OF_ORDERS = List.of("active", "on-hold", "cancelled", "completed", "stopped", "draft");
    /// MedicationDispense.status, FHIR R4.
    private static final List<String> OF_SUPPLIES = List.of("preparation", "in-progress", "cancelled", "on-hold", "completed",
            "stopped", "declined");

    @Test
    void every_state_has_a_row_and_every_row_a_state() throws IOException {
        var document = Files.readString(Path.of("../docs/RULES.md"));
        var table = document.substring(document.indexOf("### What FHIR calls the states"));

        var rows = ROW.matcher(table).results().toList();

        assertThat(rows).extracting(row -> row.group(1))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(PrescriptionStatus.values()).map(PrescriptionStatus::wire).toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(OF_ORDERS).contains(row.group(2));
            assertThat(row.group(3)).satisfiesAnyOf(supply -> assertThat(supply).isNull(),
                    supply -> assertThat(OF_SUPPLIES).contains(supply));
        });
    }
}
