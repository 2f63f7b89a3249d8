package org.carequeue.launcher.settings;

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

/// Everything that can be set about a run, validated. The services read the same variables; they are handed on to them
/// with paths made absolute, so that it does not matter from where the command was called.
///
/// @param home the checkout, in which the services' jars lie
/// @param host where the gateway listens; the others listen on this machine's loopback, wherever that is
/// @param publicAddress by which patients' phones find the clinic, or null where a kiosk's own address will do
/// @param names by which browsers may ask for the gateway, beside those of this machine; empty for no others
/// @param ports for whoever asks a service for something
/// @param managementPorts for operators, who ask how it is; on this machine's loopback
/// @param clinicFile the clinic's own settings, or null for the built-in ones
/// @param formularyFile the clinic's list of medicines, or null for none
/// @param javaOptions what the user adds to every service's JVM options, behind ours and therefore over ours
/// @param startDeadline how long the services may take together until all are ready for the first time
/// @param leftOut what somebody else runs, in dev mode for example; the others look for it at its port
/// @param usesStartCache whether start caches are used where there are some, and made where there are none
/// @param access whether people sign in: [#CLOSED], or [#OPEN]
/// @param demoPassword of a demo's people, which its sign-in page says to everybody; null where this is a clinic
/// @param tls whether the gateway speaks https
public record Settings(Path home, String host, @Nullable String publicAddress, String names, Map<Service, Integer> ports,
        Map<Service, Integer> managementPorts, Path data, @Nullable Path clinicFile, @Nullable Path formularyFile,
        List<String> javaOptions,
        Duration startDeadline, Set<Service> leftOut, boolean usesStartCache, String access, @Nullable String demoPassword,
        Tls tls) {

    /// This process's own, of which all others are made.
    public static final String JAVA = System.getProperty("java.home") + "/bin/java";

    public static final String HOST = "CAREQUEUE_HOST";
    public static final String PUBLIC_ADDRESS = "CAREQUEUE_PUBLIC_ADDRESS";
    public static final String NAMES = "CAREQUEUE_NAMES";
    public static final String SERVICES_HOST = "CAREQUEUE_SERVICES_HOST";
    public static final String MANAGEMENT_HOST = "CAREQUEUE_MANAGEMENT_HOST";
    public static final String DATA = "CAREQUEUE_DATA";
    public static final String CLINIC_FILE = "CAREQUEUE_CLINIC_FILE";
    public static final String FORMULARY_FILE = "CAREQUEUE_FORMULARY_FILE";
    public static final String JAVA_OPTS = "CAREQUEUE_JAVA_OPTS";
    public static final String START_SECONDS = "CAREQUEUE_START_SECONDS";
    public static final String START_CACHE = "CAREQUEUE_START_CACHE";
    public static final String WITHOUT = "CAREQUEUE_WITHOUT";
    public static final String ACCESS = "CAREQUEUE_ACCESS";
    /// Whoever reaches the gateway may do everything.
    public static final String OPEN = "open";
    /// Whoever has signed in may do what is theirs.
    public static final String CLOSED = "closed";
    /// Set by a demo alone: it is no variable that `up` takes.
    public static final String DEMO_PASSWORD = "CAREQUEUE_DEMO_PASSWORD";
    private static final String NUMBERS_AT_ONCE = "CAREQUEUE_NUMBERS_AT_ONCE";
    private static final String COMMANDS_AT_ONCE = "CAREQUEUE_COMMANDS_AT_ONCE";
    private static final String AS_MANY_AS_A_DEMO_NEEDS = "1000000";

    /// Where only this machine comes.
    public static final String LOOPBACK = "127.0.0.1";
    private static final int HIGHEST_PORT = 65_535;
    private static final int START_SECONDS_USUALLY = 60;
    private static final int START_SECONDS_AT_MOST = 3_600;

    /// All variables that `up` knows, each of which is a flag as well.
    public static Set<String> variables() {
        var names = new TreeSet<>(
                Set.of(HOST, PUBLIC_ADDRESS, NAMES, DATA, CLINIC_FILE, FORMULARY_FILE, JAVA_OPTS, START_SECONDS, START_CACHE,
                        WITHOUT, ACCESS,
                        Tls.MODE, Tls.CERTIFICATE, Tls.KEY));
        Stream.of(Service.values()).flatMap(service -> Stream.of(service.portVariable(), service.managementVariable()))
                .forEach(names::add);
        return names;
    }

    /// @param workingFolder from which relative paths begin
    public static Settings from(Map<String, String> values, Path home, Path workingFolder) throws Refusal {
        var leftOut = leftOut(values);
        // The gateway is ready once it has heard all others, and nobody knows when a person starts the one that is left out.
        var startSeconds = leftOut.isEmpty() ? START_SECONDS_USUALLY : START_SECONDS_AT_MOST;
        var options = values.getOrDefault(JAVA_OPTS, "").strip();
        var ports = ports(values, Map.of());
        return new Settings(home, values.getOrDefault(HOST, LOOPBACK).strip(), values.get(PUBLIC_ADDRESS),
                values.getOrDefault(NAMES, "").strip(), ports, ports(values, ports), data(values, home, workingFolder),
                file(values, CLINIC_FILE, "clinic", workingFolder), file(values, FORMULARY_FILE, "formulary", workingFolder),
                options.isEmpty() ? List.of() : List.of(options.split("\\s+", -1)),
                Duration.ofSeconds(number(values, START_SECONDS, startSeconds, 1, START_SECONDS_AT_MOST)), leftOut,
                choice(values, START_CACHE, "on", "off").equals("on"), choice(values, ACCESS, CLOSED, OPEN),
                values.get(DEMO_PASSWORD), Tls.from(values, workingFolder));
    }

    /// The data folder alone, for the commands that need nothing else.
    public static Path data(Map<String, String> values, Path home, Path workingFolder) {
        var folder = values.get(DATA);
        return folder == null ? home.resolve("data") : workingFolder.resolve(folder).normalize();
    }

    /// What this run starts and watches.
    public List<Service> services() {
        return Stream.of(Service.values()).filter(service -> !leftOut.contains(service)).toList();
    }

    public int port(Service service) {
        return ports.getOrDefault(service, service.defaultPort());
    }

    /// Where it says how it is.
    public int managementPort(Service service) {
        return managementPorts.getOrDefault(service, beside(port(service)));
    }

    /// The address or name on which a service listens.
    public String host(Service service) {
        return service == Service.GATEWAY ? host : LOOPBACK;
    }

    /// Where this machine reaches a service, which may listen on all addresses.
    public String address(Service service) {
        var listening = host(service);
        var reachable = switch (listening) {
            case "0.0.0.0" -> LOOPBACK;
            case "::", "[::]" -> "[::1]";
            default -> listening.indexOf(':') >= 0 && !listening.startsWith("[") ? "[" + listening + "]" : listening;
        };
        return (service == Service.GATEWAY && tls.isOn() ? "https://" : "http://") + reachable + ":" + port(service);
    }

    /// Where this machine asks how a service is.
    public String managementAddress(Service service) {
        return "http://" + LOOPBACK + ":" + managementPort(service);
    }

    /// What the services find in their environment.
    public Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put(HOST, host);
        environment.put(NAMES, names);
        environment.put(ACCESS, access);
        if (demoPassword != null) {
            environment.put(DEMO_PASSWORD, demoPassword);
            // One reception and one doctor play all of a demo's, and a day of theirs in a minute.
            environment.put(NUMBERS_AT_ONCE, AS_MANY_AS_A_DEMO_NEEDS);
            environment.put(COMMANDS_AT_ONCE, AS_MANY_AS_A_DEMO_NEEDS);
        }
        environment.putAll(tls.environment());
        // Nobody but the gateway, on this machine, asks them anything.
        environment.put(SERVICES_HOST, LOOPBACK);
        environment.put(DATA, data.toString());
        for (var service : Service.values()) {
            environment.put(service.portVariable(), Integer.toString(port(service)));
            environment.put(service.managementVariable(), Integer.toString(managementPort(service)));
        }
        environment.put(MANAGEMENT_HOST, LOOPBACK);
        if (publicAddress != null) {
            environment.put(PUBLIC_ADDRESS, publicAddress);
        }
        if (clinicFile != null) {
            environment.put(CLINIC_FILE, clinicFile.toString());
        }
        if (formularyFile != null) {
            environment.put(FORMULARY_FILE, formularyFile.toString());
        }
        return environment;
    }

    /// The command line of a service.
    ///
    /// @param cache what its JVM is told of its start cache
    public List<String> command(Service service, List<String> cache) {
        return Stream.of(List.of(JAVA), cache,
                List.of("@" + home.resolve("launcher/jvm-options"),
                        // A crash leaves no file behind in whatever folder the command was called from.
                        "-XX:ErrorFile=" + data.resolve("run").resolve(service.module() + ".crash.log")),
                javaOptions, List.of("-jar", service.jar(home).toString())).flatMap(List::stream).toList();
    }

    /// @param others empty for the services' own ports; for those of management the services' own
    private static Map<Service, Integer> ports(Map<String, String> values, Map<Service, Integer> others) throws Refusal {
        var ports = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            var own = others.get(service);
            var variable = own == null ? service.portVariable() : service.managementVariable();
            var port = (int) number(values, variable,
                    own == null ? service.defaultPort() : beside(own), 1, HIGHEST_PORT);
            for (var other : Stream.concat(others.entrySet().stream(), ports.entrySet().stream()).toList()) {
                if (other.getValue() == port) {
                    throw new Refusal("Port %d is set for both %s and %s; give one of them another port (%s).", port,
                            other.getKey().module(), service.module(), variable);
                }
            }
            ports.put(service, port);
        }
        return Map.copyOf(ports);
    }

    private static int beside(int port) {
        return port + Service.TO_MANAGEMENT <= HIGHEST_PORT ? port + Service.TO_MANAGEMENT : port - Service.TO_MANAGEMENT;
    }

    private static @Nullable Path file(Map<String, String> values, String variable, String what, Path workingFolder)
            throws Refusal {
        var name = values.get(variable);
        if (name == null) {
            return null;
        }
        var file = workingFolder.resolve(name).normalize();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Refusal("The %s file %s (%s) is not there or cannot be read.", what, file, variable);
        }
        return file;
    }

    private static Set<Service> leftOut(Map<String, String> values) throws Refusal {
        var leftOut = EnumSet.noneOf(Service.class);
        for (var name : values.getOrDefault(WITHOUT, "").split(",", -1)) {
            if (!name.isBlank()) {
                leftOut.add(Service.named(name.strip()).orElseThrow(() -> new Refusal(
                        "%s (or %s) names services that are left out, and \"%s\" is none.", WITHOUT, Flags.flag(WITHOUT),
                        name.strip())));
            }
        }
        return Set.copyOf(leftOut);
    }

    /// What is set to one of two words, the first of which counts where nothing is set.
    public static String choice(Map<String, String> values, String variable, String usual, String other) throws Refusal {
        var text = values.getOrDefault(variable, usual).strip();
        if (!text.equals(usual) && !text.equals(other)) {
            throw new Refusal("%s (or %s) is %s or %s, not \"%s\".", variable, Flags.flag(variable), usual, other, text);
        }
        return text;
    }

    public static long number(Map<String, String> values, String variable, long otherwise, long least, long most)
            throws Refusal {
        var text = values.getOrDefault(variable, Long.toString(otherwise)).strip();
        // So many digits at most, so that parsing cannot overflow.
        var number = text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
        if (number < least || number > most) {
            throw new Refusal("%s (or %s) must be a number from %d to %d, not \"%s\".", variable, Flags.flag(variable), least,
                    most, text);
        }
        return number;
    }
}
