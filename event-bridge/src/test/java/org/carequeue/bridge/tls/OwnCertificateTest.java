package org.carequeue.bridge.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;

/// Files of all kinds, at a time that the test sets. Those of the tests are good from 2020 on, a hundred years long.
class OwnCertificateTest {

    private static final Instant NOW = Instant.parse("2026-12-24T12:00:00Z");
    private static final Path GIVEN = Path.of("src/test/resources/tls");
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    Path folder;

    private Path certificate = Path.of("unset");
    private Path key = Path.of("unset");
    private Instant now = NOW;

    @BeforeEach
    void files() {
        certificate = folder.resolve("server.crt");
        key = folder.resolve("server.key");
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    private void put(String certificateName, String keyName) throws IOException {
        Files.copy(GIVEN.resolve(certificateName), certificate, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(GIVEN.resolve(keyName), key, StandardCopyOption.REPLACE_EXISTING);
    }

    private OwnCertificate own() {
        return new OwnCertificate("tally-service", new CertificateFiles(certificate, key), null, () -> now);
    }

    private static OwnCertificate started(OwnCertificate own) {
        assertThat(own.forTheServer(VERTX)).isNotNull();
        return own;
    }

    @ParameterizedTest
    @CsvSource({ "ec.crt, ec.key", "rsa.crt, rsa.key", "rsa.crt, rsa-old.key" })
    void keys_of_the_usual_kinds_are_taken(String certificateName, String keyName) throws IOException {
        put(certificateName, keyName);
        var own = started(own());

        assertThat(own.until()).hasValueSatisfying(until -> assertThat(until).isAfter(NOW));
        assertThat(own.trouble()).isEmpty();
    }

    @Test
    void one_file_may_hold_both() throws IOException {
        Files.writeString(certificate, Files.readString(GIVEN.resolve("ec.key")) + Files.readString(GIVEN.resolve("ec.crt")));
        key = certificate;

        assertThat(started(own()).trouble()).isEmpty();
    }

    @Test
    void without_files_no_tls_is_spoken() {
        var own = new OwnCertificate("tally-service", null, null, Clock.systemUTC());

        assertThat(own.forTheServer(VERTX)).isNull();
        assertThat(own.until()).isEmpty();
        assertThat(own.trouble()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "rsa.crt, ec.key, cannot be used", "ec.crt, locked.key, is locked by a password",
            "ec.crt, ec.crt, is none in PEM form", "ec.key, ec.key, is none in PEM form" })
    void what_does_not_fit_ends_the_start_in_one_sentence(String certificateName, String keyName, String why)
            throws IOException {
        put(certificateName, keyName);

        assertThatThrownBy(() -> own().forTheServer(VERTX)).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("tally-service does not start: the ").hasMessageContaining(why);
    }

    @Test
    void a_key_of_another_certificate_ends_the_start() throws IOException {
        put("ec.crt", "other.key");

        assertThatThrownBy(() -> own().forTheServer(VERTX)).hasMessage("tally-service does not start: the key " + key
                + " does not belong to the certificate " + certificate);
    }

    @Test
    void a_file_that_is_not_there_ends_the_start() throws IOException {
        assertThatThrownBy(() -> own().forTheServer(VERTX))
                .hasMessage("tally-service does not start: the certificate " + certificate + " is not there");
        put("ec.crt", "ec.key");
        Files.delete(key);
        assertThatThrownBy(() -> own().forTheServer(VERTX))
                .hasMessage("tally-service does not start: the key " + key + " is not there");
    }

    @Test
    void a_certificate_is_good_between_two_times() throws IOException {
        put("ec.crt", "ec.key");
        now = Instant.parse("2019-12-01T00:00:00Z");
        assertThatThrownBy(() -> own().forTheServer(VERTX)).hasMessageContaining("is not good yet, but from 20");
        now = Instant.parse("2200-01-01T00:00:00Z");
        assertThatThrownBy(() -> own().forTheServer(VERTX)).hasMessageContaining("has expired: it was good until 2119-12-");
    }

    @Test
    void another_one_is_taken_while_it_runs_and_one_that_is_wrong_changes_nothing() throws IOException {
        // Given
        put("ec.crt", "ec.key");
        var own = started(own());
        var first = own.fingerprint();

        // When only one of two files is there yet
        put("rsa.crt", "ec.key");
        own.look(VERTX);
        assertThat(own.fingerprint()).isEqualTo(first);
        assertThat(own.trouble()).hasValueSatisfying(why -> assertThat(why).contains("cannot be used"));

        // When both are
        put("rsa.crt", "rsa.key");
        own.look(VERTX);
        assertThat(own.fingerprint()).isNotEqualTo(first);
        assertThat(own.trouble()).isEmpty();

        // When they are gone
        var second = own.fingerprint();
        Files.delete(certificate);
        own.look(VERTX);
        assertThat(own.fingerprint()).isEqualTo(second);
        assertThat(own.trouble()).contains("the certificate " + certificate + " is not there");
    }

    @Test
    void an_operator_hears_of_the_end_two_weeks_before() throws IOException {
        put("ec.crt", "ec.key");
        var own = started(own());
        var end = own.until().orElseThrow();

        now = end.minus(OwnCertificate.SOON).minusSeconds(1);
        assertThat(own.trouble()).isEmpty();
        now = end.minus(OwnCertificate.SOON).plusSeconds(1);
        assertThat(own.trouble()).contains("the certificate ends soon: it is good until " + end);

        // Expired while it runs: what there is stays, and is said.
        now = end.plusSeconds(1);
        own.look(VERTX);
        assertThat(own.trouble()).hasValueSatisfying(why -> assertThat(why).contains("has expired"));
    }
}
