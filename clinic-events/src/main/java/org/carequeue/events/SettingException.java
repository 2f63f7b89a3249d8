package org.carequeue.events;

/// A setting that cannot be: it says which, and what it should be.
public final class SettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String sentence;

    /// @param field where it stands in the settings, `rooms` for example
    /// @param sentence what is wrong, for whoever has written it; it may repeat what was written there
    public SettingException(String field, String sentence) {
        super(TypedText.shown(sentence));
        this.field = TypedText.shown(field);
        this.sentence = TypedText.shown(sentence);
    }

    /// Where it stands in the settings.
    public String field() {
        return field;
    }

    /// What is wrong.
    public String sentence() {
        return sentence;
    }
}
