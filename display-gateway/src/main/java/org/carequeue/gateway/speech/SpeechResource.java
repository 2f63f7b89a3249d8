package org.carequeue.gateway.speech;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.carequeue.events.TicketId;
import org.carequeue.gateway.access.Visitors;
import org.carequeue.gateway.commands.BoardQueries;
import org.carequeue.gateway.pages.Languages;
import org.carequeue.gateway.pages.Texts;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Says calls for screens whose device has no voice. Whoever may see the screen asks, and for what stands on it alone: so nobody
/// has this machine say anything else, or more than there is.
@Path("/api/speech")
@PermitAll
public class SpeechResource {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /// What is a word stays one; all else is said sign by sign, as announcements.js has it.
    private static final Pattern PART = Pattern.compile("[A-Za-z]{3,}|[A-Za-z]|\\d");

    private final Speaker speaker;
    private final BoardQueries board;
    private final Visitors visitors;
    private final Languages languages;
    private final Texts texts;

    SpeechResource(Speaker speaker, BoardQueries board, Visitors visitors, Languages languages, Texts texts) {
        this.speaker = speaker;
        this.board = board;
        this.visitors = visitors;
        this.languages = languages;
        this.texts = texts;
    }

    /// @param languages in which something can be said
    record Voices(List<String> languages) {
    }

    /// @param kind `call` to a room, `counter`, or `ready` at a counter
    /// @param ticket the id of a ticket
    /// @param place the room or counter
    record Call(@Nullable String language, @Nullable String kind, @Nullable TicketId ticket, @Nullable String place) {
    }

    @GET
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    public Voices voices() {
        return new Voices(speaker.isThere() ? languages.offered().stream().map(Locale::toLanguageTag).toList() : List.of());
    }

    /// A WAV file, or nothing where that is called no more, or for whoever may not see the screen.
    @POST
    @RunOnVirtualThread
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("audio/wav")
    public Response say(@Nullable Call call, @Context SecurityContext who) throws InterruptedException {
        if (!visitors.seesTheScreen(who) || call == null || call.ticket() == null || call.place() == null
                || !stands(call.ticket(), call.place(), "ready".equals(call.kind()))) {
            return Response.noContent().build();
        }
        var language = languages.offered().stream().filter(offered -> offered.toLanguageTag().equals(call.language()))
                .findFirst();
        var sound = language.isEmpty() ? Optional.<byte[]> empty()
                : speaker.say(language.get().toLanguageTag(),
                        sentence(language.get(), call.kind(), call.ticket(), call.place()));
        return sound.map(wav -> Response.ok(wav).header("Cache-Control", "no-store").build())
                .orElseGet(() -> Response.noContent().build());
    }

    private boolean stands(TicketId ticket, String place, boolean ready) {
        return board.isCalled(ticket, place, ready).await().atMost(PATIENCE);
    }

    private String sentence(Locale language, @Nullable String kind, TicketId ticket, String place) {
        var digits = List.of(texts.text(language, "screen.digits").split(" "));
        return texts.text(language, "call".equals(kind) ? "screen.sayCall" : "screen.sayReady")
                .replace("{number}", spelled(ticket.number().toString(), digits)).replace("{place}", spelled(place, digits));
    }

    private static String spelled(String name, List<String> digits) {
        return PART.matcher(name).results().map(MatchResult::group)
                .map(part -> Character.isDigit(part.charAt(0)) ? digits.get(part.charAt(0) - '0') : part)
                .collect(Collectors.joining(", "));
    }
}
