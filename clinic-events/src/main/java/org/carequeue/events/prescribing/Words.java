package org.carequeue.events.prescribing;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Texts as they are compared, whoever typed them: without case, accents, and what stands between the words.
public final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{3,}");
    /// They join the names of two medicines, and are in any sentence.
    private static final Set<String> JOINING = Set.of("and", "with", "for", "the", "con", "para", "por", "del", "los", "las");

    private Words() {
    }

    /// The words of a text, each in its plain form and joined by single blanks.
    public static String plain(String text) {
        return String.join(" ", of(text));
    }

    /// The words of a text in their order, each in its plain form: `Amoxicilina/ácido 500` is `amoxicilina`, `acido`, `500`.
    public static List<String> of(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT);
        return BETWEEN.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
    }

    /// What a medicine is called by: words of at least three letters, without those that join others.
    static Set<String> naming(String text) {
        var naming = new LinkedHashSet<>(of(text));
        naming.removeIf(word -> !LETTERS.matcher(word).matches() || JOINING.contains(word));
        return naming;
    }
}
