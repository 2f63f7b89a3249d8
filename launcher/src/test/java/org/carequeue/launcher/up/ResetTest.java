package org.carequeue.launcher.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.carequeue.launcher.files.RunFolder;
import org.carequeue.launcher.files.RunLock;
import org.carequeue.launcher.settings.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetTest {

    @TempDir
    Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void store() throws IOException {
        Files.createDirectories(data.resolve("ticket-service/journal"));
        Files.writeString(data.resolve("ticket-service/journal/1.log"), "A001");
        Files.createDirectories(data.resolve("display-gateway"));
        Files.writeString(data.resolve("clinic.json"), "{}");
    }

    @Test
    void only_the_folders_of_the_services_are_deleted() throws Refusal {
        assertThat(reset(true, "")).isZero();

        assertThat(data.resolve("ticket-service")).doesNotExist();
        assertThat(data.resolve("display-gateway")).doesNotExist();
        assertThat(data.resolve("clinic.json")).exists();
        assertThat(printed()).contains("is deleted.");
    }

    @Test
    void a_yes_at_the_question_deletes() throws Refusal {
        assertThat(reset(false, "yes\n")).isZero();

        assertThat(printed()).startsWith("This deletes all tickets").contains("all who can sign in");
        assertThat(data.resolve("ticket-service")).doesNotExist();
    }

    @Test
    void any_other_answer_and_none_keep_everything() {
        for (var answer : new String[] { "no\n", "\n", "y\n", "" }) {
            assertThatThrownBy(() -> reset(false, answer)).hasMessageStartingWith("Nothing was deleted.");
        }
        assertThat(data.resolve("ticket-service/journal/1.log")).exists();
    }

    @Test
    void a_running_system_keeps_its_data() throws IOException {
        try (var lock = RunLock.take(RunFolder.in(data))) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> reset(true, "")).hasMessageContaining("Stop it first");
        }
        assertThat(data.resolve("ticket-service/journal/1.log")).exists();
    }

    @Test
    void a_link_is_deleted_and_what_it_points_to_stays(@TempDir Path elsewhere) throws Exception {
        var kept = Files.writeString(elsewhere.resolve("kept"), "x");
        Files.createSymbolicLink(data.resolve("triage-service"), elsewhere);

        reset(true, "");

        assertThat(data.resolve("triage-service")).doesNotExist();
        assertThat(kept).exists();
    }

    private int reset(boolean yes, String answer) throws Refusal {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Reset(data.resolve("checkout"), data, stream).run(new Question(yes, new StringReader(answer), stream));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
