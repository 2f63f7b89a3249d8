package org.carequeue.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.carequeue.system.clinic.RunningClinic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A demo plays the end of a day and says what became of it.
class DemoIT {

    @TempDir
    Path folder;

    @Test
    void everybody_who_comes_is_seen_or_has_gone_and_the_demo_says_so() throws IOException, InterruptedException {
        var demo = RunningClinic.command("demo", folder.resolve("data"));
        demo.command().addAll(List.of("--pace", "600", "--start", "20:30", "--then", "stop"));

        var process = demo.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        var counted = Pattern.compile("(\\d+) took a number, (\\d+) were seen, (\\d+) did not come")
                .matcher(said);
        assertThat(counted.find()).as(said).isTrue();
        var took = Integer.parseInt(counted.group(1));
        assertThat(took).isPositive();
        assertThat(Integer.parseInt(counted.group(2)) + Integer.parseInt(counted.group(3))).as(said).isEqualTo(took);
        var prescribed = Pattern.compile("(\\d+) prescriptions, (\\d+) handed over").matcher(said);
        assertThat(prescribed.find()).as(said).isTrue();
        assertThat(prescribed.group(2)).isEqualTo(prescribed.group(1));
        assertThat(said).containsPattern("level +patients +target").containsPattern("\\d+ of " + took + " have come");
        saysNothingOfPatients(said);
        // When services stop, whoever was connected with them says so.
        var ofTheDay = said.substring(0, said.indexOf("What became of the day"));
        assertThat(ofTheDay.lines().filter(line -> line.contains(" ERROR ") || line.contains(" WARN "))).as("log").isEmpty();
    }

    /// What was prescribed for whom stands in journals alone: in no line of the day's logs, and in no file beside them.
    private void saysNothingOfPatients(String said) throws IOException {
        var journals = new StringBuilder();
        var others = new StringBuilder(said);
        try (var files = Files.walk(folder.resolve("data"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                // The board is kept on disk, too, with what doctors and pharmacists see.
                var mayHave = file.toString().contains("/journal/") || file.endsWith("display-gateway/board.json");
                (mayHave ? journals : others).append(text).append(file);
            }
        }
        assertThat(journals).contains("Demo Patient 1\"", "after meals", "Amoxicillin", "1980-05-01");
        assertThat(others).doesNotContain("Demo Patient", "after meals", "none known", "1980-05-01").doesNotContain(
                List.of("Amoxicillin", "Ibuprofen", "Paracetamol", "Metamizole", "Cetirizine"));
    }
}
