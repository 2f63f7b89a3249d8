package org.carequeue.statistics.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;

/// Sends reports by SMTP. Nothing of that is loaded before the first.
///
/// @param host of the mail server
/// @param security how the connection to it is kept from others
/// @param user null where it asks for none
/// @param from the sender's address
/// @param to those of whom it is for
public record MailServer(Vertx vertx, String host, int port, Security security, @Nullable String user,
        @Nullable String password, String from, List<String> to) implements ReportMail {

    private static final int SECONDS = 60;
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// How a connection is kept from others.
    public enum Security {
        /// It begins in clear, and sends nothing before it has changed to TLS.
        STARTTLS,
        /// It is TLS from the beginning.
        TLS,
        /// Not at all.
        OFF
    }

    /// @param to at least one
    public MailServer {
        to = List.copyOf(to);
    }

    @Override
    public void send(Path file, String week) throws ReportException {
        var config = new MailConfig().setHostname(host).setPort(port).setSsl(security == Security.TLS)
                .setStarttls(security == Security.STARTTLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
                .setLogin(user == null ? LoginOption.DISABLED : LoginOption.REQUIRED).setKeepAlive(false);
        if (user != null) {
            config.setUsername(user).setPassword(password);
        }
        var client = MailClient.create(vertx, config);
        try {
            var message = new MailMessage().setFrom(from).setTo(to).setSubject("CareQueue " + week)
                    .setText("The figures of the week " + week + ", beside those of the week before.\n")
                    .setAttachment(MailAttachment.create().setData(Buffer.buffer(Files.readAllBytes(file)))
                            .setContentType(TYPE).setDisposition("attachment").setName(file.getFileName().toString()));
            client.sendMail(message).toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new ReportException("the mail server has not taken the report: " + Objects.requireNonNullElse(e.getCause(), e).getMessage(), e);
        } catch (TimeoutException | IOException e) {
            throw new ReportException("the report could not be sent: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReportException("this service stops", e);
        } finally {
            client.close();
        }
    }
}
