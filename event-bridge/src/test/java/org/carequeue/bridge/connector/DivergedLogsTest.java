package org.carequeue.bridge.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.carequeue.bridge.event.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DivergedLogsTest {

    private static final Divergence DIVERGENCE = new Divergence("tally-service", new Position("log-1", 57, "id-57"),
            "log-2", 3);

    @TempDir
    Path folder;

    private DivergedLogs logs() {
        return new DivergedLogs("reader-service", folder);
    }

    private Path report() {
        return folder.resolve("diverged/tally-service");
    }

    private Path accepted() {
        return folder.resolve("accept-log/tally-service");
    }

    private void accept(String text) throws IOException {
        Files.createDirectories(accepted().getParent());
        Files.writeString(accepted(), text);
    }

    @Test
    void the_report_moved_to_the_other_folder_accepts() throws IOException {
        logs().report(DIVERGENCE);
        assertThat(logs().isAccepted(DIVERGENCE)).isFalse();
        Files.createDirectories(accepted().getParent());
        Files.move(report(), accepted());
        assertThat(logs().isAccepted(DIVERGENCE)).isTrue();
    }

    @Test
    void the_new_log_may_have_grown_since_the_report() throws IOException {
        logs().report(DIVERGENCE);
        accept(Files.readString(report()));
        assertThat(logs().isAccepted(new Divergence("tally-service", DIVERGENCE.read(), "log-2", 4_000))).isTrue();
    }

    @Test
    void what_accepts_another_divergence_does_not_accept_this_one_and_is_gone() throws IOException {
        logs().report(new Divergence("tally-service", DIVERGENCE.read(), "log-3", 3));
        accept(Files.readString(report()));
        assertThat(logs().isAccepted(DIVERGENCE)).isFalse();
        assertThat(accepted()).doesNotExist();
    }

    @Test
    void a_file_that_is_not_whole_yet_accepts_nothing_and_stays() throws IOException {
        logs().report(DIVERGENCE);
        var text = Files.readString(report());
        accept(text.substring(0, text.length() / 2));
        assertThat(logs().isAccepted(DIVERGENCE)).isFalse();
        assertThat(accepted()).exists();
        accept("log=log-2\nhead=\\u00zz\n");
        assertThat(logs().isAccepted(DIVERGENCE)).isFalse();
    }

    @Test
    void a_report_says_what_is_to_be_done() throws IOException {
        logs().report(DIVERGENCE);
        assertThat(report()).content().contains("reader-service has read tally-service up to event 57")
                .contains("./carequeue accept-log tally-service");
    }
}
