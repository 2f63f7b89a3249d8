package org.carequeue.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.oidc.OIDCException;

/// What must be right before anybody is asked for anything; and what an answer means.
class IssuerSettingsTest {

    private static AccessSettings settings(String... further) {
        return TestSettings.with(Stream.concat(Stream.of("oidc.issuer", "https://sign-in.clinic.example/realms/clinic",
                "oidc.client-id", "carequeue"), Stream.of(further)).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://sign-in.clinic.example", "http://127.0.0.1:8180/realms/clinic", "http://localhost:8180/",
            "http://[::1]:8180" })
    void a_server_is_asked_by_tls_or_on_this_machine(String issuer) {
        assertThat(IssuerWiring.whyNot(settings("oidc.issuer", issuer))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://192.0.2.1/", "ftp://127.0.0.1/", "sign-in.clinic.example", "https:///realms",
            "https://a b" })
    void another_way_to_it_is_none(String issuer) {
        assertThat(IssuerWiring.whyNot(settings("oidc.issuer", issuer))).hasValueSatisfying(
                sentence -> assertThat(sentence).startsWith("CAREQUEUE_OIDC_ISSUER begins with https://").contains(issuer));
    }

    @Test
    void what_excludes_one_another_is_refused_in_a_sentence() {
        assertThat(IssuerWiring.whyNot(settings("mode", "open"))).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("open access"));
        assertThat(IssuerWiring.whyNot(settings("demo-password", "x"))).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("demo"));
        assertThat(IssuerWiring.whyNot(settings("oidc.client-id", ""))).hasValueSatisfying(
                sentence -> assertThat(sentence).contains("CAREQUEUE_OIDC_CLIENT_ID"));
        assertThat(IssuerWiring.whyNot(settings("oidc.client-secret", "a", "oidc.client-secret-file", "b")))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("CAREQUEUE_OIDC_CLIENT_SECRET_FILE"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\0', delimiter = '|', value = { "{\"error\":\"invalid_grant\"}|REFUSED",
            "{\"error\":\"invalid_client\"}|CLIENT", "{\"error\":\"unauthorized_client\"}|CLIENT",
            "{\"error\":\"temporarily_unavailable\"}|AWAY", "{\"error\":7}|AWAY", "Error status:503|AWAY", "<html>|AWAY" })
    void what_a_server_says_is_told_by_its_code(String answer, IssuerFailure.Kind kind) {
        var failure = IssuerFailure.of(new IllegalStateException(new OIDCException(answer)), IssuerFailure.Kind.REFUSED);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.getMessage()).doesNotContain(answer);
    }

    @Test
    void one_that_cannot_be_reached_is_away_and_what_says_nothing_is_what_was_asked_for() {
        assertThat(IssuerFailure.of(new IllegalStateException(new ConnectException()), IssuerFailure.Kind.REFUSED).kind())
                .isEqualTo(IssuerFailure.Kind.AWAY);
        assertThat(IssuerFailure.of(new IllegalStateException(), IssuerFailure.Kind.REFUSED).kind())
                .isEqualTo(IssuerFailure.Kind.REFUSED);
    }
}
