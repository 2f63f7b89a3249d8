package org.carequeue.gateway.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Rules;
import org.carequeue.bridge.desk.StateForm;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.events.Roles;
import org.carequeue.events.TypedText;
import org.carequeue.gateway.access.AccessCommand.AddPerson;
import org.carequeue.gateway.access.AccessCommand.AddProgram;
import org.carequeue.gateway.access.AccessCommand.BeginByCode;
import org.carequeue.gateway.access.AccessCommand.BeginSession;
import org.carequeue.gateway.access.AccessCommand.BeginVouched;
import org.carequeue.gateway.access.AccessCommand.ChangePassword;
import org.carequeue.gateway.access.AccessCommand.EndQuickCode;
import org.carequeue.gateway.access.AccessCommand.EndSession;
import org.carequeue.gateway.access.AccessCommand.PairDevice;
import org.carequeue.gateway.access.AccessCommand.RemovePerson;
import org.carequeue.gateway.access.AccessCommand.RenewSession;
import org.carequeue.gateway.access.AccessCommand.RevokeDevice;
import org.carequeue.gateway.access.AccessCommand.RevokeProgram;
import org.carequeue.gateway.access.AccessCommand.SetPassword;
import org.carequeue.gateway.access.AccessCommand.SetQuickCode;
import org.carequeue.gateway.access.AccessCommand.SetRoles;
import org.carequeue.gateway.access.AccessCommand.SetUpDevice;
import org.carequeue.gateway.access.AccessCommand.WrongQuickCode;
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

/// Who can sign in, and when a session ends.
///
/// A name is given once: whoever finds it in a journal knows whose it is. There is always a manager, without whom nobody could
/// make another one. Another password, and leaving, end all sessions of that person, but for the one in which they have chosen it
/// themselves; other roles apply at once.
final class AccessRules implements Rules<AccessState, AccessCommand, AccessEvent> {

    /// More than a clinic has people.
    static final int MOST_PEOPLE = 1_000;
    /// One at each of the places where somebody works on a day; the oldest one ends.
    static final int MOST_SESSIONS_OF_A_PERSON = 16;
    /// More than a clinic has people at once; who they are says the sign-in server, and how many those are nobody here.
    static final int MOST_VOUCHED_SESSIONS = 4_096;
    static final int LONGEST_DISPLAY_NAME = 60;
    /// More than a clinic has kiosks and screens.
    static final int MOST_DEVICES = 500;
    /// As long as an actor's name gets.
    static final int LONGEST_DEVICE_NAME = 40;
    /// More than a clinic has programs.
    static final int MOST_PROGRAMS = 100;
    static final List<String> ROLES_OF_PROGRAMS = Stream.concat(Roles.OF_PEOPLE.stream(), Roles.OF_DEVICES.stream()).toList();
    /// It stands in headers, journals and addresses.
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*");
    static final int LONGEST_NAME = 32;

    @Override
    public AccessState initial() {
        return new AccessState();
    }

    @Override
    public Decision<AccessEvent> decide(AccessState state, AccessCommand command, Circumstances by) {
        return switch (command) {
            case AddPerson add -> add(state, add);
            case SetPassword(var person, var hash) -> of(state, person,
                    known -> accept(known, new PasswordSet(person, hash), allEnd(state, person, "", by)));
            case ChangePassword change -> state.person(change.person())
                    .filter(known -> known.passwordHash().equals(change.before()))
                    .map(known -> accept(known, new PasswordSet(known.name(), change.passwordHash()),
                            allEnd(state, known.name(), change.session(), by)))
                    .orElseGet(() -> Decision.refuse(AccessProblems.wrongOldPassword()));
            case SetRoles(var person, var roles) -> of(state, person, known -> setRoles(state, known, roles));
            case RemovePerson(var person) -> of(state, person, known -> state.isLastManager(known)
                    ? Decision.refuse(AccessProblems.lastManager())
                    : accept(known, new PersonRemoved(person), allEnd(state, person, "", by)));
            case BeginSession begin -> begin(state, begin, by);
            case BeginVouched begin -> begin(state, begin, by);
            case RenewSession renew -> renew(state, renew);
            case EndSession(var id, var why) -> state.session(id)
                    .map(session -> Decision.<AccessEvent> accept(new SessionEnded(id, session.person(), why, by.now()),
                            new Ended(session.person())))
                    .orElseGet(() -> Decision.unchanged(new Ended("")));
            case PairDevice pair -> pair(state, pair, by);
            case SetUpDevice(var id, var settings) -> state.device(id).map(device -> setUp(device, settings))
                    .orElseGet(() -> Decision.refuse(AccessProblems.deviceNotFound()));
            case RevokeDevice(var id) -> state.device(id)
                    .map(device -> Decision.<AccessEvent> accept(new DeviceRevoked(id), DeviceView.of(device)))
                    .orElseGet(() -> Decision.refuse(AccessProblems.deviceNotFound()));
            case SetQuickCode set -> QuickCodeRules.set(state, set);
            case BeginByCode begin -> QuickCodeRules.begin(state, begin, by);
            case WrongQuickCode wrong -> QuickCodeRules.wrong(state, wrong);
            case EndQuickCode end -> QuickCodeRules.end(state, end);
            case AddProgram add -> add(state, add, by);
            case RevokeProgram(var id) -> state.program(id)
                    .map(program -> Decision.<AccessEvent> accept(new ProgramRevoked(id), ProgramView.of(program, null, false)))
                    .orElseGet(() -> Decision.refuse(AccessProblems.programNotFound()));
        };
    }

    /// @param person whose session has ended; nobody's where there was none
    record Ended(String person) {
    }

    private static Decision<AccessEvent> add(AccessState state, AddPerson add) {
        if (add.name().length() > LONGEST_NAME || !NAME.matcher(add.name()).matches()) {
            return Decision.refuse(AccessProblems.malformedName());
        }
        var fault = fault("A person's name", "A person's name is not empty.", add.displayName(), LONGEST_DISPLAY_NAME);
        if (fault.isPresent()) {
            return Decision.refuse(AccessProblems.malformedDisplayName(fault.get()));
        }
        if (!areRoles(add.roles())) {
            return Decision.refuse(AccessProblems.unknownRoles());
        }
        if (state.isTaken(add.name())) {
            return Decision.refuse(AccessProblems.nameTaken());
        }
        if (state.people().size() >= MOST_PEOPLE) {
            return Decision.refuse(AccessProblems.tooManyPeople());
        }
        var person = new Person(add.name(), add.displayName(), add.roles(), add.passwordHash());
        return accept(person, new PersonAdded(person), List.of());
    }

    private static Decision<AccessEvent> setRoles(AccessState state, Person person, Set<String> roles) {
        if (!areRoles(roles)) {
            return Decision.refuse(AccessProblems.unknownRoles());
        }
        if (state.isLastManager(person) && !roles.contains(Roles.MANAGER)) {
            return Decision.refuse(AccessProblems.lastManager());
        }
        var changed = person.withRoles(roles);
        return roles.equals(person.roles()) ? Decision.unchanged(PersonView.of(person))
                : accept(changed, new RolesSet(person.name(), changed.roles()), QuickCodeRules.allEnd(state, person.name()));
    }

    /// @param empty what is said of one that is
    private static Optional<String> fault(String what, String empty, String name, int most) {
        return name.isBlank() ? Optional.of(empty) : TypedText.LINE.fault(what, name, most);
    }

    private static boolean areRoles(Set<String> roles) {
        return !roles.isEmpty() && Roles.OF_PEOPLE.containsAll(roles);
    }

    /// The password was looked at before, which takes long; whether it still is that one is looked at now.
    private static Decision<AccessEvent> begin(AccessState state, BeginSession begin, Circumstances by) {
        var person = state.person(begin.person()).filter(one -> one.passwordHash().equals(begin.passwordHash()));
        if (person.isEmpty()) {
            return Decision.refuse(AccessProblems.wrongPassword());
        }
        return new Decision.Accepted<>(
                begins(state, new Session(begin.session(), begin.person(), by.now(), by.now().plus(begin.longest())), by),
                PersonView.of(person.get()));
    }

    /// Who somebody is was looked at before, and by others. What stands in a journal is not to mean two, so nobody comes in under a
    /// device's or a program's name; an account of that name, from before there was such a server, is taken for the same person's.
    private static Decision<AccessEvent> begin(AccessState state, BeginVouched begin, Circumstances by) {
        if (!areRoles(begin.vouched().roles())) {
            return Decision.refuse(AccessProblems.unknownRoles());
        }
        if (state.isOfAThing(begin.person())) {
            return Decision.refuse(AccessProblems.nameTaken());
        }
        var session = new Session(begin.session(), begin.person(), by.now(), by.now().plus(begin.longest()), begin.vouched());
        var events = new ArrayList<AccessEvent>();
        var open = state.sessions();
        if (open.size() >= MOST_VOUCHED_SESSIONS) {
            events.add(ended(open.iterator().next(), SessionEnd.TOO_MANY, by));
        }
        begins(state, session, by).stream().filter(event -> !events.contains(event)).forEach(events::add);
        return new Decision.Accepted<>(events, PersonView.of(begin.vouched().person(begin.person())));
    }

    /// A session goes on as somebody's whose it was.
    private static Decision<AccessEvent> renew(AccessState state, RenewSession renew) {
        var vouched = renew.vouched();
        var session = state.session(renew.session());
        if (session.isEmpty() || session.get().vouched() == null
                || !session.get().vouched().subject().equals(vouched.subject())) {
            return Decision.refuse(AccessProblems.noSession());
        }
        if (!areRoles(vouched.roles())) {
            return Decision.refuse(AccessProblems.unknownRoles());
        }
        var view = PersonView.of(vouched.person(session.get().person()));
        return vouched.equals(session.get().vouched()) ? Decision.unchanged(view)
                : Decision.accept(new SessionChanged(renew.session(), vouched), view);
    }

    /// The oldest of that person ends, where there would be too many.
    static List<AccessEvent> begins(AccessState state, Session session, Circumstances by) {
        var events = new ArrayList<AccessEvent>();
        var open = state.sessionsOf(session.person());
        open.stream().limit(Math.max(0, open.size() + 1 - MOST_SESSIONS_OF_A_PERSON))
                .forEach(old -> events.add(ended(old, SessionEnd.TOO_MANY, by)));
        events.add(new SessionBegan(session));
        return events;
    }

    private static Decision<AccessEvent> pair(AccessState state, PairDevice pair, Circumstances by) {
        var device = pair.device();
        if (device == null || state.devices().stream().anyMatch(other -> other.credential().equals(device.credential()))) {
            return Decision.refuse(AccessProblems.unknownCode());
        }
        if (pair.role() != null && !pair.role().equals(device.role())) {
            return Decision.refuse(AccessProblems.anotherKindOfDevice(device.role()));
        }
        var fault = fault("A device's name", "A device's name is not empty.", device.name(), LONGEST_DEVICE_NAME);
        if (fault.isPresent()) {
            return Decision.refuse(AccessProblems.malformedDeviceName(fault.get()));
        }
        var unfit = device.settings().fault(device.role());
        if (unfit.isPresent()) {
            return Decision.refuse(unfit.get());
        }
        if (state.devices().stream().anyMatch(other -> other.name().equals(device.name()))) {
            return Decision.refuse(AccessProblems.deviceNameTaken());
        }
        if (state.isTaken(device.name())) {
            return Decision.refuse(AccessProblems.nameTaken());
        }
        if (state.devices().size() >= MOST_DEVICES) {
            return Decision.refuse(AccessProblems.tooManyDevices());
        }
        var paired = device.at(by.now());
        return Decision.accept(new DevicePaired(paired), DeviceView.of(paired));
    }

    private static Decision<AccessEvent> setUp(Device device, DeviceSettings settings) {
        var view = DeviceView.of(device.with(settings));
        return settings.fault(device.role()).map(Decision::<AccessEvent> refuse)
                .orElseGet(() -> settings.equals(device.settings()) ? Decision.unchanged(view)
                        : Decision.accept(new DeviceSetUp(device.id(), settings), view));
    }

    private static Decision<AccessEvent> add(AccessState state, AddProgram add, Circumstances by) {
        var fault = fault("A program's name", "A program's name is not empty.", add.name(), LONGEST_DEVICE_NAME);
        if (fault.isPresent()) {
            return Decision.refuse(AccessProblems.malformedProgramName(fault.get()));
        }
        if (add.roles().isEmpty() || !ROLES_OF_PROGRAMS.containsAll(add.roles())) {
            return Decision.refuse(AccessProblems.unknownProgramRoles());
        }
        if (state.isTaken(add.name())) {
            return Decision.refuse(AccessProblems.nameTaken());
        }
        if (state.programs().size() >= MOST_PROGRAMS) {
            return Decision.refuse(AccessProblems.tooManyPrograms());
        }
        var program = new Program(add.id(), add.name(), add.roles(), add.key().id(), by.now());
        return Decision.accept(new ProgramAdded(program),
                new ProgramView.WithKey(ProgramView.of(program, null, false), add.key().value()));
    }

    /// A key is said once, and nowhere kept.
    @Override
    public Object kept(Object result) {
        return result instanceof ProgramView.WithKey added ? added.program() : result;
    }

    /// Sessions and quick codes.
    ///
    /// @param but the session that goes on; none where the text is empty
    private static List<AccessEvent> allEnd(AccessState state, String person, String but, Circumstances by) {
        return Stream.concat(
                state.sessionsOf(person).stream().filter(session -> !session.id().equals(but))
                        .map(session -> ended(session, SessionEnd.REVOKED, by)),
                QuickCodeRules.allEnd(state, person).stream()).toList();
    }

    private static AccessEvent ended(Session session, SessionEnd why, Circumstances by) {
        return new SessionEnded(session.id(), session.person(), why, by.now());
    }

    private static Decision<AccessEvent> of(AccessState state, String name, Function<Person, Decision<AccessEvent>> found) {
        return state.person(name).map(found).orElseGet(() -> Decision.refuse(AccessProblems.personNotFound()));
    }

    private static Decision<AccessEvent> accept(Person person, AccessEvent event, List<AccessEvent> further) {
        var events = new ArrayList<AccessEvent>(List.of(event));
        events.addAll(further);
        return new Decision.Accepted<>(events, PersonView.of(person));
    }

    /// Nothing is upstream of access.
    @Override
    public List<AccessEvent> react(AccessState state, Envelope<AccessEvent> upstream, Circumstances circumstances) {
        return List.of();
    }

    @Override
    public void evolve(AccessState state, AccessEvent event) {
        switch (event) {
            case PersonAdded(var person) -> state.put(person);
            case PasswordSet(var name, var hash) -> state.person(name)
                    .ifPresent(person -> state.put(person.withPassword(hash)));
            case RolesSet(var name, var roles) -> state.person(name).ifPresent(person -> state.put(person.withRoles(roles)));
            case PersonRemoved(var name) -> state.remove(name);
            case SessionBegan(var session) -> state.begin(session);
            case SessionChanged(var id, var vouched) -> state.change(id, vouched);
            case SessionEnded(var id, _, _, _) -> state.end(id);
            case DevicePaired(var device) -> state.pair(device);
            case DeviceSetUp(var id, var settings) -> state.setUp(id, settings);
            case DeviceRevoked(var id) -> state.revoke(id);
            case QuickCodeSet(var code) -> state.set(code);
            case QuickCodeUsed(var browser, var person, _) -> state.change(browser, person, QuickCode::right);
            case QuickCodeWrong(var browser, var person) -> state.change(browser, person, QuickCode::wrongOnceMore);
            case QuickCodeEnded(var browser, var person, _) -> state.endQuickCode(browser, person);
            case ProgramAdded(var program) -> state.add(program);
            case ProgramRevoked(var id) -> state.revokeProgram(id);
        }
    }

    @Override
    public Optional<StateForm<AccessState, ?>> form() {
        return Optional.of(new StateForm<>(AccessState.Kept.class, AccessState::keep, AccessState::of));
    }
}
