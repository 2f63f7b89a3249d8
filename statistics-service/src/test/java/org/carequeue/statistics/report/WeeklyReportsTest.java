package org.carequeue.statistics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.mail.internet.MimeMultipart;

import org.carequeue.statistics.HandmadeDay;
import org.carequeue.statistics.TestDatabase;
import org.carequeue.statistics.question.Questions;
import org.carequeue.statistics.store.Store;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import io.vertx.core.Vertx;

/// Reports of a clinic in Madrid whose one day was Monday 2026-11-23, in the week 2026-W48.
class WeeklyReportsTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static Store store;

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private boolean caughtUp = true;

    /// Shows what it is set to.
    private static final class SetClock extends Clock {
        private Instant now = Instant.EPOCH;

        void set(String local) {
            now = LocalDateTime.parse(local).atZone(MADRID).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeAll
    static void count() throws SQLException {
        store = TestDatabase.open(TestDatabase.H2.fresh());
        for (var batch : HandmadeDay.played().batches()) {
            store.take(batch);
        }
    }

    private WeeklyReports reports(@Nullable ReportMail mail) {
        var plan = new WeeklyReports.Plan(DayOfWeek.MONDAY, 6, folder.resolve("reports"), folder.resolve("reports.state"), 4);
        return new WeeklyReports(plan, store, new Questions(store), () -> caughtUp, mail, clock);
    }

    private List<String> files() throws IOException {
        if (!Files.exists(folder.resolve("reports"))) {
            return List.of();
        }
        try (var files = Files.list(folder.resolve("reports"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({ "2026-11-30T05:59, MONDAY, 6, 2026-W47", "2026-11-30T06:00, MONDAY, 6, 2026-W48",
            "2026-12-01T23:00, WEDNESDAY, 0, 2026-W47", "2026-12-02T00:00, WEDNESDAY, 0, 2026-W48",
            "2026-12-06T12:00, SUNDAY, 13, 2026-W47", "2027-01-04T06:00, MONDAY, 6, 2026-W53",
            "2027-01-11T06:00, MONDAY, 6, 2027-W01" })
    void which_week_a_report_is_due_of(String now, DayOfWeek day, int hour, String week) {
        var due = Week.due(LocalDateTime.parse(now).atZone(MADRID), day, hour);

        assertThat(due.name()).isEqualTo(week);
        assertThat(Week.of(week)).contains(due);
    }

    @Test
    void a_week_is_reported_once_also_across_restarts() throws Exception {
        clock.set("2026-11-30T05:59");
        var reports = reports(null);
        reports.look();
        assertThat(files()).containsExactly("carequeue-2026-W47.xlsx");

        clock.set("2026-11-30T06:00");
        reports.look();

        assertThat(files()).containsExactly("carequeue-2026-W47.xlsx", "carequeue-2026-W48.xlsx");
        assertThat(reports.trouble()).isEmpty();
        assertThat(reports.last()).contains("2026-W48");
        var file = folder.resolve("reports/carequeue-2026-W48.xlsx");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        // Somebody takes it out of the folder.
        Files.delete(file);
        reports.look();
        reports(null).look();
        assertThat(files()).containsExactly("carequeue-2026-W47.xlsx");
    }

    @Test
    void what_was_missed_is_made_up_for_once_and_what_is_old_goes() throws Exception {
        clock.set("2026-11-09T06:00");
        reports(null).look();
        Files.createFile(folder.resolve("reports/notes.txt"));
        clock.set("2026-12-02T12:00");
        reports(null).look();
        assertThat(files()).containsExactly("carequeue-2026-W45.xlsx", "carequeue-2026-W46.xlsx", "carequeue-2026-W47.xlsx",
                "carequeue-2026-W48.xlsx", "notes.txt");

        clock.set("2027-03-01T12:00");
        reports(null).look();

        assertThat(files()).containsExactly("carequeue-2027-W05.xlsx", "carequeue-2027-W06.xlsx", "carequeue-2027-W07.xlsx",
                "carequeue-2027-W08.xlsx", "notes.txt");
    }

    @Test
    void it_waits_until_all_is_counted_and_for_its_folder_and_says_so() throws Exception {
        clock.set("2026-11-30T06:00");
        caughtUp = false;
        var reports = reports(null);
        reports.look();
        assertThat(files()).isEmpty();
        assertThat(reports.trouble()).hasValueSatisfying(why -> assertThat(why).contains("not all that has happened"));

        caughtUp = true;
        var inTheWay = Files.createFile(folder.resolve("reports"));
        reports.look();
        assertThat(reports.trouble()).isPresent();
        Files.delete(inTheWay);
        reports.look();

        assertThat(reports.trouble()).isEmpty();
        assertThat(files()).containsExactly("carequeue-2026-W48.xlsx");
    }

    @Test
    void it_has_the_week_beside_the_one_before_by_day_level_room_and_counter() throws Exception {
        clock.set("2026-12-07T06:00");
        reports(null).look();

        try (var in = Files.newInputStream(folder.resolve("reports/carequeue-2026-W49.xlsx"));
                var workbook = new ReadableWorkbook(in)) {
            var sheets = new TreeMap<String, Map<String, List<String>>>();
            for (var sheet : workbook.getSheets().toList()) {
                sheets.put(sheet.getName(), sheet.read().stream().collect(Collectors.toMap(row -> row.getCellText(0),
                        row -> row.stream().skip(1).map(cell -> cell == null ? "" : cell.getText()).toList())));
            }
            assertThat(sheets).containsOnlyKeys("days", "levels", "rooms", "pharmacy");
            assertThat(sheets.get("days").get("figure")).containsExactly("all 2026-W48", "all 2026-W49", "monday 2026-W48",
                    "monday 2026-W49");
            assertThat(sheets.get("days").get("issued")).containsExactly("20", "", "20");
            assertThat(sheets.get("levels").get("issued")).startsWith("1", "").contains("15");
            assertThat(sheets.get("rooms").get("figure")).contains("1 2026-W48", "- 2026-W49");
            assertThat(sheets.get("pharmacy").get("figure")).contains("all 2026-W48", "1 2026-W48", "2 2026-W49");
            assertThat(sheets.get("pharmacy").get("submitted")).startsWith("4");
        }
    }

    @Test
    void it_is_sent_once_and_again_where_no_server_took_it() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        var vertx = Vertx.vertx();
        try {
            var mail = new MailServer(vertx, "127.0.0.1", server.getSmtp().getPort(), MailServer.Security.OFF, null, null,
                    "carequeue@clinic.example", List.of("manager@clinic.example", "other@clinic.example"));
            var away = new MailServer(vertx, "127.0.0.1", 1, MailServer.Security.OFF, null, null, mail.from(), mail.to());
            clock.set("2026-11-30T06:00");
            var unlucky = reports(away);
            unlucky.look();
            assertThat(unlucky.trouble()).hasValueSatisfying(why -> assertThat(why).contains("has not taken the report"));
            assertThat(files()).containsExactly("carequeue-2026-W48.xlsx");
            // Nothing is sent in clear where TLS was asked for.
            var secret = reports(new MailServer(vertx, "127.0.0.1", mail.port(), MailServer.Security.STARTTLS, null, null,
                    mail.from(), mail.to()));
            secret.look();
            assertThat(secret.trouble()).isPresent();
            assertThat(server.getReceivedMessages()).isEmpty();

            var reports = reports(mail);
            reports.look();
            reports.look();
            reports(mail).look();

            assertThat(reports.trouble()).isEmpty();
            var received = new ArrayList<>(List.of(server.getReceivedMessages()));
            assertThat(received).hasSize(2).allSatisfy(message -> {
                assertThat(message.getSubject()).isEqualTo("CareQueue 2026-W48");
                var attached = ((MimeMultipart) message.getContent()).getBodyPart(1);
                assertThat(attached.getFileName()).isEqualTo("carequeue-2026-W48.xlsx");
                assertThat(attached.getInputStream().readAllBytes())
                        .isEqualTo(Files.readAllBytes(folder.resolve("reports/carequeue-2026-W48.xlsx")));
            });
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            server.stop();
        }
    }
}
