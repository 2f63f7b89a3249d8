package org.carequeue.launcher.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.carequeue.launcher.FakeHome;
import org.carequeue.launcher.files.FileTrouble;
import org.carequeue.launcher.settings.Refusal;
import org.carequeue.launcher.settings.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @TempDir
    Path folder;

    @Test
    void a_service_that_is_not_built_is_named() throws Exception {
        var home = FakeHome.in(folder);
        Files.delete(Service.PHARMACY.jar(home.path()));

        assertThatThrownBy(() -> Service.PHARMACY.mustBeBuilt(home.path())).isInstanceOf(Refusal.class)
                .hasMessageStartingWith("pharmacy-service is not built");
    }

    @Test
    void a_port_that_another_program_has_is_named_with_the_way_out() throws Exception {
        var home = FakeHome.in(folder);
        var port = home.port(Service.TRIAGE);

        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> Preflight.portsAreFree(home.settings())).isInstanceOf(Refusal.class)
                    .hasMessage("Port %d on 127.0.0.1, which triage-service needs, cannot be used: another program has it. "
                            + "Set another one with --triage-port or CAREQUEUE_TRIAGE_PORT.", port);
        }
        assertThatNoException().isThrownBy(() -> Preflight.portsAreFree(home.settings()));
    }

    @Test
    void a_host_that_is_not_this_machine_is_refused() throws Exception {
        // An address from the block that is reserved for documentation, which no machine has.
        var settings = FakeHome.in(folder).settings("--host", "192.0.2.1");

        assertThatThrownBy(() -> Preflight.portsAreFree(settings))
                .hasMessage("CAREQUEUE_HOST is 192.0.2.1, which is not an address of this machine.");
    }

    @Test
    void a_certificate_that_is_given_is_good_now() throws Exception {
        var certificate = Path.of("src/test/resources/server.crt").toAbsolutePath();
        var home = FakeHome.in(folder);
        var settings = home.settings("--tls-certificate", certificate.toString(), "--tls-key", certificate.toString());

        assertThatNoException().isThrownBy(
                () -> Preflight.certificateIsGood(settings, Instant.parse("2026-11-23T09:00:00Z")));
        assertThatThrownBy(() -> Preflight.certificateIsGood(settings, Instant.parse("2200-01-01T00:00:00Z")))
                .hasMessage("The certificate %s has expired: it was good until 2119-12-08T00:00:00Z.", certificate);
        assertThatThrownBy(() -> Preflight.certificateIsGood(settings, Instant.parse("2019-01-01T00:00:00Z")))
                .hasMessage("The certificate %s is not good before 2020-01-01T00:00:00Z, and this machine's clock says "
                        + "2019-01-01T00:00:00Z.", certificate);
        var none = Files.writeString(folder.resolve("none.crt"), "nothing of that kind").toString();
        var wrong = home.settings("--tls-certificate", none, "--tls-key", none);
        assertThatThrownBy(() -> Preflight.certificateIsGood(wrong, Instant.parse("2026-11-23T09:00:00Z")))
                .hasMessage("The certificate %s cannot be used: %s holds no certificate in PEM form.", none, none);
        assertThatNoException().isThrownBy(() -> Preflight.certificateIsGood(home.settings(), Instant.EPOCH));
    }

    @Test
    void a_port_for_operators_is_looked_at_too() throws Exception {
        var home = FakeHome.in(folder);
        var port = home.managementPort(Service.GATEWAY);

        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> Preflight.portsAreFree(home.settings())).hasMessageContaining(
                    "Set another one with --gateway-management-port or CAREQUEUE_GATEWAY_MANAGEMENT_PORT.");
        }
    }

    @Test
    void access_is_open_for_this_machine_alone() throws Exception {
        var home = FakeHome.in(folder);

        for (var host : List.of("127.0.0.1", "127.0.0.2", "localhost", "::1")) {
            assertThatNoException().as(host)
                    .isThrownBy(() -> Preflight.accessIsSafe(home.settings("--host", host, "--access", "open")));
        }
        for (var host : List.of("0.0.0.0", "::", "192.0.2.1")) {
            assertThatThrownBy(() -> Preflight.accessIsSafe(home.settings("--host", host, "--access", "open")))
                    .isInstanceOf(Refusal.class).hasMessageContaining("nobody signs in")
                    .hasMessageContaining("--access closed");
            assertThatNoException().as(host).isThrownBy(() -> Preflight.accessIsSafe(home.settings("--host", host)));
        }
    }

    @Test
    void a_file_where_the_data_folder_should_be_is_named() throws Exception {
        var file = Files.createFile(folder.resolve("data"));

        assertThatThrownBy(() -> Preflight.claim(file)).isInstanceOf(Refusal.class).hasMessageContaining(file.toString())
                .hasMessageContaining("cannot");
    }

    @Test
    void a_full_disk_is_refused_with_what_is_needed() {
        assertThatThrownBy(() -> Preflight.spaceIsLeft(folder, 3L << 20)).isInstanceOf(Refusal.class)
                .hasMessage("The disk that holds %s is full: 3 MB are free and 16 MB are needed at least.", folder);
        assertThat(FileTrouble.refusal(folder, new FileSystemException("/d/x", null, "No space left on device")))
                .hasMessage("%s cannot be written: No space left on device (/d/x).", folder);
    }

    @Test
    void one_launcher_has_a_data_folder_until_it_lets_go() throws Exception {
        try (var lock = Preflight.claim(folder)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> Preflight.claim(folder)).isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("CareQueue is already running on %s (process %d).", folder,
                            ProcessHandle.current().pid());
        }
        assertThatNoException().isThrownBy(() -> Preflight.claim(folder).close());
    }
}
