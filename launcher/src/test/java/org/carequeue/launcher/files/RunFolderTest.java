package org.carequeue.launcher.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @TempDir
    Path data;

    private RunFolder folder = RunFolder.in(Path.of("unset"));

    @BeforeEach
    void create() throws Exception {
        folder = RunFolder.in(data);
        Files.createDirectories(folder.path());
    }

    @Test
    void a_pid_file_holds_the_number_and_is_replaced() throws Exception {
        folder.write("ticket-service", 1);
        folder.write("ticket-service", 4711);

        assertThat(data.resolve("run/ticket-service.pid")).hasContent("4711\n");
    }

    @Test
    void on_a_full_disk_the_number_is_written_over_the_old_one() throws Exception {
        folder.write("ticket-service", 471_100);
        full("ticket-service.pid.new");

        folder.write("ticket-service", 4712);

        assertThat(Files.readString(data.resolve("run/ticket-service.pid"))).isEqualTo("4712\n\n\n");
        assertThat(folder.path()).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void a_number_that_cannot_be_written_leaves_no_other_behind() throws Exception {
        full("ticket-service.pid");
        full("ticket-service.pid.new");

        assertThatThrownBy(() -> folder.write("ticket-service", 4711)).isInstanceOf(IOException.class);

        assertThat(folder.path()).isEmptyDirectory();
    }

    /// A file that can be opened and takes no byte.
    private void full(String name) throws IOException {
        Files.createSymbolicLink(folder.path().resolve(name), Path.of("/dev/full"));
    }

    @Test
    void a_process_is_found_by_its_file_while_it_lives() throws Exception {
        folder.write(RunFolder.LAUNCHER, ProcessHandle.current().pid());
        // Larger than any process id can be.
        folder.write("ticket-service", 999_999_999);
        Files.writeString(data.resolve("run/triage-service.pid"), "not a number");

        assertThat(folder.process(RunFolder.LAUNCHER)).hasValue(ProcessHandle.current());
        assertThat(folder.process("ticket-service")).isEmpty();
        assertThat(folder.process("triage-service")).isEmpty();
        assertThat(folder.process("pharmacy-service")).isEmpty();
    }

    @Test
    void a_process_id_that_another_program_has_now_is_no_leftover() throws Exception {
        folder.write("ticket-service", ProcessHandle.current().pid());

        assertThat(folder.leftovers(data)).isEmpty();
    }

    @Test
    void nobody_else_can_enter_what_a_launcher_makes() throws Exception {
        var fresh = RunFolder.in(data.resolve("new"));
        try (var lock = RunLock.take(fresh)) {
            assertThat(lock).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("new"))))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh.path()))).isEqualTo("rwx------");
        }
    }

    @Test
    void nothing_is_left_after_a_clean_stop_but_the_lock_file() throws Exception {
        try (var lock = RunLock.take(folder)) {
            assertThat(lock).isNotNull();
            assertThat(RunLock.isHeld(folder)).isTrue();
            folder.write(RunFolder.LAUNCHER, 1);
            folder.write("display-gateway", 2);
            folder.forgetAll();
        }

        assertThat(folder.path()).isDirectoryNotContaining("glob:**.pid*");
        assertThat(RunLock.isHeld(folder)).isFalse();
    }
}
