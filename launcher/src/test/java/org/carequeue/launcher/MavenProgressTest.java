package org.carequeue.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MavenProgressTest {

    private final MavenProgress progress = new MavenProgress();

    @Test
    void a_module_is_shown_with_its_place_in_the_build() {
        assertThat(progress.of("[INFO] Building CareQueue ticket-service 0.1.0-SNAPSHOT                [3/9]"))
                .hasValue("[3/9] CareQueue ticket-service");
    }

    @Test
    void a_test_class_is_shown_with_what_it_came_to() {
        assertThat(
                progress.of("[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.052 s -- in org.a.BTest"))
                .hasValue("      BTest: 5 tests, 0.052 s");
        assertThat(
                progress.of("[WARNING] Tests run: 5, Failures: 0, Errors: 0, Skipped: 2, Time elapsed: 1 s -- in org.a.CTest"))
                .hasValue("      CTest: 5 tests, 2 skipped, 1 s");
        assertThat(progress.of(
                "[ERROR] Tests run: 5, Failures: 1, Errors: 1, Skipped: 0, Time elapsed: 0.1 s <<< FAILURE! -- in org.a.DIT"))
                .hasValue("      DIT: 5 tests, 2 FAILED, 0.1 s");
    }

    @Test
    void everything_else_stays_in_the_log_file() {
        assertThat(progress.of("[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0")).isEmpty();
        assertThat(progress.of("[INFO] --- maven-jar-plugin:3.4.2:jar (default-jar) @ launcher ---")).isEmpty();
        assertThat(progress.of("")).isEmpty();
    }

    @Test
    void an_error_is_shown_without_the_advice_that_comes_with_every_error() {
        assertThat(progress.of("[ERROR] A.java:[1,1] cannot find symbol"))
                .hasValue("      [ERROR] A.java:[1,1] cannot find symbol");
        assertThat(progress.of("[ERROR] ")).isEmpty();
        assertThat(progress.of("[ERROR] -> [Help 1]")).isEmpty();
        assertThat(progress.of("[ERROR] Re-run Maven using the -X switch to enable full debug logging.")).isEmpty();
        assertThat(progress.of("[ERROR]   mvn <args> -rf :triage-service")).isEmpty();
    }

    @Test
    void only_the_first_errors_are_shown() {
        for (int i = 0; i < 20; i++) {
            assertThat(progress.of("[ERROR] A.java:[1,1] cannot find symbol")).isPresent();
        }
        assertThat(progress.of("[ERROR] A.java:[1,1] cannot find symbol")).isEmpty();
    }
}
