package org.carequeue.gateway.pages;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.carequeue.bridge.event.BridgeJson;
import org.carequeue.gateway.access.OwnDevice;
import org.carequeue.gateway.access.Visitors.Visitor;
import org.carequeue.gateway.look.Look;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;

/// What every shell needs.
///
/// @param name of the page: of its address, its component and its style sheet
/// @param language its texts' language
/// @param switchable whether the reader can change it in the page's header
/// @param staff whether it is for those who work here
/// @param visitor who is to see it
/// @param guarded whether it is shown to nobody who has not signed in
/// @param forRoles what people have to be to hear what it shows, separated by spaces: empty where it is for everybody; null
///        where it asks for nothing that the door looks after
/// @param importMap where the browser finds Lit
/// @param zone the clinic's time zone, empty as long as nobody knows it
/// @param build of the page, to be compared with what the gateway says later
/// @param files below which address its scripts and styles stand
/// @param slips where printed links lead
/// @param look how the clinic looks
/// @param fingerprint of the authority that devices can take; null where there is none
/// @param texts what the components say, as JSON that is safe inside a script element
/// @param said what the shell itself says
public record Page(String name, Locale language, boolean switchable, boolean staff, Visitor visitor, boolean guarded,
        @Nullable String forRoles, String importMap, String zone, String build, String files, SlipAddress slips, Look look,
        @Nullable String fingerprint, String texts, Texts said) {

    /// Eight pairs, each with its colon.
    private static final int FINGERPRINT_LINE = 24;

    /// One text of the shell, in the page's language.
    public String text(String key) {
        return said.text(language, key);
    }

    /// The fingerprint in lines that can be compared one by one; none where there is no authority.
    public List<String> fingerprintLines() {
        return fingerprint == null ? List.of()
                : Stream.of(fingerprint.split("(?<=\\G.{" + FINGERPRINT_LINE + "})", -1))
                        .map(line -> line.replaceFirst(":$", "")).toList();
    }

    /// For `<html lang>`.
    public String languageTag() {
        return language.toLanguageTag();
    }

    /// The roles of whoever has signed in, as `forRoles` has them.
    public String held() {
        var person = visitor.person();
        return person == null ? "" : String.join(" ", person.roles());
    }

    /// As what the browser is let in, as JSON; null where it is not, or where that is no matter of this page.
    public @Nullable String device() {
        return switchable || visitor.device() == null ? null : json(visitor.device());
    }

    private static String json(OwnDevice device) {
        try {
            return BridgeJson.mapper().writeValueAsString(device);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a device cannot be written", e);
        }
    }

    /// The script that looks after the others.
    public String start() {
        return ImportMap.START;
    }
}
