package org.carequeue.gateway.socket;

import java.util.Set;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.bridge.event.Ids;
import org.carequeue.bridge.http.CommandHeaders;
import org.carequeue.bridge.http.RequestJson;
import org.carequeue.events.Services;
import org.carequeue.events.TrackingHash;
import org.carequeue.gateway.board.Audience;
import org.carequeue.gateway.board.Text;
import org.carequeue.gateway.commands.CommandLimits;
import org.carequeue.gateway.commands.GatewayProblem;
import org.carequeue.gateway.commands.Owner;
import org.carequeue.gateway.commands.OwnerCall;
import org.carequeue.gateway.commands.OwnerProblems;
import org.carequeue.gateway.commands.Owners;
import org.carequeue.gateway.fanout.ScreenReport;
import org.carequeue.gateway.fanout.Sequencer;
import org.carequeue.gateway.socket.BrowserMessage.NewTicket;
import org.carequeue.gateway.socket.BrowserMessage.PrescriptionSubmitted;
import org.carequeue.gateway.socket.BrowserMessage.Present;
import org.carequeue.gateway.socket.BrowserMessage.PriorityUpdate;
import org.carequeue.gateway.socket.BrowserMessage.Shows;
import org.carequeue.gateway.socket.BrowserMessage.Track;
import org.carequeue.gateway.socket.BrowserMessage.Unreadable;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/// Takes what browsers send. A command becomes the same call as over REST, with a key of its own; what comes of it all
/// hear as an event, and only a refusal is answered, to the sender.
public final class Inbound {

    private static final Logger LOG = Logger.getLogger(Inbound.class);

    private static final Set<Audience> STAFF = Set.of(Audience.DOCTOR, Audience.PHARMACIST);
    private static final int MOST_BYTES = 64 * 1024;
    private static final String NEW_TICKET = "new-ticket";

    private final Sequencer sequencer;
    private final Owners owners;
    private final Ids keys;
    private final CommandLimits limits;
    private final int mostOpen;

    /// @param keys makes a new idempotency key for each command
    /// @param limits as over REST
    /// @param mostOpen so many open tickets, then no more
    public Inbound(Sequencer sequencer, Owners owners, Ids keys, CommandLimits limits, int mostOpen) {
        this.sequencer = sequencer;
        this.owners = owners;
        this.keys = keys;
        this.limits = limits;
        this.mostOpen = mostOpen;
    }

    void take(Client client, String text) {
        client.connection.heard();
        if (!client.mayTalk()) {
            if (client.isToBeTold()) {
                refuse(client, "", GatewayProblem.TOO_MANY_MESSAGES
                        .because("That was too much at once. Messages are taken again in a moment."));
            }
            return;
        }
        if (Text.of(text).bytes() > MOST_BYTES) {
            refuse(client, "", GatewayProblem.MESSAGE_TOO_LARGE.in("type", "A message has at most 64 KiB."));
            return;
        }
        try {
            act(client, BrowserMessage.parse(text));
        } catch (Unreadable message) {
            refuse(client, message.type(), message.refusal());
        }
    }

    private void act(Client client, BrowserMessage message) {
        switch (message) {
            case Track(var token) -> track(client, token);
            case Present present -> sits(client, present);
            case Shows(var report) -> shows(client, report);
            case NewTicket(var body) -> {
                if (sequencer.openTickets() >= mostOpen) {
                    refuse(client, NEW_TICKET, OwnerProblems.clinicFull());
                } else {
                    command(client, NEW_TICKET, owners.of(Services.TICKET), HttpMethod.POST, "/tickets", body);
                }
            }
            case PriorityUpdate(var ticket, var body) -> command(client, "priority-update", owners.of(Services.TRIAGE),
                    HttpMethod.PUT, "/tickets/" + ticket + "/priority", body);
            case PrescriptionSubmitted(var ticket, var body) -> command(client, "prescription-submitted",
                    owners.of(Services.TRIAGE), HttpMethod.POST, "/tickets/" + ticket + "/prescriptions", body);
        }
    }

    private void track(Client client, String token) {
        if (client.connection.audience() != Audience.TICKET || !client.follow()) {
            refuse(client, "track",
                    GatewayProblem.TRACKS_ALREADY.because("A connection of the audience ticket follows one ticket."));
            return;
        }
        sequencer.track(client.connection, TrackingHash.of(token), ProblemMessage.of("track",
                GatewayProblem.TICKET_NOT_FOUND.because("This link belongs to no ticket that is on the board.")));
    }

    private void sits(Client client, Present page) {
        if (STAFF.contains(client.connection.audience())) {
            sequencer.sits(client.connection, page.workplace(), page.tab(), page.back(), client.pass);
        } else {
            refuse(client, "present", GatewayProblem.MALFORMED_MESSAGE.in("type",
                    "A doctor's or pharmacist's page says where it sits, no other."));
        }
    }

    private void shows(Client client, ScreenReport report) {
        if (client.connection.audience() == Audience.SCREEN) {
            sequencer.shows(client.connection, report, client.pass);
        } else {
            refuse(client, "shows", GatewayProblem.MALFORMED_MESSAGE.in("type",
                    "A public screen says what it has shown, no other page."));
        }
    }

    private void command(Client client, String type, Owner owner, HttpMethod method, String path, ObjectNode body) {
        var pass = client.pass;
        if (pass == null) {
            refuse(client, type, Refusal.notSignedIn());
            return;
        }
        var tooOften = type.equals(NEW_TICKET) ? limits.ofNumber(pass) : limits.ofCommand(pass);
        if (tooOften.isPresent()) {
            refuse(client, type, tooOften.get());
            return;
        }
        if (!client.begin()) {
            refuse(client, type, GatewayProblem.TOO_MANY_MESSAGES
                    .because("Too many of your commands are under way. Please wait for what comes of them."));
            return;
        }
        var headers = HttpHeaders.headers().set(OwnerCall.KEY, keys.next())
                .set("CareQueue-Workplace", CommandHeaders.API).set("Content-Type", "application/json");
        owner.call(new OwnerCall(pass, method, path, headers, bytes(body))).subscribe().with(answer -> {
            client.end();
            if (answer.isRefusal()) {
                client.connection.say(ProblemMessage.of(type, answer));
            }
        }, failure -> {
            client.end();
            refuse(client, type, refusalOf(failure));
        });
    }

    private static Refusal refusalOf(Throwable failure) {
        if (failure instanceof RefusedException refused) {
            return refused.refusal();
        }
        LOG.error("a command failed", failure);
        return GatewayProblem.INTERNAL_ERROR.because("Something went wrong here. Please try again.");
    }

    private static void refuse(Client client, String type, Refusal refusal) {
        Text problem = ProblemMessage.of(type, refusal);
        client.connection.say(problem);
    }

    private static Buffer bytes(ObjectNode body) {
        try {
            return Buffer.buffer(RequestJson.mapper().writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
