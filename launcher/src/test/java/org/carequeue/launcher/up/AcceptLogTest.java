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
import java.time.Duration;

import org.carequeue.launcher.files.RunFolder;
import org.carequeue.launcher.files.RunLock;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.time.SteadyClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcceptLogTest {

    private static final String REPORT = """
            # triage-service has read ticket-service up to event 57, and finds another log there.
            service=ticket-service
            read.log=log-1
            read.sequence=57
            read.event=id-57
            log=log-2
            head=3
            """;

    @TempDir
    Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void an_accepted_log_is_the_report_in_the_other_folder() throws Exception {
        report("triage-service");

        assertThat(accept("ticket-service", true, "")).isZero();

        assertThat(data.resolve("triage-service/accept-log/ticket-service")).hasContent(REPORT);
        assertThat(data.resolve("triage-service/diverged/ticket-service")).exists();
        assertThat(printed()).contains("triage-service had read log log-1 up to event 57, and finds log log-2 with 3 events.")
                .contains("triage-service will read the new log as soon as it runs.");
    }

    @Test
    void a_yes_at_the_question_accepts_and_any_other_answer_and_none_do_not() throws Exception {
        report("triage-service");
        for (var answer : new String[] { "no\n", "\n", "y\n", "" }) {
            assertThatThrownBy(() -> accept("ticket-service", false, answer)).hasMessageStartingWith("Nothing was accepted.");
        }
        assertThat(data.resolve("triage-service/accept-log")).doesNotExist();

        assertThat(accept("ticket-service", false, "yes\n")).isZero();

        assertThat(data.resolve("triage-service/accept-log/ticket-service")).exists();
    }

    @Test
    void where_nobody_has_stopped_there_is_nothing_to_accept() throws Exception {
        report("triage-service");

        assertThat(accept("triage-service", true, "")).isZero();

        assertThat(printed()).startsWith("Nobody has stopped because of triage-service's log");
        assertThat(data.resolve("triage-service/accept-log")).doesNotExist();
    }

    @Test
    void it_must_be_said_whose_log() {
        assertThatThrownBy(() -> accept("", true, "")).isInstanceOf(Refusal.class).hasMessageContaining("Say whose");
        assertThatThrownBy(() -> accept("tickets", true, "")).isInstanceOf(Refusal.class);
    }

    @Test
    void it_says_who_reads_the_new_log() throws Exception {
        report("triage-service");
        var report = data.resolve("triage-service/diverged/ticket-service");
        try (var lock = RunLock.take(RunFolder.in(data))) {
            assertThat(lock).isNotNull();
            var reader = Thread.ofVirtual().start(() -> takeWhenAccepted(report));

            accept("ticket-service", true, "");

            reader.join();
        }
        assertThat(printed()).contains("triage-service reads the new log.");
    }

    private void takeWhenAccepted(Path report) {
        try {
            while (!Files.exists(data.resolve("triage-service/accept-log/ticket-service"))) {
                Thread.onSpinWait();
            }
            Files.delete(report);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void report(String reader) throws IOException {
        var folder = Files.createDirectories(data.resolve(reader).resolve("diverged"));
        Files.writeString(folder.resolve("ticket-service"), REPORT);
    }

    private int accept(String service, boolean yes, String answer) throws Refusal {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new AcceptLog(data, stream, new SteadyClock(), Duration.ofSeconds(10)).run(service,
                new Question(yes, new StringReader(answer), stream));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
