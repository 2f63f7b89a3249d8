package org.carequeue.statistics.wiring;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.carequeue.statistics.report.MailServer;
import org.carequeue.statistics.report.ReportMail;
import org.carequeue.statistics.report.WeeklyReports.Plan;
import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.vertx.core.Vertx;

/// Whether there is a report each week, and to whom it goes.
@ConfigMapping(prefix = "carequeue.statistics.report")
interface ReportSettings {

    Pattern WHEN = Pattern.compile("([a-z]+)-([01]?[0-9]|2[0-3])");
    Pattern SERVER = Pattern.compile("(.+):([0-9]{1,5})");

    /// `monday-6` for Mondays from six o'clock on; none where there is to be none.
    Optional<String> when();

    /// Where it is written; none for one of this service's own.
    Optional<Path> folder();

    /// How many weeks are kept.
    int keep();

    /// To whom it is sent.
    Mail mail();

    /// All of it that can be left out is left out where none is sent.
    interface Mail {

        /// `host:port`; none where none is sent.
        Optional<String> server();

        /// The sender's address.
        Optional<String> from();

        /// The addresses to which it is sent.
        Optional<List<String>> to();

        /// How the connection is kept from others.
        MailServer.Security security();

        /// As whom.
        Optional<String> user();

        /// Of that user.
        Optional<String> password();

        /// A file that holds it, in its first line.
        Optional<Path> passwordFile();
    }

    /// None where no reports are wanted.
    default Optional<Plan> plan(Path own) {
        return when().filter(said -> !said.isBlank()).map(said -> {
            var parts = WHEN.matcher(said.toLowerCase(Locale.ROOT));
            try {
                if (parts.matches() && keep() > 0) {
                    return new Plan(DayOfWeek.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
                            Integer.parseInt(parts.group(2)), folder().orElse(own.resolve("reports")),
                            own.resolve("reports.state"), keep());
                }
            } catch (IllegalArgumentException noDay) {
                // The same is said of it.
            }
            throw new ConfigurationException("statistics-service does not start: a report is due as in monday-6, and not \""
                    + said + "\", and at least one week is kept");
        });
    }

    /// Null where none is sent.
    default @Nullable ReportMail reportMail(Vertx vertx) {
        if (mail().server().isEmpty()) {
            return null;
        }
        var server = SERVER.matcher(mail().server().get());
        if (!server.matches() || mail().from().isEmpty() || mail().to().isEmpty()) {
            throw new ConfigurationException("statistics-service does not start: to send reports it has to know a mail server,"
                    + " as in mail.example.org:587, from whom, and to whom");
        }
        return new MailServer(vertx, server.group(1), Integer.parseInt(server.group(2)), mail().security(),
                mail().user().orElse(null), DatabaseSettings.secret(mail().password(), mail().passwordFile()).orElse(null),
                mail().from().get(), mail().to().get());
    }
}
