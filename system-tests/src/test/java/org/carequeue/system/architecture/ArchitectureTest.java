package org.carequeue.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;

/// CareQueue keeps its own rules. That each rule can fail is shown by [ArchitectureRulesTest].
class ArchitectureTest {

    private static final ArchitectureRules RULES = new ArchitectureRules("org.carequeue");
    private static final JavaClasses CAREQUEUE = CompiledModule.classesOfAll();

    @ParameterizedTest
    @MethodSource("org.carequeue.system.architecture.CompiledModule#all")
    void every_module_has_classes_to_look_at(CompiledModule module) {
        assertThat(module.classes()).as("classes in %s", module).isNotEmpty();
    }

    @Test
    void every_module_is_known() {
        check(RULES.every_module_is_known());
    }

    @Test
    void services_do_not_depend_on_one_another() {
        RULES.services_do_not_depend_on_one_another().forEach(ArchitectureTest::check);
    }

    @Test
    void programs_stand_alone() {
        RULES.programs_stand_alone().forEach(ArchitectureTest::check);
    }

    @Test
    void event_bridge_knows_no_clinic_word() {
        check(RULES.event_bridge_knows_no_clinic_word());
    }

    @Test
    void clinic_events_depend_on_nothing() {
        check(RULES.clinic_events_depend_on_nothing());
    }

    @Test
    void only_tests_use_what_tests_share() {
        check(RULES.only_tests_use_what_tests_share());
    }

    @Test
    void decisions_use_no_framework() {
        RULES.decisions_use_no_framework().forEach(ArchitectureTest::check);
    }

    @Test
    void time_ids_and_randomness_are_injected() {
        check(RULES.time_ids_and_randomness_are_injected());
    }

    @Test
    void texts_are_the_same_in_every_language() {
        check(RULES.texts_are_the_same_in_every_language());
    }

    @Test
    void refusals_have_a_type() {
        check(RULES.refusals_have_a_type());
    }

    @Test
    void socket_callbacks_return_at_once() {
        check(RULES.socket_callbacks_return_at_once());
    }

    @Test
    void packages_have_no_cycles() {
        check(RULES.packages_have_no_cycles());
    }

    @Test
    void names_say_what_a_class_is_for() {
        check(RULES.names_say_what_a_class_is_for());
    }

    private static void check(ArchRule rule) {
        // A rule that finds nothing to look at fails.
        rule.check(CAREQUEUE);
    }
}
