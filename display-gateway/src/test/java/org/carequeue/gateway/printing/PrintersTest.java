package org.carequeue.gateway.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.gateway.printing.Printed.Outcome;
import org.carequeue.gateway.printing.Printer.Bounds;
import org.carequeue.testing.FakePrinter;
import org.carequeue.testing.FakePrinter.Mood;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintersTest {

    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final FakePrinter printer = FakePrinter.start();
    private final Random random = new Random(4711);

    @AfterEach
    void end() {
        printer.close();
    }

    private static PrinterAddress at(String written) {
        return PrinterAddress.of(written).orElseThrow();
    }

    private Printers patient() {
        return printers(LONG);
    }

    private Printers printers(Duration answer) {
        return new Printers(AllowedPrinters.of(List.of(printer.address())), InstantSource.fixed(NOW),
                new Bounds(8, LONG, LONG, answer));
    }

    private SlipPicture slip(int width, int rows) {
        var dots = new byte[width / Byte.SIZE * rows];
        random.nextBytes(dots);
        return new SlipPicture(width, dots);
    }

    @ParameterizedTest
    @CsvSource({ "384,700", "576,1", "576,128", "576,3200" })
    void a_slip_comes_out_dot_by_dot_and_cut_off(int width, int rows) throws Exception {
        var slip = slip(width, rows);
        assertThat(patient().print(at(printer.address()), "k", slip))
                .isEqualTo(new Printed(Outcome.PRINTED, PrinterState.READY));
        assertThat(printer.slips()).singleElement().satisfies(out -> {
            assertThat(out.width()).isEqualTo(width);
            assertThat(out.dots()).isEqualTo(slip.dots());
        });
        assertThat(printer.notUnderstood()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "4,0x72,NO_PAPER", "2,0x32,NO_PAPER", "2,0x16,COVER_OPEN", "2,0x52,IN_TROUBLE", "1,0x1a,IN_TROUBLE",
            "4,0x00,STRANGE", "2,0xff,STRANGE" })
    void nothing_is_sent_to_a_printer_that_is_not_well_and_staff_see_why(int question, String answer, PrinterState state)
            throws Exception {
        var printers = patient();
        printer.says(question, Integer.decode(answer));
        assertThat(printers.print(at(printer.address()), "k", slip(384, 8))).isEqualTo(new Printed(Outcome.NOT_PRINTED, state));
        assertThat(printers.of(at(printer.address()))).isEqualTo(new Printers.Status(state, NOW));

        // When somebody has seen to it
        printer.isWell();
        assertThat(printers.print(at(printer.address()), "l", slip(384, 8)).outcome()).isEqualTo(Outcome.PRINTED);
        assertThat(printer.slips()).hasSize(1);
    }

    @Test
    void a_roll_that_is_near_its_end_prints_and_is_told_of() throws Exception {
        printer.says(4, 0x1e);
        assertThat(patient().print(at(printer.address()), "k", slip(384, 8)))
                .isEqualTo(new Printed(Outcome.PRINTED, PrinterState.PAPER_LOW));
    }

    @Test
    void one_that_never_says_anything_is_printed_to_and_never_said_to_have_printed() throws Exception {
        printer.is(Mood.SILENT);
        assertThat(printers(SHORT).print(at(printer.address()), "k", slip(384, 8)))
                .isEqualTo(new Printed(Outcome.SENT, PrinterState.SILENT));
        Awaitility.await().until(() -> printer.slips().size() == 1);
    }

    @Test
    void one_that_says_nothing_any_more_is_away() throws Exception {
        var printers = printers(Duration.ofSeconds(5));
        assertThat(printers.print(at(printer.address()), "k", slip(384, 8)).outcome()).isEqualTo(Outcome.PRINTED);
        printer.is(Mood.SILENT);
        assertThat(printers.print(at(printer.address()), "l", slip(384, 8)))
                .isEqualTo(new Printed(Outcome.NOT_PRINTED, PrinterState.AWAY));
        assertThat(printer.slips()).hasSize(1);
    }

    @Test
    void one_that_reads_nothing_keeps_nobody() throws Exception {
        printer.is(Mood.DEAF);
        var printers = new Printers(AllowedPrinters.of(List.of(printer.address())), InstantSource.fixed(NOW),
                new Bounds(8, LONG, SHORT, SHORT));
        assertThat(printers.print(at(printer.address()), "k", slip(576, 3200)).outcome()).isIn(Outcome.SENT, Outcome.UNSURE);
        assertThat(printer.slips()).isEmpty();
    }

    @Test
    void what_answers_as_no_printer_does_is_sent_nothing() throws Exception {
        printer.is(Mood.GARBAGE);
        assertThat(patient().print(at(printer.address()), "k", slip(384, 8)))
                .isEqualTo(new Printed(Outcome.NOT_PRINTED, PrinterState.STRANGE));
        assertThat(printer.slips()).isEmpty();
        assertThat(printer.notUnderstood()).isEmpty();
    }

    @Test
    void of_one_that_hangs_up_in_the_middle_nobody_says_that_it_has_printed() throws Exception {
        printer.is(Mood.HANGS_UP);
        assertThat(patient().print(at(printer.address()), "k", slip(576, 3200)))
                .isEqualTo(new Printed(Outcome.UNSURE, PrinterState.AWAY));
    }

    @Test
    void where_nobody_listens_nothing_is_printed() throws Exception {
        var address = "";
        try (var nobody = new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"))) {
            address = "127.0.0.1:" + nobody.getLocalPort();
        }
        var printers = new Printers(AllowedPrinters.of(List.of(address)), InstantSource.fixed(NOW));
        assertThat(printers.print(at(address), "k", slip(384, 8)))
                .isEqualTo(new Printed(Outcome.NOT_PRINTED, PrinterState.AWAY));
    }

    @Test
    void whatever_a_manager_sets_the_gateway_speaks_with_nobody_whom_the_operator_has_not_allowed() throws Exception {
        var printers = new Printers(AllowedPrinters.of(List.of("10.0.0.0/8", "/dev/usb/lp0")), InstantSource.fixed(NOW));
        var notAllowed = new Printed(Outcome.NOT_PRINTED, PrinterState.NOT_ALLOWED);
        assertThat(printers.print(at(printer.address()), "k", slip(384, 8))).isEqualTo(notAllowed);
        assertThat(printers.print(at("/dev/null"), "k", slip(384, 8))).isEqualTo(notAllowed);
        printers.look(Set.of(at(printer.address())));
        assertThat(printer.connections()).isZero();
    }

    @Test
    void the_same_key_prints_once_however_often_and_early_it_comes() throws Exception {
        var printers = patient();
        var slip = slip(384, 100);
        var held = printer.holds();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = Stream.generate(() -> threads.submit(() -> printers.print(at(printer.address()), "k", slip))).limit(5)
                    .toList();
            held.countDown();
            for (var answer : answers) {
                assertThat(answer.get().outcome()).isEqualTo(Outcome.PRINTED);
            }
        }
        assertThat(printers.print(at(printer.address()), "k", slip).outcome()).isEqualTo(Outcome.PRINTED);
        assertThat(printer.slips()).hasSize(1);
        var other = slip(384, 100);
        assertThatThrownBy(() -> printers.print(at(printer.address()), "k", other)).isInstanceOf(RefusedException.class);
        assertThat(printers.print(at(printer.address()), null, slip).outcome()).isEqualTo(Outcome.PRINTED);
        assertThat(printer.slips()).hasSize(2);
    }

    @Test
    void of_a_hundred_at_once_nine_are_printed_one_after_the_other_and_the_others_hear_so_at_once() throws Exception {
        var printers = patient();
        var held = printer.holds();
        var outcomes = new ConcurrentLinkedQueue<Outcome>();
        var sent = new ArrayList<byte[]>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 100; i++) {
                var slip = slip(i % 2 == 0 ? 384 : 576, 300);
                sent.add(slip.dots());
                var key = "kiosk" + i;
                threads.submit(() -> outcomes.add(printers.print(at(printer.address()), key, slip).outcome()));
            }
            Awaitility.await().until(() -> outcomes.size() == 91);
            assertThat(outcomes).containsOnly(Outcome.BUSY);
            held.countDown();
        }
        assertThat(outcomes.stream().filter(Outcome.PRINTED::equals)).hasSize(9);
        assertThat(printer.slips()).hasSize(9).allSatisfy(out -> assertThat(sent).contains(out.dots()));
    }

    @Test
    void whoever_waits_too_long_is_not_printed_later() throws Exception {
        var printers = new Printers(AllowedPrinters.of(List.of(printer.address())), InstantSource.fixed(NOW),
                new Bounds(8, SHORT, LONG, LONG));
        var held = printer.holds();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> printers.print(at(printer.address()), "k", slip(384, 8)));
            Awaitility.await().until(() -> printer.connections() == 1);
            assertThat(printers.print(at(printer.address()), "l", slip(384, 8)).outcome()).isEqualTo(Outcome.BUSY);
            held.countDown();
            assertThat(first.get().outcome()).isEqualTo(Outcome.PRINTED);
        }
        assertThat(printer.slips()).hasSize(1);
    }

    @Test
    void it_is_looked_how_a_printer_is_that_prints_nothing() {
        var printers = patient();
        var address = at(printer.address());
        assertThat(printers.of(address).state()).isEqualTo(PrinterState.UNKNOWN);
        printer.says(4, 0x72);
        printers.look(Set.of(address));
        Awaitility.await().until(() -> printers.of(address).state() == PrinterState.NO_PAPER);
        printers.look(Set.of());
        assertThat(printers.of(address).state()).as("of one that nobody has").isEqualTo(PrinterState.UNKNOWN);
    }

    // ── where slips may go ──

    @ParameterizedTest
    @CsvSource({ "192.168.1.50:9100,true", "192.168.1.50:9109,true", "192.168.1.50:9110,false", "192.168.1.50:9099,false",
            "192.169.1.50:9100,false", "10.255.255.255:9100,true", "127.0.0.1:9100,false", "127.0.0.1:25000,true",
            "127.0.0.1:25001,false", "[fd12::1]:9100,true", "[fe80::1]:9100,false", "[::ffff:192.168.1.50]:9100,true",
            "[::ffff:127.0.0.1]:9100,false", "[::1]:9100,false", "169.254.169.254:9100,false", "172.31.0.1:9100,true",
            "172.32.0.1:9100,false", "/dev/usb/lp0,true", "/dev/usb/lp1,false", "/dev/sda,false" })
    void slips_go_where_the_operator_lets_them(String address, boolean allowed) {
        var operator = AllowedPrinters
                .of(List.of("10.0.0.0/8", "172.16.0.0/12", " 192.168.0.0/16", "fc00::/7", "127.0.0.1:25000", "/dev/usb/lp0",
                        ""));
        assertThat(operator.allows(at(address))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({ "printer.example:9100", "10.0.0.0/33", "10.0.0.0/x", "/etc/passwd", "*" })
    void an_operator_who_writes_something_else_hears_of_it_at_the_start(String written) {
        assertThatThrownBy(() -> AllowedPrinters.of(List.of(written))).hasMessageContaining(written);
    }

    /// The gateway must not be had to speak with a service by what a picture holds.
    @Test
    void a_service_that_waits_to_be_spoken_to_hears_three_bytes_and_no_picture() throws IOException, InterruptedException {
        try (var service = new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"))) {
            var address = "127.0.0.1:" + service.getLocalPort();
            var heard = new ConcurrentLinkedQueue<byte[]>();
            var hears = Thread.startVirtualThread(() -> {
                try (var line = service.accept()) {
                    heard.add(line.getInputStream().readNBytes(3));
                    line.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    heard.add(line.getInputStream().readAllBytes());
                } catch (IOException e) {
                    heard.add(e.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                }
            });
            var printers = new Printers(AllowedPrinters.of(List.of(address)), InstantSource.fixed(NOW),
                    new Bounds(8, LONG, LONG, LONG));
            assertThat(printers.print(at(address), "k", slip(384, 8)).printer()).isEqualTo(PrinterState.STRANGE);
            hears.join();
            assertThat(heard).first().isEqualTo(new byte[] { 0x10, 0x04, 1 });
            assertThat(heard.stream().skip(1)).allSatisfy(rest -> assertThat(rest.length).isLessThan(60));
        }
    }
}
