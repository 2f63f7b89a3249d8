package org.carequeue.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the gateway makes for itself, at a time and with names that the test sets.
class LocalCertificateTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    private Instant now = MONDAY;
    private Set<String> names = Set.of("localhost", "clinic", "192.0.2.7");

    private LocalCertificate local() {
        return new LocalCertificate(true, folder.resolve("tls"), "clinic", () -> names, () -> now, RANDOM);
    }

    private static X509Certificate shown(LocalCertificate local) throws IOException, GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(local.files().certificate())));
    }

    private void isBelieved(LocalCertificate local) throws IOException, GeneralSecurityException {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(local.authority().orElseThrow(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        CertPathValidator.getInstance("PKIX").validate(
                CertificateFactory.getInstance("X.509").generateCertPath(List.of(shown(local))), parameters);
    }

    @Test
    void it_is_believed_by_whoever_takes_the_authority_and_good_for_the_names_alone() throws Exception {
        var local = local();
        local.renew();

        isBelieved(local);
        assertThat(LocalCertificate.namesOf(shown(local))).isEqualTo(names);
        assertThat(shown(local).getBasicConstraints()).isEqualTo(-1);
        assertThat(shown(local).getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(local.authority().orElseThrow().getBasicConstraints()).isZero();
        // No device takes one that is good for longer than this.
        assertThat(Duration.between(shown(local).getNotBefore().toInstant(), shown(local).getNotAfter().toInstant()))
                .isLessThan(Duration.ofDays(398));
    }

    @Test
    void its_files_are_its_owner_s_alone() throws Exception {
        local().renew();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls")))).isEqualTo("rwx------");
        try (var files = Files.list(folder.resolve("tls"))) {
            assertThat(files).hasSize(2).allSatisfy(
                    file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void it_stays_while_it_is_good_also_over_a_restart() throws Exception {
        var local = local();
        local.renew();
        var first = shown(local);
        now = now.plus(Duration.ofDays(19));
        local.renew();
        assertThat(shown(local)).isEqualTo(first);

        var again = local();
        again.renew();
        assertThat(shown(again)).isEqualTo(first);
        assertThat(again.authority()).isEqualTo(local.authority());
    }

    @Test
    void another_one_comes_long_before_its_end_of_the_same_authority() throws Exception {
        var local = local();
        local.renew();
        var first = shown(local);
        now = now.plus(Duration.ofDays(21));
        local.renew();

        assertThat(shown(local)).isNotEqualTo(first);
        assertThat(shown(local).getNotAfter()).isAfter(first.getNotAfter());
        isBelieved(local);

        // Stopped for a year.
        now = now.plus(Duration.ofDays(365));
        var again = local();
        again.renew();
        isBelieved(again);
        assertThat(again.authority()).isEqualTo(local.authority());
    }

    @Test
    void another_one_comes_when_the_machine_has_another_address() throws Exception {
        var local = local();
        local.renew();
        names = Set.of("localhost", "clinic", "192.0.2.8");
        local.renew();

        assertThat(LocalCertificate.namesOf(shown(local))).isEqualTo(names);
    }

    @Test
    void an_authority_that_is_damaged_or_ends_is_for_a_person_to_put_right() throws Exception {
        var local = local();
        local.renew();
        var file = folder.resolve("tls/authority.pem");
        var whole = Files.readString(file);

        now = now.plus(Duration.ofDays(3_640));
        assertThatThrownBy(() -> local().renew()).hasMessageContaining("ends on").hasMessageContaining("delete the file");
        now = MONDAY;
        Files.writeString(file, whole.replaceFirst("(?s)-----BEGIN PRIVATE.*", ""));
        assertThatThrownBy(() -> local().renew()).hasMessage(file + " holds no key");
        Files.delete(file);
        Files.delete(local.files().certificate());
        local().renew();
        Files.writeString(file, Files.readString(file).replaceFirst("(?s)-----BEGIN PRIVATE.*", "")
                + whole.replaceFirst("(?s).*(-----BEGIN PRIVATE)", "$1"));
        assertThatThrownBy(() -> local().renew()).hasMessage("the key in " + file + " does not belong to its certificate");
    }

    @Test
    void names_are_those_by_which_a_browser_asks() throws UnknownHostException {
        var addresses = List.of(InetAddress.getByName("192.0.2.7"), InetAddress.getByName("fe80::1"),
                InetAddress.getByName("2001:db8::7"), InetAddress.getByName("127.0.0.1"));

        assertThat(OwnNames.of(List.of("Clinic.Example", "[2001:DB8::7]", " ", "0.0.0.1"), () -> addresses)).containsExactly(
                "0.0.0.1", "127.0.0.1", "192.0.2.7", "2001:db8::7", "::1", "clinic.example", "localhost");
    }
}
