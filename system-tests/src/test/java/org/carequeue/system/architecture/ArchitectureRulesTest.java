package org.carequeue.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.carequeue.system.architecture.broken.bench.InsideBench;
import org.carequeue.system.architecture.broken.bridge.connector.TicketConnector;
import org.carequeue.system.architecture.broken.bridge.journal.InjectedJournal;
import org.carequeue.system.architecture.broken.events.MappedEvent;
import org.carequeue.system.architecture.broken.gateway.BoardManager;
import org.carequeue.system.architecture.broken.gateway.SlowSocket;
import org.carequeue.system.architecture.broken.gateway.TestedBoard;
import org.carequeue.system.architecture.broken.gateway.board.InjectedBoard;
import org.carequeue.system.architecture.broken.gateway.cycle.One;
import org.carequeue.system.architecture.broken.gateway.fanout.InjectedFanout;
import org.carequeue.system.architecture.broken.launcher.ImpatientLauncher;
import org.carequeue.system.architecture.broken.ticket.ClockWiring;
import org.carequeue.system.architecture.broken.ticket.LuckyDesk;
import org.carequeue.system.architecture.broken.ticket.NativeDesk;
import org.carequeue.system.architecture.broken.ticket.PatientDesk;
import org.carequeue.system.architecture.broken.ticket.TriageReader;
import org.carequeue.system.architecture.broken.ticket.UnlistedRefusal;
import org.carequeue.system.architecture.broken.triage.model.InjectedVisit;
import org.carequeue.system.architecture.broken.waiting.InjectedQueue;
import org.carequeue.system.architecture.broken.websockets.next.OnTextMessage;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

/// Each rule fails where it is broken, and nowhere else: tried on a miniature of CareQueue that breaks them all.
class ArchitectureRulesTest {

    private static final ArchitectureRules RULES = new ArchitectureRules("org.carequeue.system.architecture.broken");
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(RULES.root());

    @Test
    void a_module_that_nobody_has_named_is_found() {
        assertThat(violations(RULES.every_module_is_known())).anySatisfy(violation -> assertThat(violation)
                .contains(OnTextMessage.class.getName()))
                .noneSatisfy(violation -> assertThat(violation).contains(TriageReader.class.getName()));
    }

    @Test
    void a_program_that_is_built_into_a_service_is_found() {
        assertThat(violations(RULES.programs_stand_alone())).isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).contains(InsideBench.class.getName()));
    }

    @Test
    void a_service_that_reads_another_one_is_found() {
        assertThat(violations(RULES.services_do_not_depend_on_one_another())).isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).contains(TriageReader.class.getName()));
    }

    @Test
    void a_clinic_word_in_the_bridge_is_found() {
        assertThat(violations(RULES.event_bridge_knows_no_clinic_word())).isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).contains(TicketConnector.class.getName()));
    }

    @Test
    void a_library_in_the_contract_is_found() {
        assertThat(violations(RULES.clinic_events_depend_on_nothing())).isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).contains(MappedEvent.class.getName()));
    }

    @Test
    void a_fixture_of_tests_at_work_is_found() {
        assertThat(violations(RULES.only_tests_use_what_tests_share())).isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).contains(TestedBoard.class.getName()));
    }

    @Test
    void a_framework_among_the_decisions_is_found() {
        assertThat(violations(RULES.decisions_use_no_framework())).isNotEmpty()
                .allSatisfy(violation -> assertThat(violation)
                        .containsAnyOf(InjectedVisit.class.getName(), InjectedJournal.class.getName(),
                                InjectedBoard.class.getName(), InjectedFanout.class.getName(),
                                InjectedQueue.class.getName()))
                .anySatisfy(violation -> assertThat(violation).contains(InjectedQueue.class.getName()))
                .anySatisfy(violation -> assertThat(violation).contains(InjectedBoard.class.getName()))
                .anySatisfy(violation -> assertThat(violation).contains(InjectedFanout.class.getName()))
                .anySatisfy(violation -> assertThat(violation).contains(InjectedVisit.class.getName()))
                .anySatisfy(violation -> assertThat(violation).contains(InjectedJournal.class.getName()));
    }

    @Test
    void time_ids_and_randomness_taken_from_the_machine_are_found() {
        assertThat(violations(RULES.time_ids_and_randomness_are_injected()))
                .allSatisfy(violation -> assertThat(violation).contains(LuckyDesk.class.getName()))
                .extracting(violation -> violation.replaceFirst(".*LuckyDesk\\.(\\w+)\\(.*", "$1"))
                .containsExactlyInAnyOrder("instant", "instantByReference", "localDate", "zonedDateTime", "clock", "millis",
                        "id", "idByReference", "random", "fraction", "threadLocal");
    }

    @Test
    void time_that_is_injected_and_its_wiring_are_left_alone() {
        assertThat(violations(RULES.time_ids_and_randomness_are_injected())).noneSatisfy(violation -> assertThat(violation)
                .containsAnyOf(PatientDesk.class.getName(), ClockWiring.class.getName(), ImpatientLauncher.class.getName(),
                        InsideBench.class.getName()));
    }

    @Test
    void a_text_that_another_language_changes_is_found_and_one_that_none_does_is_not() {
        assertThat(violations(RULES.texts_are_the_same_in_every_language()))
                .allSatisfy(violation -> assertThat(violation).contains(NativeDesk.class.getName()))
                .extracting(violation -> violation.replaceFirst(".*NativeDesk\\.(\\w+)\\(.*", "$1"))
                .containsExactlyInAnyOrder("number", "numberByFormat", "printed", "letter", "letterByReference", "time",
                        "amount");
    }

    @Test
    void a_refusal_without_a_type_is_found() {
        assertThat(violations(RULES.refusals_have_a_type())).singleElement().asString()
                .contains(UnlistedRefusal.class.getName());
    }

    @Test
    void a_callback_of_a_socket_that_keeps_it_waiting_is_found() {
        assertThat(violations(RULES.socket_callbacks_return_at_once()))
                .allSatisfy(violation -> assertThat(violation).contains(SlowSocket.class.getName()))
                .extracting(violation -> violation.replaceFirst(".*SlowSocket\\.(\\w+)\\(.*", "$1")).containsOnly("unsaid",
                        "answered", "elsewhere");
    }

    @Test
    void a_cycle_of_packages_is_found_where_one_of_them_is_the_root_of_a_module() {
        assertThat(violations(RULES.packages_have_no_cycles()))
                .anySatisfy(violation -> assertThat(violation).contains(One.class.getName()));
    }

    @Test
    void a_name_that_fits_any_class_is_found() {
        assertThat(violations(RULES.names_say_what_a_class_is_for())).singleElement().asString()
                .contains(BoardManager.class.getName());
    }

    private static List<String> violations(ArchRule rule) {
        return violations(List.of(rule));
    }

    private static List<String> violations(List<ArchRule> rules) {
        return rules.stream().flatMap(ArchitectureRulesTest::evaluate).toList();
    }

    private static Stream<String> evaluate(ArchRule rule) {
        return rule.allowEmptyShould(true).evaluate(BROKEN).getFailureReport().getDetails().stream();
    }
}
