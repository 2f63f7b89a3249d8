package org.carequeue.events;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/// What a clinic tells everybody who waits: "The pharmacy is closed from 13:00 to 14:00."
///
/// @param text one line, 1 to 120 characters
/// @param texts the same in other languages, by language tag; none where `text` does for all
public record Notice(String text, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> texts) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Notice(@JsonProperty("text") String text, @JsonProperty("texts") @Nullable Map<String, String> texts) {
        this.text = text;
        this.texts = Names.sorted(texts);
    }

    /// The same in all languages, as a settings file may have it.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Notice of(String text) {
        return new Notice(text, null);
    }
}
