package org.carequeue.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.events.Roles;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration LONGEST = Duration.ofHours(14);

    private final AccessRules rules = new AccessRules();
    private AccessState state = rules.initial();
    private final List<AccessEvent> log = new ArrayList<>();
    private Instant now = NOW;

    /// Has it decided and done, and returns what it is refused as, or an empty text.
    private String does(AccessCommand command) {
        return switch (rules.decide(state, command, new Circumstances(now, "operator", "desk"))) {
            case Decision.Accepted<AccessEvent>(var events, _) -> {
                events.forEach(event -> rules.evolve(state, event));
                log.addAll(events);
                yield "";
            }
            case Decision.Refused<AccessEvent>(var refusal) -> refusal.code();
        };
    }

    private void person(String name, String... roles) {
        assertThat(does(new AddPerson(name, name, Set.of(roles), "hash of " + name))).isEmpty();
    }

    private void session(String person, String id) {
        assertThat(does(new BeginSession(person, "hash of " + person, id, LONGEST))).isEmpty();
    }

    // ── people ──

    @ParameterizedTest
    @ValueSource(strings = { "a", "anna", "anna.m", "anna-m.2", "a1234567890123456789012345678901" })
    void a_name_is_of_small_letters_and_digits(String name) {
        assertThat(does(new AddPerson(name, "Anna", Set.of(Roles.NURSE), "hash"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "Anna", "anna m", ".anna", "anna.", "anna..m", "1anna", "\u00e4nna", "anna\n", "anna/..",
            "a12345678901234567890123456789012", "\u202eanna" })
    void another_name_is_none(String name) {
        assertThat(does(new AddPerson(name, "Anna", Set.of(Roles.NURSE), "hash"))).isEqualTo("malformed-person");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "a\nb", "a\u0000b", "\u202eanna", "\ud83d",
            "1234567890123456789012345678901234567890123456789012345678901" })
    void a_display_name_can_be_shown(String name) {
        assertThat(does(new AddPerson("anna", name, Set.of(Roles.NURSE), "hash"))).isEqualTo("malformed-person");
    }

    @Test
    void a_person_has_roles_that_there_are_and_no_device_s() {
        assertThat(does(new AddPerson("anna", "Anna", Set.of(), "hash"))).isEqualTo("unknown-roles");
        assertThat(does(new AddPerson("anna", "Anna", Set.of("king"), "hash"))).isEqualTo("unknown-roles");
        assertThat(does(new AddPerson("anna", "Anna", Set.of(Roles.KIOSK), "hash"))).isEqualTo("unknown-roles");
        person("anna", Roles.OF_PEOPLE.toArray(String[]::new));
        assertThat(does(new SetRoles("anna", Set.of("service")))).isEqualTo("unknown-roles");
        assertThat(does(new SetRoles("nobody", Set.of(Roles.NURSE)))).isEqualTo("person-not-found");
    }

    @Test
    void a_name_belongs_to_one_person_for_ever() {
        person("anna", Roles.NURSE);
        assertThat(does(new AddPerson("anna", "Other", Set.of(Roles.NURSE), "hash"))).isEqualTo("name-taken");
        assertThat(does(new RemovePerson("anna"))).isEmpty();
        assertThat(does(new AddPerson("anna", "Other", Set.of(Roles.NURSE), "hash"))).isEqualTo("name-taken");
        assertThat(does(new RemovePerson("anna"))).isEqualTo("person-not-found");
        assertThat(does(new SetPassword("anna", "hash"))).isEqualTo("person-not-found");
    }

    @Test
    void there_is_always_a_manager() {
        person("first", Roles.MANAGER);
        assertThat(does(new RemovePerson("first"))).isEqualTo("last-manager");
        assertThat(does(new SetRoles("first", Set.of(Roles.DOCTOR)))).isEqualTo("last-manager");
        person("second", Roles.MANAGER, Roles.NURSE);
        assertThat(does(new SetRoles("first", Set.of(Roles.DOCTOR)))).isEmpty();
        assertThat(does(new RemovePerson("second"))).isEqualTo("last-manager");
    }

    @Test
    void there_are_so_many_people_and_no_more() {
        for (int i = 0; i < AccessRules.MOST_PEOPLE; i++) {
            person("p" + i, Roles.NURSE);
        }
        assertThat(does(new AddPerson("more", "More", Set.of(Roles.NURSE), "hash"))).isEqualTo("too-many-people");
        assertThat(does(new RemovePerson("p7"))).isEmpty();
        person("more", Roles.NURSE);
    }

    // ── sessions ──

    @Test
    void a_session_begins_with_the_password_that_there_is_now() {
        person("anna", Roles.NURSE);
        assertThat(does(new SetPassword("anna", "another"))).isEmpty();
        assertThat(does(new BeginSession("anna", "hash of anna", "s", LONGEST))).isEqualTo("wrong-password");
        assertThat(does(new BeginSession("nobody", "hash", "s", LONGEST))).isEqualTo("wrong-password");
        assertThat(state.sessions()).isEmpty();
        assertThat(does(new BeginSession("anna", "another", "s", LONGEST))).isEmpty();
        assertThat(state.session("s")).hasValueSatisfying(
                session -> assertThat(session).isEqualTo(new Session("s", "anna", NOW, NOW.plus(LONGEST))));
    }

    @Test
    void of_a_person_s_sessions_the_oldest_ends_when_there_are_too_many() {
        person("anna", Roles.NURSE);
        person("bert", Roles.NURSE);
        session("bert", "of bert");
        for (int i = 0; i < AccessRules.MOST_SESSIONS_OF_A_PERSON + 3; i++) {
            now = now.plusSeconds(1);
            session("anna", "s" + i);
        }
        assertThat(state.sessionsOf("anna")).extracting(Session::id).hasSize(AccessRules.MOST_SESSIONS_OF_A_PERSON)
                .startsWith("s3").endsWith("s" + (AccessRules.MOST_SESSIONS_OF_A_PERSON + 2));
        assertThat(state.session("of bert")).isPresent();
    }

    // ── those for whom the clinic's sign-in server vouches ──

    private static Vouched vouched(String subject, String... roles) {
        return new Vouched(subject, "sid", "Anna M.", Set.of(roles));
    }

    @Test
    void for_whom_a_sign_in_server_vouches_needs_no_account_here() {
        assertThat(does(new BeginVouched("Anna@clinic.example", vouched("1", Roles.DOCTOR), "s", LONGEST))).isEmpty();
        assertThat(state.session("s")).contains(
                new Session("s", "Anna@clinic.example", NOW, NOW.plus(LONGEST), vouched("1", Roles.DOCTOR)));
        assertThat(state.people()).isEmpty();
        assertThat(does(new BeginVouched("bert", vouched("2"), "t", LONGEST))).isEqualTo("unknown-roles");
        assertThat(does(new BeginVouched("bert", vouched("2", Roles.KIOSK), "t", LONGEST))).isEqualTo("unknown-roles");
    }

    @Test
    void nobody_comes_in_under_the_name_of_a_program_and_an_account_from_before_is_the_same_person_s() {
        assertThat(does(new AddProgram("report", Set.of(Roles.DOCTOR), "id", ProgramKey.fresh(new SplittableRandom(1)))))
                .isEmpty();
        assertThat(does(new BeginVouched("report", vouched("1", Roles.DOCTOR), "s", LONGEST))).isEqualTo("name-taken");
        person("anna", Roles.NURSE);
        assertThat(does(new BeginVouched("anna", vouched("1", Roles.DOCTOR), "s", LONGEST))).isEmpty();
    }

    @Test
    void what_the_server_says_later_changes_the_session_of_that_person_alone_and_is_written_down_where_it_is_new() {
        assertThat(does(new BeginVouched("anna", vouched("1", Roles.DOCTOR), "s", LONGEST))).isEmpty();
        log.clear();
        assertThat(does(new RenewSession("s", vouched("1", Roles.DOCTOR)))).isEmpty();
        assertThat(log).isEmpty();
        assertThat(does(new RenewSession("s", vouched("1", Roles.NURSE)))).isEmpty();
        assertThat(log).containsExactly(new AccessEvent.SessionChanged("s", vouched("1", Roles.NURSE)));
        assertThat(state.session("s").orElseThrow().vouched()).isEqualTo(vouched("1", Roles.NURSE));

        assertThat(does(new RenewSession("s", vouched("2", Roles.NURSE)))).isEqualTo("no-session");
        assertThat(does(new RenewSession("s", vouched("1")))).isEqualTo("unknown-roles");
        assertThat(does(new RenewSession("another", vouched("1", Roles.NURSE)))).isEqualTo("no-session");
        person("bert", Roles.NURSE);
        session("bert", "of bert");
        assertThat(does(new RenewSession("of bert", vouched("1", Roles.MANAGER)))).isEqualTo("no-session");
    }

    @Test
    void there_are_so_many_sessions_of_others_and_no_more() {
        for (int i = 0; i <= AccessRules.MOST_VOUCHED_SESSIONS; i++) {
            assertThat(does(new BeginVouched("p" + i, vouched("" + i, Roles.NURSE), "s" + i, LONGEST))).isEmpty();
        }
        assertThat(state.sessions()).hasSize(AccessRules.MOST_VOUCHED_SESSIONS);
        assertThat(state.session("s0")).isEmpty();
    }

    @Test
    void another_password_and_leaving_end_the_sessions_of_that_person_alone() {
        person("boss", Roles.MANAGER);
        person("anna", Roles.NURSE);
        session("anna", "a1");
        session("anna", "a2");
        session("boss", "b");

        assertThat(does(new SetPassword("anna", "another"))).isEmpty();
        assertThat(state.sessions()).extracting(Session::id).containsExactly("b");
        assertThat(log).filteredOn(AccessEvent.SessionEnded.class::isInstance).hasSize(2);
    }

    @Test
    void who_chooses_another_password_stays_in_the_one_session() {
        person("anna", Roles.NURSE);
        session("anna", "a1");
        session("anna", "a2");

        assertThat(does(new ChangePassword("anna", "another", "third", "a2"))).isEqualTo("wrong-old-password");
        assertThat(does(new ChangePassword("nobody", "hash", "third", "a2"))).isEqualTo("wrong-old-password");
        assertThat(state.sessions()).hasSize(2);

        assertThat(does(new ChangePassword("anna", "hash of anna", "third", "a2"))).isEmpty();
        assertThat(state.sessions()).extracting(Session::id).containsExactly("a2");
        assertThat(state.person("anna")).hasValueSatisfying(anna -> assertThat(anna.passwordHash()).isEqualTo("third"));
    }

    @Test
    void a_session_that_has_ended_ends_once() {
        person("anna", Roles.NURSE);
        session("anna", "s");
        assertThat(does(new EndSession("s", SessionEnd.SIGNED_OUT))).isEmpty();
        var length = log.size();
        assertThat(does(new EndSession("s", SessionEnd.IDLE))).isEmpty();
        assertThat(log).hasSize(length);
    }

    // ── devices ──

    private String pairs(String id, String name) {
        return pairs(id, name, Roles.KIOSK, null, DeviceSettings.NONE);
    }

    private String pairs(String id, String name, String role, @Nullable String taken, DeviceSettings settings) {
        return does(new PairDevice("CODE" + id, name, taken, settings,
                new Device(id, role, name, "hash of " + id, Instant.EPOCH, settings)));
    }

    @Test
    void a_device_is_let_in_once_by_a_name_of_its_own_from_now_on() {
        assertThat(pairs("1", "kiosk 1")).isEmpty();
        assertThat(state.device("1")).hasValueSatisfying(device -> assertThat(device.paired()).isEqualTo(NOW));
        assertThat(pairs("2", "kiosk 1")).isEqualTo("device-name-taken");
        assertThat(does(new PairDevice("CODE1", "kiosk 2", null, DeviceSettings.NONE,
                new Device("3", Roles.KIOSK, "kiosk 2", "hash of 1", NOW, DeviceSettings.NONE))))
                .isEqualTo("unknown-code");
        assertThat(does(new PairDevice("NOBODY", "kiosk 2", null, DeviceSettings.NONE, null))).isEqualTo("unknown-code");
        for (var name : List.of("", " ", "a\nb", "\u202ea", "x".repeat(41))) {
            assertThat(pairs("2", name)).as(name).isEqualTo("malformed-device");
        }
        assertThat(does(new RevokeDevice("1"))).isEmpty();
        assertThat(does(new RevokeDevice("1"))).isEqualTo("device-not-found");
        assertThat(pairs("2", "kiosk 1")).isEmpty();
    }

    private static DeviceSettings kiosk(@Nullable String language, @Nullable String kiosk, @Nullable String paper,
            @Nullable String print) {
        return new DeviceSettings(language, kiosk, paper, print, null, null, null, null);
    }

    private static DeviceSettings screen(@Nullable String language, @Nullable Double distance, @Nullable Double diagonal) {
        return new DeviceSettings(language, null, null, null, null, distance, diagonal, null);
    }

    @Test
    void a_device_is_let_in_as_what_it_is_and_set_up_at_once() {
        var settings = kiosk("es", "2", "58mm", "auto");
        assertThat(pairs("1", "kiosk 1", Roles.KIOSK, Roles.SCREEN, settings)).isEqualTo("another-kind-of-device");
        assertThat(pairs("1", "kiosk 1", Roles.KIOSK, Roles.KIOSK, screen(null, 5.0, null)))
                .isEqualTo("malformed-device-settings");
        assertThat(pairs("1", "kiosk 1", Roles.KIOSK, Roles.KIOSK, settings)).isEmpty();
        assertThat(state.device("1")).map(Device::settings).contains(settings);
    }

    @Test
    void a_screen_is_for_rooms_whose_names_can_be() {
        pairs("1", "screen 1", Roles.SCREEN, null, DeviceSettings.NONE);
        for (var rooms : List.of("1", "1,2", "1, 2, Blue 3-B")) {
            assertThat(does(new SetUpDevice("1", new DeviceSettings(null, null, null, null, null, null, null, rooms))))
                    .as(rooms)
                    .isEmpty();
        }
        for (var rooms : List.of("", "1,", "1;2", "a room of seventeen", "1,".repeat(30) + "1")) {
            assertThat(does(new SetUpDevice("1", new DeviceSettings(null, null, null, null, null, null, null, rooms))))
                    .as(rooms)
                    .isEqualTo("malformed-device-settings");
        }
    }

    @Test
    void a_device_is_set_up_otherwise_at_any_time_and_what_is_left_out_is_not_chosen_any_more() {
        pairs("1", "kiosk 1");
        assertThat(does(new SetUpDevice("1", kiosk("es", "front_desk-2", "a4", "off")))).isEmpty();
        assertThat(does(new SetUpDevice("1", kiosk(null, null, "80mm", null)))).isEmpty();
        assertThat(state.device("1")).map(Device::settings).contains(kiosk(null, null, "80mm", null));
        assertThat(log).last().isEqualTo(new AccessEvent.DeviceSetUp("1", kiosk(null, null, "80mm", null)));
        var length = log.size();
        assertThat(does(new SetUpDevice("1", kiosk(null, null, "80mm", null)))).isEmpty();
        assertThat(log).hasSize(length);
        assertThat(does(new SetUpDevice("2", DeviceSettings.NONE))).isEqualTo("device-not-found");
    }

    @Test
    void a_device_is_set_up_as_its_page_knows_it_and_not_as_one_of_the_other_kind() {
        pairs("k", "kiosk");
        pairs("s", "screen", Roles.SCREEN, null, DeviceSettings.NONE);
        for (var wrong : List.of(kiosk("ja", null, null, null), kiosk("", null, null, null), kiosk(null, "", null, null),
                kiosk(null, "x".repeat(17), null, null), kiosk(null, "a b", null, null), kiosk(null, null, "a3", null),
                kiosk(null, null, null, "never"), screen(null, 5.0, null), screen(null, null, 43.0))) {
            assertThat(does(new SetUpDevice("k", wrong))).as(wrong.toString()).isEqualTo("malformed-device-settings");
        }
        for (var wrong : List.of(screen("EN", null, null), screen(null, 0.9, null), screen(null, 20.1, null),
                screen(null, Double.NaN, null), screen(null, null, 4.9), screen(null, null, 200.5),
                kiosk(null, "2", null, null), kiosk(null, null, "a4", null), kiosk(null, null, null, "off"))) {
            assertThat(does(new SetUpDevice("s", wrong))).as(wrong.toString()).isEqualTo("malformed-device-settings");
        }
        assertThat(does(new SetUpDevice("s", screen("en", 1.0, 5.0)))).isEmpty();
        assertThat(does(new SetUpDevice("s", screen("es", 20.0, 200.0)))).isEmpty();
    }

    private static DeviceSettings printsAt(@Nullable String paper, String printer) {
        return new DeviceSettings(null, null, paper, null, printer, null, null, null);
    }

    @Test
    void a_kiosk_prints_at_an_address_or_a_device_file_and_on_a_roll() {
        pairs("k", "kiosk");
        pairs("s", "screen", Roles.SCREEN, null, DeviceSettings.NONE);
        for (var right : List.of(printsAt(null, "192.168.1.50:9100"), printsAt("58mm", "[fd00::50]:9100"),
                printsAt("80mm", "/dev/usb/lp0"))) {
            assertThat(does(new SetUpDevice("k", right))).as(right.toString()).isEmpty();
        }
        for (var wrong : List.of(printsAt("a4", "192.168.1.50:9100"), printsAt(null, ""), printsAt(null, "192.168.1.50"),
                printsAt(null, "printer.example:9100"), printsAt(null, "192.168.1.50:0"), printsAt(null, "192.168.1.50:65536"),
                printsAt(null, "/dev/../etc/passwd"), printsAt(null, "/etc/passwd"),
                printsAt(null, "192.168.1.50:9100\u0000"))) {
            assertThat(does(new SetUpDevice("k", wrong))).as(wrong.toString()).isEqualTo("malformed-device-settings");
        }
        assertThat(does(new SetUpDevice("s", printsAt(null, "192.168.1.50:9100")))).isEqualTo("malformed-device-settings");
    }

    /// As journals and snapshots have one from before there were settings.
    @Test
    void of_a_device_from_an_earlier_journal_nothing_is_chosen() throws Exception {
        var earlier = BridgeJson.mapper().readValue("""
                {"id":"1","role":"kiosk","name":"kiosk 1","credential":"hash","paired":"2026-01-02T03:04:05Z"}""",
                Device.class);
        assertThat(earlier.settings()).isEqualTo(DeviceSettings.NONE);
        rules.evolve(state, new AccessEvent.DevicePaired(earlier));
        assertThat(does(new SetUpDevice("1", kiosk("es", null, null, null)))).isEmpty();
    }

    @Test
    void there_are_so_many_devices_and_no_more() {
        for (int i = 0; i < AccessRules.MOST_DEVICES; i++) {
            assertThat(pairs("d" + i, "kiosk " + i)).isEmpty();
        }
        assertThat(pairs("more", "more")).isEqualTo("too-many-devices");
    }

    // ── programs ──

    private String adds(String id, String name, String... roles) {
        return does(new AddProgram(name, Set.of(roles), id, key(id)));
    }

    private static ProgramKey key(String id) {
        return ProgramKey.fresh(new SplittableRandom(id.hashCode()));
    }

    @Test
    void a_program_has_a_key_a_name_of_its_own_and_roles_that_there_are() {
        person("anna", Roles.NURSE);
        person("bert", Roles.NURSE);
        assertThat(does(new RemovePerson("bert"))).isEmpty();
        assertThat(pairs("1", "kiosk 1")).isEmpty();

        assertThat(adds("a", "report", Roles.MANAGER, Roles.SCREEN)).isEmpty();
        assertThat(state.program("a")).hasValueSatisfying(program -> assertThat(program)
                .isEqualTo(new Program("a", "report", Set.of(Roles.MANAGER, Roles.SCREEN), key("a").id(), NOW)));
        for (var name : List.of("report", "anna", "bert", "kiosk 1")) {
            assertThat(adds("b", name, Roles.KIOSK)).as(name).isEqualTo("name-taken");
        }
        for (var name : List.of("", " ", "a\nb", "\u202ea", "x".repeat(41))) {
            assertThat(adds("b", name, Roles.KIOSK)).as(name).isEqualTo("malformed-program");
        }
        assertThat(adds("b", "other")).isEqualTo("unknown-roles");
        assertThat(adds("b", "other", "king")).isEqualTo("unknown-roles");
        assertThat(adds("b", "other", "service")).isEqualTo("unknown-roles");
        assertThat(pairs("2", "report")).isEqualTo("name-taken");
        assertThat(does(new AddPerson("report", "Report", Set.of(Roles.NURSE), "hash"))).isEqualTo("name-taken");

        assertThat(does(new RevokeProgram("a"))).isEmpty();
        assertThat(does(new RevokeProgram("a"))).isEqualTo("program-not-found");
        assertThat(adds("b", "report", Roles.KIOSK)).isEmpty();
    }

    @Test
    void there_are_so_many_programs_and_no_more() {
        for (int i = 0; i < AccessRules.MOST_PROGRAMS; i++) {
            assertThat(adds("p" + i, "program " + i, Roles.KIOSK)).isEmpty();
        }
        assertThat(adds("more", "more", Roles.KIOSK)).isEqualTo("too-many-programs");
    }

    @Test
    void a_key_is_said_once_and_neither_kept_nor_printed() throws Exception {
        var command = new AddProgram("report", Set.of(Roles.MANAGER), "a", key("a"));
        var decision = (Decision.Accepted<AccessEvent>) rules.decide(state, command, new Circumstances(NOW, "boss", "desk"));
        var token = key("a").token().value();

        assertThat(BridgeJson.mapper().writeValueAsString(decision.result())).contains("\"key\":\"cq_" + token + "\"");
        assertThat(BridgeJson.mapper().writeValueAsString(rules.kept(decision.result()))).contains("report")
                .doesNotContain("key").doesNotContain(token);
        assertThat(BridgeJson.mapper().writeValueAsString(decision.events())).contains(key("a").id()).doesNotContain(token);
        assertThat(BridgeJson.mapper().writeValueAsString(command)).doesNotContain(token).doesNotContain(key("a").id());
        assertThat(List.of(command, key("a"), decision.events(), decision.result()).toString()).doesNotContain(token)
                .doesNotContain(key("a").id());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "cq_", "cq_x", "x", "CQ_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cq_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" })
    void another_form_is_no_key(String shown) {
        assertThat(ProgramKey.of(shown)).isEmpty();
        assertThat(ProgramKey.of(key("a").value())).hasValue(key("a"));
    }

    // ── whatever happens ──

    @Test
    void after_any_history_there_is_a_manager_no_session_without_its_person_and_the_log_and_the_snapshot_say_the_same()
            throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            state = rules.initial();
            log.clear();
            var random = new SplittableRandom(seed);
            person("boss", Roles.MANAGER);
            for (int i = 0; i < 300; i++) {
                now = now.plusSeconds(1);
                var _ = does(command(random));
                assertThat(state.people()).anyMatch(one -> one.roles().contains(Roles.MANAGER));
                assertThat(state.sessions()).allSatisfy(session -> assertThat(state.person(session.person())).isPresent());
                assertThat(state.quickCodes()).allSatisfy(code -> {
                    assertThat(state.person(code.person())).isPresent();
                    assertThat(code.wrong()).isLessThan(4);
                });
            }
            var again = rules.initial();
            for (var event : log) {
                var json = BridgeJson.mapper().writeValueAsString(event);
                rules.evolve(again, BridgeJson.mapper().readValue(json, event.getClass()));
            }
            assertThat(again.keep()).isEqualTo(state.keep());
            var kept = BridgeJson.mapper().readValue(BridgeJson.mapper().writeValueAsString(state.keep()),
                    AccessState.Kept.class);
            assertThat(AccessState.of(kept).keep()).isEqualTo(state.keep());
        }
    }

    private AccessCommand command(SplittableRandom random) {
        var name = random.nextInt(8) == 0 ? "boss" : "p" + random.nextInt(6);
        var roles = random.nextBoolean() ? Set.of(Roles.MANAGER) : Set.of(Roles.NURSE);
        return switch (random.nextInt(16)) {
            case 0, 1 -> new AddPerson(name, name, roles, "hash");
            case 2 -> new SetPassword(name, "hash");
            case 3 -> new SetRoles(name, roles);
            case 4 -> random.nextInt(4) == 0 ? new RemovePerson(name) : new SetRoles(name, roles);
            case 6 -> new PairDevice("CODE", name, null, DeviceSettings.NONE, new Device("d" + random.nextInt(9), Roles.SCREEN,
                    name, "c" + random.nextInt(99), NOW, DeviceSettings.NONE));
            case 7 -> new RevokeDevice("d" + random.nextInt(9));
            case 8 -> new AddProgram(name, roles, "k" + random.nextInt(9), ProgramKey.fresh(random));
            case 9 -> new RevokeProgram("k" + random.nextInt(9));
            case 10 -> new SetQuickCode(name, "hash", "s" + random.nextInt(1_000), "b" + random.nextInt(4), "code");
            case 11 -> new BeginByCode(name, "b" + random.nextInt(4), "code", "s" + random.nextInt(1_000));
            case 12 -> new WrongQuickCode(name, "b" + random.nextInt(4), "code", 4);
            case 13 -> new EndQuickCode(name, "b" + random.nextInt(4), SessionEnd.SIGNED_OUT);
            case 14 -> new SetUpDevice("d" + random.nextInt(9), screen(random.nextBoolean() ? "es" : null, 8.0, 43.0));
            case 5 -> new BeginSession(name, "hash", "s" + random.nextInt(1_000), LONGEST);
            default -> new EndSession("s" + random.nextInt(1_000), SessionEnd.IDLE);
        };
    }

    @Test
    void nothing_prints_a_hash() {
        var person = new Person("anna", "Anna", Set.of(Roles.NURSE), "secret");
        assertThat(List.of(person, new AccessEvent.PersonAdded(person), new AccessEvent.PasswordSet("anna", "secret"),
                new AddPerson("anna", "Anna", Set.of(Roles.NURSE), "secret"), new SetPassword("anna", "secret"),
                new ChangePassword("anna", "secret", "secret", "s"),
                new BeginSession("anna", "secret", "s", LONGEST)).toString()).doesNotContain("secret");
    }
}
