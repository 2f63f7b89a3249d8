package org.carequeue.system.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.carequeue.system.clinic.Checkout;
import org.carequeue.system.clinic.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Which services there are stands in one place, `Services`. Who cannot read it says the same: the launcher, which
/// holds the script and the containers to its own, from
/// which the bench has it, the services' properties, these tests and the documents.
class ServiceListTest {

    private static final String GATEWAY = "display-gateway";
    private static final Pattern CHANNEL = Pattern.compile("(?m)^mp\\.messaging\\.incoming\\.([a-z]+)\\.service=(.+)$");
    private static final Pattern LISTENER = Pattern.compile("@Incoming\\(\"([a-z]+)\"\\)");

    @Test
    void the_launcher_starts_each_where_the_list_says() throws Exception {
        var expected = ports("OWNERS");
        expected.put(GATEWAY, 8080);
        expected.putAll(ports("ANSWERING"));

        assertThat(entries("launcher", "org.carequeue.launcher.settings.Service", "values", "module", "defaultPort"))
                .containsExactlyEntriesOf(expected);
    }

    @Test
    void the_script_and_these_tests_know_each() throws Exception {
        var expected = new ArrayList<>(ports("OWNERS").keySet());
        expected.add(GATEWAY);
        ports("ANSWERING").keySet().stream().filter(service -> !expected.contains(service)).toList().forEach(expected::add);

        // Also the bench's list, which reads the script's.
        assertThat(read("carequeue").lines()).contains("services=\"" + String.join(" ", expected) + "\"");
        assertThat(Stream.of(Service.values()).map(Service::folder)).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    void each_is_built_and_says_its_own_name_and_port(Service service) throws Exception {
        var properties = read(service.folder() + "/src/main/resources/application.properties");

        assertThat(read("pom.xml")).contains("<module>" + service.folder() + "</module>");
        assertThat(properties.lines()).contains("quarkus.application.name=" + service.folder());
        assertThat(properties.lines())
                .contains("quarkus.http.port=${%s:%d}".formatted(service.portVariable(), port(service)));
        assertThat(properties.lines()).contains(
                "quarkus.management.port=${%s:%d}".formatted(service.managementVariable(), port(service) + 1_000));
        assertThat(read("docs/OPERATIONS.md")).contains("| `%s` | %d | `%s` |".formatted(service.folder(), port(service),
                service.portVariable()));
        assertThat(read("carequeue")).contains("%s (%d)".formatted(service == Service.GATEWAY ? "pages and API"
                : service.folder(), port(service)));
    }

    @ParameterizedTest
    @MethodSource("org.carequeue.system.clinic.Service#answering")
    void the_gateway_knows_where_each_listens_and_hears_the_events_of_owners(Service owner) throws Exception {
        var properties = read(GATEWAY + "/src/main/resources/application.properties");
        var address = "carequeue.gateway.owners." + owner.folder();

        assertThat(properties.lines()).contains(
                "%s.host=${%s:127.0.0.1}".formatted(address, owner.portVariable().replace("_PORT", "_HOST")),
                "%s.port=${%s:%d}".formatted(address, owner.portVariable(), port(owner)));
        if (!Service.owners().contains(owner)) {
            assertThat(properties).doesNotContain(".service=" + owner.folder());
            return;
        }
        var channel = CHANNEL.matcher(properties).results().filter(found -> found.group(2).equals(owner.folder())).toList();
        assertThat(channel).hasSize(1);
        assertThat(properties.lines()).contains("mp.messaging.incoming.%s.url=ws://${%s.host}:${%s.port}/events"
                .formatted(channel.getFirst().group(1), address, address));
    }

    /// A log that statistics-service does not read is not counted, and no day of the clinic ever becomes totals.
    @ParameterizedTest
    @CsvSource({ GATEWAY + ",gateway/messaging/EventListeners", "statistics-service,statistics/messaging/LogListeners" })
    void who_reads_all_logs_has_a_channel_for_each_owner_and_a_listener_for_each_channel(String reader, String listeners)
            throws Exception {
        var channels = CHANNEL.matcher(read(reader + "/src/main/resources/application.properties")).results().toList();

        assertThat(channels.stream().map(found -> found.group(2)).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(ports("OWNERS").keySet());
        assertThat(LISTENER.matcher(read(reader + "/src/main/java/org/carequeue/" + listeners + ".java")).results()
                .map(found -> found.group(1))).containsExactlyInAnyOrderElementsOf(channels.stream()
                        .map(found -> found.group(1)).collect(toCollection(TreeSet::new)));
    }

    /// Who reads goes first: into a copy, so that it knows of no event that its owner's copy has not, and to a new version.
    @Test
    void the_document_copies_each_owner_and_upgrades_each_service_readers_first() throws Exception {
        var operations = read("docs/OPERATIONS.md");
        var owners = String.join(" ", List.copyOf(ports("OWNERS").keySet()).reversed());

        assertThat(operations).contains("for folder in " + owners + " ", "--directory /data " + owners + " ",
                "for service in " + String.join(" ", Stream.of(Service.values()).map(Service::folder).toList().reversed())
                        + "; do");
    }

    /// Only matters when all places are taken, so nobody would notice.
    @ParameterizedTest
    @EnumSource
    void who_reads_a_service_has_a_place_there_and_a_container_is_asked_for_by_its_name(Service reader) throws Exception {
        var read = CHANNEL.matcher(read(reader.folder() + "/src/main/resources/application.properties")).results()
                .map(found -> found.group(2)).toList();

        for (var service : read) {
            var properties = read(service + "/src/main/resources/application.properties");
            assertThat(properties.lines().filter(line -> line.startsWith("carequeue.guard.peers=")).toList()).singleElement()
                    .asString().contains(reader.folder());
            assertThat(properties).contains("\ncarequeue.http.names=" + service + ",");
        }
    }

    private static int port(Service service) throws Exception {
        return service == Service.GATEWAY ? 8080 : Objects.requireNonNull(ports("ANSWERING").get(service.folder()));
    }

    private static Map<String, Integer> ports(String list) throws Exception {
        return entries("clinic-events", "org.carequeue.events.Services", list, "name", "port");
    }

    /// Names and ports, in the order in which they stand in a list of the services, or in the launcher's own.
    private static Map<String, Integer> entries(String module, String type, String list, String name, String port)
            throws Exception {
        var found = new LinkedHashMap<String, Integer>();
        try (var loader = loader(module)) {
            var loaded = loader.loadClass(type);
            var entries = loaded.isEnum() ? Arrays.asList(Objects.requireNonNull(loaded.getEnumConstants()))
                    : (List<?>) loaded.getField(list).get(null);
            for (var entry : Objects.requireNonNull(entries)) {
                found.put((String) call(entry, name), (Integer) call(entry, port));
            }
        }
        return found;
    }

    private static Object call(Object entry, String name) throws ReflectiveOperationException {
        var method = entry.getClass().getDeclaredMethod(name);
        method.setAccessible(true);
        return method.invoke(entry);
    }

    private static URLClassLoader loader(String module) throws IOException {
        return new URLClassLoader(new URL[] { new CompiledModule(module).folder().toUri().toURL() });
    }

    private static String read(String file) throws IOException {
        return Files.readString(Checkout.ROOT.resolve(file));
    }
}
