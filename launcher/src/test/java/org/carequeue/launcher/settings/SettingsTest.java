package org.carequeue.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Path HOME = Path.of("/checkout");
    private static final Path ELSEWHERE = Path.of("/elsewhere");

    @Test
    void without_any_variable_everything_has_a_value() throws Refusal {
        var settings = from(Map.of());

        assertThat(settings.environment()).containsOnly(
                Map.entry("CAREQUEUE_ACCESS", "closed"),
                Map.entry("CAREQUEUE_HOST", "127.0.0.1"),
                Map.entry("CAREQUEUE_SERVICES_HOST", "127.0.0.1"),
                Map.entry("CAREQUEUE_NAMES", ""),
                Map.entry("CAREQUEUE_DATA", "/checkout/data"),
                Map.entry("CAREQUEUE_TICKET_PORT", "8081"),
                Map.entry("CAREQUEUE_TRIAGE_PORT", "8082"),
                Map.entry("CAREQUEUE_PHARMACY_PORT", "8083"),
                Map.entry("CAREQUEUE_GATEWAY_PORT", "8080"),
                Map.entry("CAREQUEUE_STATISTICS_PORT", "8084"),
                Map.entry("CAREQUEUE_STATISTICS_MANAGEMENT_PORT", "9084"),
                Map.entry("CAREQUEUE_TLS", "off"),
                Map.entry("CAREQUEUE_TLS_CERTIFICATE", ""),
                Map.entry("CAREQUEUE_TLS_KEY", ""),
                Map.entry("CAREQUEUE_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("CAREQUEUE_TICKET_MANAGEMENT_PORT", "9081"),
                Map.entry("CAREQUEUE_TRIAGE_MANAGEMENT_PORT", "9082"),
                Map.entry("CAREQUEUE_PHARMACY_MANAGEMENT_PORT", "9083"),
                Map.entry("CAREQUEUE_GATEWAY_MANAGEMENT_PORT", "9080"));
        assertThat(settings.javaOptions()).isEmpty();
        assertThat(settings.startDeadline()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.usesStartCache()).isTrue();
    }

    @Test
    void the_gateway_is_told_by_which_address_patients_find_the_clinic() throws Refusal {
        assertThat(from(Map.of("CAREQUEUE_PUBLIC_ADDRESS", "https://queue.example.org")).environment())
                .containsEntry("CAREQUEUE_PUBLIC_ADDRESS", "https://queue.example.org");
    }

    @Test
    void start_caches_can_be_switched_off_and_nothing_else() throws Refusal {
        assertThat(from(Map.of("CAREQUEUE_START_CACHE", "off")).usesStartCache()).isFalse();
        assertThatThrownBy(() -> from(Map.of("CAREQUEUE_START_CACHE", "no")))
                .hasMessage("CAREQUEUE_START_CACHE (or --start-cache) is on or off, not \"no\".");
    }

    @Test
    void services_can_be_left_out_and_are_waited_for() throws Refusal {
        var settings = from(Map.of("CAREQUEUE_WITHOUT", "ticket-service, display-gateway"));

        assertThat(settings.services()).containsExactly(Service.TRIAGE, Service.PHARMACY, Service.STATISTICS);
        assertThat(settings.startDeadline()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.environment()).isEqualTo(from(Map.of()).environment());
        assertThatThrownBy(() -> from(Map.of("CAREQUEUE_WITHOUT", "tickets")))
                .hasMessage("CAREQUEUE_WITHOUT (or --without) names services that are left out, and \"tickets\" is none.");
    }

    @Test
    void a_relative_data_folder_is_where_the_command_was_called() throws Refusal {
        assertThat(from(Map.of("CAREQUEUE_DATA", "../there")).environment()).containsEntry("CAREQUEUE_DATA", "/there");
    }

    @Test
    void the_services_get_the_clinic_file_with_its_whole_path(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("clinic.json"), "{}");

        var settings = Settings.from(Map.of("CAREQUEUE_CLINIC_FILE", "clinic.json"), HOME, folder);

        assertThat(settings.environment()).containsEntry("CAREQUEUE_CLINIC_FILE", folder + "/clinic.json");
    }

    @Test
    void the_services_get_the_formulary_file_with_its_whole_path(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("medicines.csv"), "");

        var settings = Settings.from(Map.of("CAREQUEUE_FORMULARY_FILE", "medicines.csv"), HOME, folder);

        assertThat(settings.environment()).containsEntry("CAREQUEUE_FORMULARY_FILE", folder + "/medicines.csv");
        assertThatThrownBy(() -> from(Map.of("CAREQUEUE_FORMULARY_FILE", "medicines.csv")))
                .hasMessageStartingWith("The formulary file /elsewhere/medicines.csv");
    }

    @Test
    void a_clinic_file_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> from(Map.of("CAREQUEUE_CLINIC_FILE", "clinic.json")))
                .hasMessageStartingWith("The clinic file /elsewhere/clinic.json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "65536", "-1", "http", "99999999999999999999", "8081.5" })
    void a_port_that_is_none_is_refused(String port) {
        assertThatThrownBy(() -> from(Map.of("CAREQUEUE_TICKET_PORT", port)))
                .hasMessage("CAREQUEUE_TICKET_PORT (or --ticket-port) must be a number from 1 to 65535, not \"%s\".", port);
    }

    @Test
    void two_services_cannot_have_one_port() {
        assertThatThrownBy(() -> from(Map.of("CAREQUEUE_GATEWAY_PORT", "8082")))
                .hasMessageStartingWith("Port 8082 is set for both triage-service and display-gateway");
    }

    @Test
    void a_service_says_how_it_is_beside_its_own_port_unless_another_is_set() throws Refusal {
        assertThat(from(Map.of("CAREQUEUE_TICKET_PORT", "19081")).managementAddress(Service.TICKET))
                .isEqualTo("http://127.0.0.1:20081");
        assertThat(from(Map.of("CAREQUEUE_TICKET_PORT", "65000")).managementPort(Service.TICKET)).isEqualTo(64_000);
        assertThat(from(Map.of("CAREQUEUE_HOST", "192.0.2.7", "CAREQUEUE_GATEWAY_MANAGEMENT_PORT", "9"))
                .managementAddress(Service.GATEWAY)).isEqualTo("http://127.0.0.1:9");
        assertThatThrownBy(() -> from(Map.of("CAREQUEUE_TRIAGE_MANAGEMENT_PORT", "8083")))
                .hasMessageStartingWith("Port 8083 is set for both pharmacy-service and triage-service");
    }

    @Test
    void https_is_spoken_by_a_certificate_that_is_made_or_given(@TempDir Path folder) throws Exception {
        var made = from(Map.of("CAREQUEUE_TLS", "auto"));
        assertThat(made.address(Service.GATEWAY)).isEqualTo("https://127.0.0.1:8080");
        assertThat(made.address(Service.TICKET)).isEqualTo("http://127.0.0.1:8081");
        assertThat(made.managementAddress(Service.GATEWAY)).isEqualTo("http://127.0.0.1:9080");
        assertThat(made.environment()).containsEntry("CAREQUEUE_TLS", "auto").containsEntry("CAREQUEUE_TLS_KEY", "");
        assertThat(made.tls().vouches(made.data())).isEqualTo(Path.of("/checkout/data/keys/tls/authority.pem"));

        Files.writeString(folder.resolve("a.crt"), "");
        Files.writeString(folder.resolve("a.key"), "");
        var given = Settings.from(Map.of("CAREQUEUE_TLS_CERTIFICATE", "a.crt", "CAREQUEUE_TLS_KEY", "a.key"), HOME, folder);
        assertThat(given.address(Service.GATEWAY)).startsWith("https://");
        assertThat(given.environment()).containsEntry("CAREQUEUE_TLS_CERTIFICATE", folder + "/a.crt")
                .containsEntry("CAREQUEUE_TLS_KEY", folder + "/a.key").containsEntry("CAREQUEUE_TLS", "off");
        assertThat(given.tls().vouches(given.data())).isEqualTo(folder.resolve("a.crt"));

        assertThatThrownBy(() -> Settings.from(Map.of("CAREQUEUE_TLS", "auto", "CAREQUEUE_TLS_CERTIFICATE", "a.crt",
                "CAREQUEUE_TLS_KEY", "a.key"), HOME, folder)).hasMessage(
                        "Either the gateway makes its certificate (--tls auto), or it is given one (--tls-certificate).");
        assertThatThrownBy(() -> Settings.from(Map.of("CAREQUEUE_TLS_KEY", "a.key"), HOME, folder))
                .hasMessage("A certificate and its key are given together: --tls-certificate and --tls-key.");
        assertThatThrownBy(() -> from(Map.of("CAREQUEUE_TLS_CERTIFICATE", "a.crt"))).hasMessage(
                "The certificate /elsewhere/a.crt (CAREQUEUE_TLS_CERTIFICATE) is not there or cannot be read.");
        assertThatThrownBy(() -> from(Map.of("CAREQUEUE_TLS", "on")))
                .hasMessage("CAREQUEUE_TLS (or --tls) is off or auto, not \"on\".");
    }

    @Test
    void java_options_are_separated_by_space() throws Refusal {
        assertThat(from(Map.of("CAREQUEUE_JAVA_OPTS", " -Xmx1g  -Da=b ")).javaOptions()).containsExactly("-Xmx1g", "-Da=b");
    }

    @ParameterizedTest
    @CsvSource({ "127.0.0.1,http://127.0.0.1:8080", "0.0.0.0,http://127.0.0.1:8080", "::,http://[::1]:8080",
            "::1,http://[::1]:8080", "[::1],http://[::1]:8080", "clinic.local,http://clinic.local:8080" })
    void a_service_is_reached_at_an_address_that_can_be_called(String host, String address) throws Refusal {
        assertThat(from(Map.of("CAREQUEUE_HOST", host)).address(Service.GATEWAY)).isEqualTo(address);
    }

    @Test
    void the_host_moves_the_gateway_alone() throws Refusal {
        var settings = from(Map.of("CAREQUEUE_HOST", "192.0.2.7", "CAREQUEUE_SERVICES_HOST", "0.0.0.0"));

        assertThat(settings.address(Service.GATEWAY)).isEqualTo("http://192.0.2.7:8080");
        assertThat(settings.environment()).containsEntry("CAREQUEUE_HOST", "192.0.2.7")
                .containsEntry("CAREQUEUE_SERVICES_HOST", "127.0.0.1");
        assertThat(settings.services()).filteredOn(service -> service != Service.GATEWAY).hasSize(4)
                .allSatisfy(service -> assertThat(settings.address(service)).startsWith("http://127.0.0.1:"));
    }

    @Test
    void further_names_reach_the_services() throws Refusal {
        assertThat(from(Map.of("CAREQUEUE_NAMES", "queue.clinic.example")).environment())
                .containsEntry("CAREQUEUE_NAMES", "queue.clinic.example");
    }

    @Test
    void a_java_option_of_the_user_goes_over_ours() throws Refusal {
        var command = from(Map.of("CAREQUEUE_JAVA_OPTS", "-Xmx1g")).command(Service.TRIAGE, List.of("-XX:AOTCache=x"));

        assertThat(command).startsWith(Settings.JAVA)
                .containsSubsequence("-XX:AOTCache=x", "@/checkout/launcher/jvm-options", "-Xmx1g", "-jar")
                .endsWith("/checkout/triage-service/target/service/triage-service.jar");
    }

    private static Settings from(Map<String, String> values) throws Refusal {
        return Settings.from(values, HOME, ELSEWHERE);
    }
}
