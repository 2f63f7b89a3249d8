package org.carequeue.gateway.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.carequeue.bridge.access.Pass;
import org.carequeue.gateway.access.AccessEvent.DevicePaired;
import org.carequeue.gateway.access.AccessEvent.DeviceRevoked;
import org.carequeue.gateway.access.AccessEvent.DeviceSetUp;
import org.carequeue.gateway.access.AccessEvent.PasswordSet;
import org.carequeue.gateway.access.AccessEvent.PersonAdded;
import org.carequeue.gateway.access.AccessEvent.PersonRemoved;
import org.carequeue.gateway.access.AccessEvent.ProgramAdded;
import org.carequeue.gateway.access.AccessEvent.ProgramRevoked;
import org.carequeue.gateway.access.AccessEvent.QuickCodeEnded;
import org.carequeue.gateway.access.AccessEvent.QuickCodeSet;
import org.carequeue.gateway.access.AccessEvent.QuickCodeUsed;
import org.carequeue.gateway.access.AccessEvent.QuickCodeWrong;
import org.carequeue.gateway.access.AccessEvent.RolesSet;
import org.carequeue.gateway.access.AccessEvent.SessionBegan;
import org.carequeue.gateway.access.AccessEvent.SessionChanged;
import org.carequeue.gateway.access.AccessEvent.SessionEnded;

/// People and sessions as they are on disk, for requests, which cannot wait for the desk. The desk's thread alone changes it,
/// before whoever asked is answered; all event loops read it.
public final class Directory {

    private final InstantSource clock;
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
    private final Credentials<Device> devices = new Credentials<>();
    private final Credentials<Program> programs = new Credentials<>();
    /// By browser, and there by person.
    private final Map<String, Map<String, QuickCode>> quickCodes = new ConcurrentHashMap<>();
    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();

    Directory(InstantSource clock) {
        this.clock = clock;
    }

    /// What the journal comes to at the start.
    void begin(Collection<Person> known, Collection<Session> open, Collection<Device> paired, Collection<Program> added,
            Collection<QuickCode> codes) {
        known.forEach(person -> people.put(person.name(), person));
        open.forEach(this::begin);
        paired.forEach(this::pair);
        added.forEach(this::add);
        codes.forEach(this::set);
    }

    private void set(QuickCode code) {
        quickCodes.computeIfAbsent(code.browser(), _ -> new ConcurrentHashMap<>()).put(code.person(), code);
    }

    private void change(String browser, String person, UnaryOperator<QuickCode> change) {
        quickCode(browser, person).ifPresent(code -> set(change.apply(code)));
    }

    private void endQuickCode(String browser, String person) {
        quickCodes.computeIfPresent(browser, (_, codes) -> {
            codes.remove(person);
            return codes.isEmpty() ? null : codes;
        });
    }

    private void add(Program program) {
        programs.add(new LetIn<>(program, program.id(), program.key(),
                new Pass("program:" + program.id(), program.name(), program.roles())));
    }

    private void pair(Device device) {
        devices.add(new LetIn<>(device, device.id(), device.credential(),
                new Pass("device:" + device.id(), device.name(), Set.of(device.role()))));
    }

    private void begin(Session session) {
        var person = session.vouched() == null ? people.get(session.person()) : session.vouched().person(session.person());
        if (person != null) {
            sessions.put(session.id(), new LiveSession(session, person, clock.instant()));
        }
    }

    void apply(AccessEvent event) {
        switch (event) {
            case PersonAdded(var person) -> people.put(person.name(), person);
            case PasswordSet(var name, var hash) -> people.computeIfPresent(name, (_, person) -> person.withPassword(hash));
            case RolesSet(var name, var roles) -> changeRoles(name, roles);
            case PersonRemoved(var name) -> people.remove(name);
            case SessionBegan(var session) -> begin(session);
            case SessionChanged(var id, var vouched) -> {
                var session = sessions.get(id);
                if (session != null) {
                    session.is(vouched.person(session.person().name()));
                    changed(id);
                }
            }
            case SessionEnded(var id, _, _, _) -> {
                if (sessions.remove(id) != null) {
                    changed(id);
                }
            }
            case DevicePaired(var device) -> pair(device);
            case DeviceSetUp(var id, var settings) -> devices.of(id).ifPresent(device -> {
                device.is(device.what().with(settings));
                changed(id);
            });
            case DeviceRevoked(var id) -> {
                if (devices.remove(id)) {
                    changed(id);
                }
            }
            case QuickCodeSet(var code) -> set(code);
            case QuickCodeUsed(var browser, var person, _) -> change(browser, person, QuickCode::right);
            case QuickCodeWrong(var browser, var person) -> change(browser, person, QuickCode::wrongOnceMore);
            case QuickCodeEnded(var browser, var person, _) -> endQuickCode(browser, person);
            case ProgramAdded(var program) -> add(program);
            case ProgramRevoked(var id) -> {
                if (programs.remove(id)) {
                    changed(id);
                }
            }
        }
    }

    /// Of the sessions, too; what they listen to is asked for again.
    private void changeRoles(String name, Set<String> roles) {
        var person = people.computeIfPresent(name, (_, known) -> known.withRoles(roles));
        if (person != null) {
            sessions.forEach((id, session) -> {
                if (session.person().name().equals(name)) {
                    session.is(person);
                    changed(id);
                }
            });
        }
    }

    private void changed(String session) {
        watchers.forEach(watcher -> watcher.accept(session));
    }

    /// Tells of each session that has ended, or may now do something else, of each device that is set up otherwise, so that its page
    /// asks anew, and of each device and program that is revoked, by its id, on the desk's thread.
    public void watch(Consumer<String> watcher) {
        watchers.add(watcher);
    }

    /// By the machine's clock, by which sessions end.
    Instant now() {
        return clock.instant();
    }

    Optional<Person> person(String name) {
        return Optional.ofNullable(people.get(name));
    }

    boolean isEmpty() {
        return people.isEmpty();
    }

    /// Also one that is over by now, and of which the desk has not heard yet.
    Optional<LiveSession> session(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    /// One that goes on.
    Optional<LiveSession> session(String id, AccessSettings settings) {
        return session(id).filter(open -> open.ending(settings, now()).isEmpty());
    }

    Credentials<Device> devices() {
        return devices;
    }

    Credentials<Program> programs() {
        return programs;
    }

    Optional<QuickCode> quickCode(String browser, String person) {
        return Optional.ofNullable(quickCodes.getOrDefault(browser, Map.of()).get(person));
    }

    /// Also those that are over by now.
    Collection<QuickCode> quickCodesAt(String browser) {
        return quickCodes.getOrDefault(browser, Map.of()).values();
    }

    Stream<QuickCode> quickCodes() {
        return quickCodes.values().stream().flatMap(codes -> codes.values().stream());
    }

    /// Whether this session, device or program is let in.
    boolean isIn(String id) {
        return sessions.containsKey(id) || devices.of(id).isPresent() || programs.of(id).isPresent();
    }

    Collection<LiveSession> sessions() {
        return sessions.values();
    }
}
