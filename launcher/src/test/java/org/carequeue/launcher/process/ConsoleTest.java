package org.carequeue.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void lines_of_all_services_are_aligned() {
        try (var console = new Console(out(), 100)) {
            console.line("ticket", "one");
            console.line("pharmacy", "zwei – drei");
            console.say("three");
        }

        assertThat(printed()).containsExactly("ticket    | one", "pharmacy  | zwei – drei", "carequeue | three");
    }

    @Test
    void every_line_of_a_text_gets_the_name() {
        assertThat(Console.prefixed("triage", "java.io.IOException: no\n\tat A.b(A.java:1)\n"))
                .isEqualTo("triage    | java.io.IOException: no\ntriage    | \tat A.b(A.java:1)");
    }

    @Test
    void what_nobody_reads_is_dropped_and_counted_and_holds_nobody_up() throws Exception {
        var read = new CountDownLatch(1);
        var console = new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                try {
                    read.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                super.println(line);
            }
        }, 2);

        for (var i = 0; i < 100; i++) {
            console.line("ticket", "line " + i);
        }
        read.countDown();
        console.close();

        // Two wait, and one more if the writer had already taken the first.
        assertThat(printed()).hasSizeBetween(3, 4)
                .anyMatch(line -> line.matches("carequeue \\| 9[78] log lines were dropped.*"));
    }

    @Test
    void output_is_cut_into_lines_whatever_ends_them() throws IOException {
        assertThat(lines("a\r\n\nbä\nlast", 10)).containsExactly("a", "", "bä", "last");
    }

    @Test
    void a_line_without_an_end_is_cut_and_nothing_is_lost() throws IOException {
        assertThat(lines("1234567890", 4)).containsExactly("1234 …", "5678 …", "90");
    }

    private static List<String> lines(String text, int longest) throws IOException {
        var lines = new ArrayList<String>();
        LogLines.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), longest, lines::add);
        return lines;
    }

    private PrintStream out() {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private List<String> printed() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
