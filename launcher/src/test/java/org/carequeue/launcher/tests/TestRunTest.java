package org.carequeue.launcher.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private TestRun run = new TestRun(Path.of("unset"), "unset", System.out);

    @BeforeEach
    void a_maven_that_says_how_it_was_called_and_reports_one_test() throws IOException {
        var maven = Files.writeString(home.resolve("mvn"), """
                #!/bin/sh
                echo "called with $* ."
                mkdir -p module/target/surefire-reports
                echo "<testsuite><testcase name='a' classname='A'/></testsuite>" > module/target/surefire-reports/TEST-A.xml
                exit 3
                """);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        run = new TestRun(home, maven.toString(), new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @Test
    void further_arguments_come_last_and_so_count() throws Exception {
        assertThat(run.test(List.of("-Dit.test=OneTicketIT"))).isEqualTo(3);

        assertThat(called()).contains(" verify ").endsWith(" -Dit.test=OneTicketIT .\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\n1 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void quick_tests_make_no_jar_and_leave_out_what_is_slow() throws Exception {
        run.test(List.of("--quick", "-Dtest=DeskTest"));

        assertThat(called()).contains(" test ", "-Dtest.excluded=soak,pictures,slow ").doesNotContain("verify", "--quick")
                .endsWith(" -Dtest=DeskTest .\n");
    }

    @Test
    void a_soak_lets_every_parser_be_fuzzed_in_a_jvm_of_its_own() throws Exception {
        run.soak(List.of());

        assertThat(called()).contains(" verify ", ",*FuzzTest ", " -Dtest.fuzz=true ", " -DreuseForks=false ");
    }

    @Test
    void a_module_is_shown_with_its_place_in_the_build() {
        assertThat(run.passingBy("[INFO] Building CareQueue ticket-service 0.1.0-SNAPSHOT                [3/9]"))
                .hasValue("[3/9] CareQueue ticket-service");
    }

    @Test
    void a_test_class_is_shown_with_what_it_came_to() {
        assertThat(
                run.passingBy(
                        "[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.052 s -- in org.a.BTest"))
                .hasValue("      BTest: Tests run: 5, 0.052 s");
        assertThat(
                run.passingBy(
                        "[WARNING] Tests run: 5, Failures: 0, Errors: 0, Skipped: 2, Time elapsed: 1 s -- in org.a.CTest"))
                .hasValue("      CTest: Tests run: 5, Skipped: 2, 1 s");
        assertThat(run.passingBy(
                "[ERROR] Tests run: 5, Failures: 1, Errors: 1, Skipped: 0, Time elapsed: 0.1 s <<< FAILURE! -- in org.a.DIT"))
                .hasValue("      DIT: Tests run: 5, Failures: 1, Errors: 1, 0.1 s");
    }

    @Test
    void everything_else_stays_in_the_log_file() {
        assertThat(run.passingBy("[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0")).isEmpty();
        assertThat(run.passingBy("[INFO] --- maven-jar-plugin:3.4.2:jar (default-jar) @ launcher ---")).isEmpty();
        assertThat(run.passingBy("")).isEmpty();
    }

    @Test
    void an_error_is_shown_without_the_advice_that_comes_with_every_error() {
        assertThat(run.passingBy("[ERROR] A.java:[1,1] cannot find symbol"))
                .hasValue("      [ERROR] A.java:[1,1] cannot find symbol");
        assertThat(run.passingBy("[ERROR] ")).isEmpty();
        assertThat(run.passingBy("[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch."))
                .isEmpty();
        assertThat(run.passingBy("[ERROR] Re-run Maven using the -X switch to enable full debug logging.")).isEmpty();
        assertThat(run.passingBy("[ERROR]   mvn <args> -rf :triage-service")).isEmpty();
    }

    @Test
    void only_the_first_errors_are_shown() {
        for (var i = 0; i < 20; i++) {
            assertThat(run.passingBy("[ERROR] A.java:[1,1] cannot find symbol")).isPresent();
        }
        assertThat(run.passingBy("[ERROR] A.java:[1,1] cannot find symbol")).isEmpty();
    }

    private String called() throws IOException {
        return Files.readString(home.resolve("target/test.log"));
    }
}
