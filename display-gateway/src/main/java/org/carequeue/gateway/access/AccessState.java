package org.carequeue.gateway.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import org.carequeue.events.Roles;

/// Who can sign in, and who has.
final class AccessState {

    private final Map<String, Person> people = new TreeMap<>();
    /// The names of those who worked here once.
    private final Set<String> former = new TreeSet<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Map<String, Program> programs = new LinkedHashMap<>();
    /// By browser and person, the oldest first.
    private final Map<String, QuickCode> quickCodes = new LinkedHashMap<>();

    /// As it stands in a snapshot.
    record Kept(List<Person> people, Set<String> former, List<Session> sessions, List<Device> devices,
            List<Program> programs, List<QuickCode> quickCodes) {
    }

    Kept keep() {
        return new Kept(List.copyOf(people.values()), new TreeSet<>(former), List.copyOf(sessions.values()),
                List.copyOf(devices.values()), List.copyOf(programs.values()),
                List.copyOf(quickCodes.values()));
    }

    static AccessState of(Kept kept) {
        var state = new AccessState();
        kept.people().forEach(person -> state.people.put(person.name(), person));
        state.former.addAll(kept.former());
        kept.sessions().forEach(session -> state.sessions.put(session.id(), session));
        kept.devices().forEach(device -> state.devices.put(device.id(), device));
        kept.programs().forEach(program -> state.programs.put(program.id(), program));
        kept.quickCodes().forEach(state::set);
        return state;
    }

    Collection<Person> people() {
        return List.copyOf(people.values());
    }

    Collection<Session> sessions() {
        return List.copyOf(sessions.values());
    }

    Optional<Person> person(String name) {
        return Optional.ofNullable(people.get(name));
    }

    /// By somebody or something that is, or by somebody who was: what stands in a journal is not to mean two.
    boolean isTaken(String name) {
        return people.containsKey(name) || former.contains(name) || isOfAThing(name);
    }

    /// Whether a device or a program has it.
    boolean isOfAThing(String name) {
        return devices.values().stream().anyMatch(device -> device.name().equals(name))
                || programs.values().stream().anyMatch(program -> program.name().equals(name));
    }

    /// Whether nobody else could set people and devices.
    boolean isLastManager(Person person) {
        return person.roles().contains(Roles.MANAGER) && people.values().stream()
                .noneMatch(other -> !other.name().equals(person.name()) && other.roles().contains(Roles.MANAGER));
    }

    Optional<Session> session(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /// The oldest first.
    List<Session> sessionsOf(String person) {
        return sessions.values().stream().filter(session -> session.person().equals(person))
                .sorted(Comparator.comparing(Session::begun)).toList();
    }

    void put(Person person) {
        people.put(person.name(), person);
    }

    void remove(String person) {
        people.remove(person);
        former.add(person);
    }

    void begin(Session session) {
        sessions.put(session.id(), session);
    }

    void change(String session, Vouched vouched) {
        sessions.computeIfPresent(session, (_, known) -> known.with(vouched));
    }

    void end(String session) {
        sessions.remove(session);
    }

    Collection<Device> devices() {
        return List.copyOf(devices.values());
    }

    Optional<Device> device(String id) {
        return Optional.ofNullable(devices.get(id));
    }

    void pair(Device device) {
        devices.put(device.id(), device);
    }

    void setUp(String device, DeviceSettings settings) {
        devices.computeIfPresent(device, (_, known) -> known.with(settings));
    }

    void revoke(String device) {
        devices.remove(device);
    }

    Collection<Program> programs() {
        return List.copyOf(programs.values());
    }

    Optional<Program> program(String id) {
        return Optional.ofNullable(programs.get(id));
    }

    void add(Program program) {
        programs.put(program.id(), program);
    }

    void revokeProgram(String program) {
        programs.remove(program);
    }

    Optional<QuickCode> quickCode(String browser, String person) {
        return Optional.ofNullable(quickCodes.get(key(browser, person)));
    }

    /// The oldest first.
    List<QuickCode> quickCodesAt(String browser) {
        return quickCodes.values().stream().filter(code -> code.browser().equals(browser)).toList();
    }

    /// The oldest first.
    List<QuickCode> quickCodesOf(String person) {
        return quickCodes.values().stream().filter(code -> code.person().equals(person)).toList();
    }

    Collection<QuickCode> quickCodes() {
        return List.copyOf(quickCodes.values());
    }

    /// Also in the place of the one before.
    void set(QuickCode code) {
        quickCodes.remove(key(code.browser(), code.person()));
        quickCodes.put(key(code.browser(), code.person()), code);
    }

    void change(String browser, String person, UnaryOperator<QuickCode> change) {
        quickCodes.computeIfPresent(key(browser, person), (_, code) -> change.apply(code));
    }

    void endQuickCode(String browser, String person) {
        quickCodes.remove(key(browser, person));
    }

    private static String key(String browser, String person) {
        return browser + " " + person;
    }
}
