package org.carequeue.launcher.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Path LOG = Path.of("/checkout/target/test.log");

    @TempDir
    Path home;

    @Test
    void both_kinds_of_reports_are_counted_and_the_last_line_is_for_programs() throws IOException {
        report("ticket-service/target/surefire-reports/TEST-org.a.NumbersTest.xml", START, """
                <testsuite name="org.a.NumbersTest">
                  <properties><property name="a" value="b"/></properties>
                  <testcase name="numbers_are_gapless" classname="org.a.NumbersTest" time="0.1"/>
                  <testcase name="numbers_start_at_one" classname="org.a.NumbersTest" time="0.1">
                    <failure message="&#10;expected: 1&#10; but was: 2&#10;" type="x">
                      <![CDATA[expected: 1 <skipped/>]]>
                    </failure>
                    <system-out>text</system-out>
                  </testcase>
                  <testcase name="numbers_wrap" classname="org.a.NumbersTest"><skipped/></testcase>
                </testsuite>""");
        report("system-tests/target/failsafe-reports/TEST-org.a.JourneyIT.xml", START.plusSeconds(9), """
                <testsuite name="org.a.JourneyIT">
                  <testcase name="" classname="org.a.JourneyIT"><error type="x"/></testcase>
                  <testcase name="second_try" classname="org.a.JourneyIT"><flakyFailure type="x"/></testcase>
                </testsuite>""");

        var lines = lines(1);

        assertThat(lines).containsSubsequence(
                "FAILED org.a.JourneyIT",
                "FAILED org.a.NumbersTest.numbers_start_at_one\n       expected: 1 but was: 2",
                "The build failed after 75 s; the full output is in /checkout/target/test.log");
        assertThat(lines).last().isEqualTo("2 passed, 2 failed, 1 skipped");
    }

    @Test
    void reports_of_an_earlier_run_are_not_counted() throws IOException {
        report("ticket-service/target/surefire-reports/TEST-Old.xml", START.minusSeconds(1),
                "<testsuite><testcase name='a' classname='Old'/></testsuite>");

        assertThat(lines(1)).anyMatch(line -> line.startsWith("The build failed for another reason than a test"))
                .last().isEqualTo("0 passed, 0 failed, 0 skipped");
    }

    @Test
    void half_a_report_is_a_failure() throws IOException {
        report("triage-service/target/surefire-reports/TEST-Cut.xml", START, "<testsuite><testcase name='a'");

        assertThat(lines(1)).contains("FAILED TEST-Cut.xml (the report is damaged)")
                .last().isEqualTo("0 passed, 1 failed, 0 skipped");
    }

    @Test
    void a_long_reason_is_cut() throws IOException {
        report("triage-service/target/surefire-reports/TEST-Long.xml", START,
                "<testsuite><testcase name='a' classname='Long'><error message='%s'/></testcase></testsuite>"
                        .formatted("no ".repeat(1000)));

        assertThat(lines(1)).contains("FAILED Long.a\n       " + "no ".repeat(100) + " …");
    }

    private List<String> lines(int exitCode) throws IOException {
        return new TestReports(home, START).lines(exitCode, "75 s", LOG);
    }

    private void report(String file, Instant time, String xml) throws IOException {
        var path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, xml);
        Files.setLastModifiedTime(path, FileTime.from(time));
    }
}
