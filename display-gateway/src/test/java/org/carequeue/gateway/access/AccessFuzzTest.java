package org.carequeue.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.CharConversionException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.http.RequestJson;
import org.carequeue.events.Roles;
import org.carequeue.gateway.access.AccessCommand.AddPerson;
import org.carequeue.gateway.access.AccessCommand.AddProgram;
import org.carequeue.gateway.access.AccessCommand.PairDevice;
import org.carequeue.gateway.access.AccessCommand.SetRoles;
import org.jspecify.annotations.Nullable;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;

/// What people, devices and programs show or send to be let in, and what managers send about them. It is a token, a key or
/// nothing; a form comes to events, which come back the same from the journal, or is refused with a sentence.
class AccessFuzzTest {

    private static final ObjectReader READER = RequestJson.mapper().reader()
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Circumstances BY = new Circumstances(Instant.parse("2026-11-23T09:00:00Z"), "operator", "desk");
    private static final String MANAGER = "manager.one";

    /// What each of them leaves out is empty here: that it must not be is said by [Needed].
    private static final List<Class<?>> FORMS = List.of(PeopleResource.PersonForm.class, PeopleResource.RolesForm.class,
            ProgramsResource.ProgramForm.class, DevicesResource.DeviceForm.class, DeviceSettings.class,
            SessionResource.Credentials.class);

    private final AccessRules rules = new AccessRules();
    private final ProgramKey key = ProgramKey.fresh(new SplittableRandom(1));

    /// The first character says which form; with any other what follows is shown, in a cookie or behind `Bearer`.
    @FuzzTest
    void what_is_shown_or_sent_is_understood_or_refused(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        var rest = Arrays.copyOfRange(bytes, 1, bytes.length);
        var which = bytes[0] - '0';
        if (which < 0 || which >= FORMS.size()) {
            shown(new String(rest, UTF_8));
            return;
        }
        Object form;
        try {
            form = READER.forType(FORMS.get(which)).readValue(rest);
        } catch (JsonProcessingException | CharConversionException unreadable) {
            return; // what is said of it is BodyFuzzTest's matter
        }
        if (form != null) {
            assertThat(form.toString()).isNotBlank();
            decide(form);
        }
    }

    private static void shown(String text) {
        SessionToken.of(text).ifPresent(token -> {
            assertThat(token.value()).isEqualTo(text);
            assertThat(token.id()).hasSize(43);
        });
        ProgramKey.of(text).ifPresent(shown -> assertThat(shown.value()).isEqualTo(text));
        assertThat(Pairings.plain(Pairings.plain(text))).isEqualTo(Pairings.plain(text));
        Passwords.fault(text).ifPresent(sentence -> assertThat(sentence).matches("A password [ -~]+[.]"));
    }

    private void decide(Object form) throws IOException {
        switch (form) {
            case PeopleResource.PersonForm person -> decided(new AddPerson(or(person.name()), or(person.displayName()),
                    Objects.requireNonNullElse(person.roles(), Set.of()), "hash"));
            case PeopleResource.RolesForm(var roles) -> decided(
                    new SetRoles(MANAGER, Objects.requireNonNullElse(roles, Set.of())));
            case ProgramsResource.ProgramForm(var name, var roles) -> decided(
                    new AddProgram(or(name).strip(), Objects.requireNonNullElse(roles, Set.of()), "id", key));
            case DevicesResource.DeviceForm device -> decided(new PairDevice(Pairings.plain(or(device.code())),
                    or(device.name()).strip(), device.role(), device.chosen(),
                    new Device("id", Roles.KIOSK, or(device.name()).strip(), "hash", Instant.EPOCH, device.chosen())));
            case DeviceSettings settings -> decided(new PairDevice("CODE", "screen", null, settings,
                    new Device("id", Roles.SCREEN, "screen", "hash", Instant.EPOCH, settings)));
            default -> assertThat(form.toString()).contains("withheld");
        }
    }

    private static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private void decided(AccessCommand command) throws IOException {
        var state = rules.initial();
        rules.evolve(state, new AccessEvent.PersonAdded(new Person(MANAGER, "Manager One", Set.of(Roles.MANAGER), "hash")));
        switch (rules.decide(state, command, BY)) {
            case Decision.Accepted<AccessEvent>(var events, _) -> {
                for (var event : events) {
                    var kept = BridgeJson.mapper().writeValueAsBytes(event);
                    assertThat(BridgeJson.mapper().readValue(kept, event.getClass())).isEqualTo(event);
                    rules.evolve(state, event);
                }
            }
            case Decision.Refused<AccessEvent>(Refusal refusal) -> {
                assertThat(refusal.kind().status()).isBetween(400, 499);
                assertThat(refusal.detail()).matches("[A-Z].*[.]");
            }
        }
    }
}
