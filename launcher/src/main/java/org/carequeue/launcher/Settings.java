package org.carequeue.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set about a run, validated. The services read the same variables; they are handed on to them
 * with paths made absolute, so that it does not matter from where the command was called.
 *
 * @param home the checkout, in which the services' jars lie
 * @param host where the gateway listens; the others listen on this machine's loopback, wherever that is
 * @param publicAddress by which patients' phones find the clinic, or null where a kiosk's own address will do
 * @param names by which browsers may ask for the gateway, beside those of this machine; empty for no others
 * @param clinicFile the clinic's own settings, or null for the built-in ones
 * @param javaOptions what the user adds to every service's JVM options, behind ours and therefore over ours
 * @param startDeadline how long the services may take together until all are ready for the first time
 * @param leftOut what somebody else runs, in dev mode for example; the others look for it at its port
 * @param usesStartCache whether a {@link StartCache} is used where there is one, and made where there is none
 */
record Settings(Path home, String host, @Nullable String publicAddress, String names, Map<Service, Integer> ports, Path data,
        @Nullable Path clinicFile, List<String> javaOptions, Duration startDeadline, Set<Service> leftOut,
        boolean usesStartCache) {

    static final String HOST = "CAREQUEUE_HOST";
    static final String PUBLIC_ADDRESS = "CAREQUEUE_PUBLIC_ADDRESS";
    static final String NAMES = "CAREQUEUE_NAMES";
    static final String SERVICES_HOST = "CAREQUEUE_SERVICES_HOST";
    static final String DATA = "CAREQUEUE_DATA";
    static final String CLINIC_FILE = "CAREQUEUE_CLINIC_FILE";
    static final String JAVA_OPTS = "CAREQUEUE_JAVA_OPTS";
    static final String START_SECONDS = "CAREQUEUE_START_SECONDS";
    static final String START_CACHE = "CAREQUEUE_START_CACHE";
    static final String WITHOUT = "CAREQUEUE_WITHOUT";

    private static final String LOOPBACK = "127.0.0.1";
    private static final int START_SECONDS_USUALLY = 60;
    private static final int START_SECONDS_AT_MOST = 3_600;

    /** All variables that {@code up} knows, each of which is a flag as well. */
    static Set<String> variables() {
        Set<String> names = new TreeSet<>(
                Set.of(HOST, PUBLIC_ADDRESS, NAMES, DATA, CLINIC_FILE, JAVA_OPTS, START_SECONDS, START_CACHE, WITHOUT));
        for (Service service : Service.values()) {
            names.add(service.portVariable());
        }
        return names;
    }

    static Settings from(Map<String, String> values, Path home, Path workingFolder) throws Refusal {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            int port = number(values, service.portVariable(), service.defaultPort(), 65_535);
            for (Map.Entry<Service, Integer> other : ports.entrySet()) {
                if (other.getValue() == port) {
                    throw new Refusal("Port %d is set for both %s and %s; give one of them another port (%s)."
                            .formatted(port, other.getKey().module(), service.module(), service.portVariable()));
                }
            }
            ports.put(service, port);
        }
        Set<Service> leftOut = leftOut(values);
        // The gateway is ready once it has heard all others, and nobody knows when a person starts the one that is left out.
        int startSeconds = leftOut.isEmpty() ? START_SECONDS_USUALLY : START_SECONDS_AT_MOST;
        String options = values.getOrDefault(JAVA_OPTS, "").strip();
        return new Settings(home, values.getOrDefault(HOST, LOOPBACK).strip(), values.get(PUBLIC_ADDRESS),
                values.getOrDefault(NAMES, "").strip(), Map.copyOf(ports), data(values, home, workingFolder),
                clinicFile(values, workingFolder),
                options.isEmpty() ? List.of() : List.of(options.split("\\s+", -1)),
                Duration.ofSeconds(number(values, START_SECONDS, startSeconds, START_SECONDS_AT_MOST)), leftOut,
                usesStartCache(values));
    }

    /** The data folder alone, for the commands that need nothing else. */
    static Path data(Map<String, String> values, Path home, Path workingFolder) {
        String folder = values.get(DATA);
        return folder == null ? home.resolve("data") : workingFolder.resolve(folder).normalize();
    }

    /** What this run starts and watches. */
    List<Service> services() {
        return Stream.of(Service.values()).filter(service -> !leftOut.contains(service)).toList();
    }

    int port(Service service) {
        Integer port = ports.get(service);
        return port == null ? service.defaultPort() : port;
    }

    /** The address or name on which a service listens. */
    String host(Service service) {
        return service == Service.GATEWAY ? host : LOOPBACK;
    }

    /** Where this machine reaches a service, which may listen on all addresses. */
    String address(Service service) {
        String listening = host(service);
        String reachable = switch (listening) {
            case "0.0.0.0" -> LOOPBACK;
            case "::", "[::]" -> "[::1]";
            default -> listening.indexOf(':') >= 0 && !listening.startsWith("[") ? "[" + listening + "]" : listening;
        };
        return "http://" + reachable + ":" + port(service);
    }

    /** What the services find in their environment. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(HOST, host);
        environment.put(NAMES, names);
        // Nobody but the gateway, on this machine, asks them anything.
        environment.put(SERVICES_HOST, LOOPBACK);
        environment.put(DATA, data.toString());
        for (Service service : Service.values()) {
            environment.put(service.portVariable(), Integer.toString(port(service)));
        }
        if (publicAddress != null) {
            environment.put(PUBLIC_ADDRESS, publicAddress);
        }
        if (clinicFile != null) {
            environment.put(CLINIC_FILE, clinicFile.toString());
        }
        return environment;
    }

    private static @Nullable Path clinicFile(Map<String, String> values, Path workingFolder) throws Refusal {
        String name = values.get(CLINIC_FILE);
        if (name == null) {
            return null;
        }
        Path file = workingFolder.resolve(name).normalize();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Refusal("The clinic file %s (%s) is not there or cannot be read.".formatted(file, CLINIC_FILE));
        }
        return file;
    }

    private static Set<Service> leftOut(Map<String, String> values) throws Refusal {
        Set<Service> leftOut = EnumSet.noneOf(Service.class);
        for (String name : values.getOrDefault(WITHOUT, "").split(",", -1)) {
            if (!name.isBlank()) {
                leftOut.add(Stream.of(Service.values()).filter(service -> service.module().equals(name.strip())).findFirst()
                        .orElseThrow(() -> new Refusal("%s (or %s) names services that are left out, and \"%s\" is none."
                                .formatted(WITHOUT, Flags.flag(WITHOUT), name.strip()))));
            }
        }
        return Set.copyOf(leftOut);
    }

    private static boolean usesStartCache(Map<String, String> values) throws Refusal {
        String text = values.getOrDefault(START_CACHE, "on").strip();
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new Refusal("%s (or %s) is on or off, not \"%s\"."
                    .formatted(START_CACHE, Flags.flag(START_CACHE), text));
        };
    }

    private static int number(Map<String, String> values, String variable, int otherwise, int largest) throws Refusal {
        String text = values.get(variable);
        if (text == null) {
            return otherwise;
        }
        // Nine digits at most, so that parsing cannot overflow.
        int number = text.strip().matches("\\d{1,9}") ? Integer.parseInt(text.strip()) : 0;
        if (number < 1 || number > largest) {
            throw new Refusal("%s (or %s) must be a number from 1 to %d, not \"%s\"."
                    .formatted(variable, Flags.flag(variable), largest, text));
        }
        return number;
    }
}
