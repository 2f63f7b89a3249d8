package org.carequeue.statistics.years;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.bridge.event.Envelope;
import org.carequeue.bridge.event.EventCodec;
import org.carequeue.bridge.event.EventTypes;
import org.carequeue.events.ClinicEventTypes;
import org.carequeue.events.Services;
import org.carequeue.statistics.question.Question;
import org.carequeue.statistics.question.SqlFigures;
import org.carequeue.statistics.store.Sql;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/// What `./carequeue bench statistics` measures with: logs of some days in files, years of rows in H2, PostgreSQL and DuckDB, and
/// an HTTP server that answers from DuckDB what the service answers. `Years FOLDER YEARS VISITS DAYS ROUNDS` makes all that in an empty
/// folder, writes `ready.properties` there, and stays until it is ended.
final class Years {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 29);
    private static final long SEED = 1;
    private static final List<String> LOGS = List.of(Services.TICKET, Services.TRIAGE, Services.PHARMACY);

    private Years() {
    }

    /// @param words the folder; how many years; how many visits a day; how many days the logs have; how many empty databases there
    /// are to be for those who read them
    public static void main(String[] words) throws IOException, SQLException, InterruptedException {
        var folder = Path.of(words[0]).toAbsolutePath();
        var years = Integer.parseInt(words[1]);
        var clinic = new BusyClinic(SEED, Integer.parseInt(words[2]));
        var ready = new Properties();
        for (var service : LOGS) {
            log(folder.resolve(service + ".log"), clinic, service, Integer.parseInt(words[3]));
        }
        try (var postgres = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("postgres"))
                .setPGStartupWait(Duration.ofMinutes(1)).start()) {
            for (int empty = -1; empty < Integer.parseInt(words[4]); empty++) {
                var database = empty < 0 ? "years" : "empty" + empty;
                try (var connection = postgres.getPostgresDatabase().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("CREATE DATABASE " + database);
                }
                ready.setProperty(database, postgres.getJdbcUrl("postgres", database));
            }
            var duck = "jdbc:duckdb:" + folder.resolve("years.duckdb");
            var h2 = Files.createDirectories(folder.resolve("h2").resolve(Services.STATISTICS));
            var rows = new Fill(clinic, LAST, years).into(folder, System.out::println, List.of(
                    "jdbc:h2:file:" + h2.resolve("statistics"), ready.getProperty("years"), duck));
            ready.setProperty("rows", Long.toString(rows.values().stream().mapToLong(Long::longValue).sum()));
            ready.setProperty("visits", rows.get("visits").toString());
            ready.setProperty("last", LAST.toString());
            try (var connection = DriverManager.getConnection(duck)) {
                ready.setProperty("duckdb", Integer.toString(serve(connection)));
                var file = folder.resolve("ready.properties.new");
                try (var out = Files.newBufferedWriter(file)) {
                    ready.store(out, null);
                }
                Files.move(file, folder.resolve("ready.properties"), StandardCopyOption.ATOMIC_MOVE);
                while (true) {
                    LockSupport.park();
                }
            }
        }
    }

    /// A line for each event, as a service sends it.
    private static void log(Path file, BusyClinic clinic, String service, int days) throws IOException {
        var codec = new EventCodec(new EventTypes(ClinicEventTypes.BY_NAME));
        var first = LAST.minusYears(1);
        var sequence = 0L;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (var day = first; day.isBefore(first.plusDays(days)); day = day.plusDays(1)) {
                for (var event : clinic.events(day, service, day.equals(first))) {
                    out.write(codec.encode(new Envelope<>(event.id(), event.source(), "bench", ++sequence, event.type(),
                            event.time(), event.actor(), event.workplace(), null, event.data())));
                    out.write('\n');
                }
            }
        }
    }

    /// Answers from DuckDB, one question after the other. Returns on which port.
    private static int serve(Connection connection) throws IOException, SQLException {
        try (var statement = connection.createStatement()) {
            // As H2 and PostgreSQL divide.
            statement.execute("SET integer_division = true");
        }
        var figures = new SqlFigures(new Sql(connection), true);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/statistics", exchange -> answer(exchange, figures));
        server.start();
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, SqlFigures figures) throws IOException {
        try (exchange) {
            var asked = new HashMap<String, String>();
            for (var pair : exchange.getRequestURI().getQuery().split("&", -1)) {
                asked.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            var groups = figures
                    .of(Question.of(asked.get("from"), asked.get("to"), asked.get("by"), null, null, null, null, LAST));
            var body = BridgeJson.mapper().writeValueAsBytes(Map.of("groups", groups.values()));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (SQLException | RuntimeException e) {
            var body = String.valueOf(e).getBytes(UTF_8);
            exchange.sendResponseHeaders(500, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
