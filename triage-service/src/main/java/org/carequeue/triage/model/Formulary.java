package org.carequeue.triage.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.carequeue.events.ClinicEvent.FormularyLoaded;
import org.carequeue.events.FormularyMedicine;
import org.carequeue.events.prescribing.FormularyNames;
import org.carequeue.events.prescribing.KnownMedicines;
import org.carequeue.events.prescribing.Words;
import org.jspecify.annotations.Nullable;

/// The clinic's list of medicines, made to be looked through as somebody types: each time all of it, which takes a millisecond
/// or two for 10,000. Unchangeable, so that any thread may look.
public final class Formulary implements KnownMedicines {

    /// How many are found at most.
    public static final int MOST_FOUND = 20;
    /// Before anybody has loaded one.
    static final Formulary NONE = new Formulary(0, "", List.of());

    /// Bytes of JSON that an event of it may have, reckoned from above: [#bytes]. What stands around it in a frame fits beside.
    private static final int LARGEST_PART = 192 * 1024;
    private static final int NAMES_OF_FIELDS = 256;
    /// A character has at most so many bytes, and a quote or backslash two.
    private static final int BYTES_OF_A_CHARACTER = 3;

    private final int version;
    private final String digest;
    private final List<Entry> entries;
    private final FormularyNames names;

    /// @param name the medicine's name in plain words
    /// @param words of name, strength and form
    private record Entry(FormularyMedicine medicine, String name, List<String> words) {

        static Entry of(FormularyMedicine medicine) {
            var words = new ArrayList<>(Words.of(medicine.medicine()));
            words.addAll(Words.of(text(medicine.strength())));
            words.addAll(Words.of(text(medicine.form())));
            return new Entry(medicine, Words.plain(medicine.medicine()), List.copyOf(words));
        }

        boolean fits(List<String> sought) {
            for (var beginning : sought) {
                if (!hasWord(beginning)) {
                    return false;
                }
            }
            return true;
        }

        private boolean hasWord(String beginning) {
            for (var word : words) {
                if (word.startsWith(beginning)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// @param version counts up with each other list; 0 where there was none yet
    /// @param digest of the list, by which a start knows whether it has the same
    Formulary(int version, String digest, List<FormularyMedicine> medicines) {
        this.version = version;
        this.digest = digest;
        this.entries = medicines.stream().map(Entry::of).toList();
        this.names = new FormularyNames(medicines);
    }

    int version() {
        return version;
    }

    String digest() {
        return digest;
    }

    /// How many there are.
    public int size() {
        return entries.size();
    }

    List<FormularyMedicine> medicines() {
        return entries.stream().map(Entry::medicine).toList();
    }

    /// Without a list, whatever somebody writes.
    @Override
    public boolean has(String medicine, @Nullable String strength) {
        return names.has(medicine, strength);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /// The medicines of which each word that was typed begins a word, without case and accents. Those whose name begins with
    /// all that was typed come first, then those whose name begins with its first word, then the others; each by name, and as
    /// they stand in the list.
    ///
    /// @param typed any text; blank finds nothing
    /// @return at most [#MOST_FOUND]
    public List<FormularyMedicine> search(String typed) {
        var sought = Words.of(typed);
        if (sought.isEmpty()) {
            return List.of();
        }
        var whole = String.join(" ", sought);
        return entries.stream().filter(entry -> entry.fits(sought))
                .sorted(Comparator.<Entry> comparingInt(entry -> rank(entry, whole, sought.getFirst()))
                        .thenComparing(Entry::name))
                .limit(MOST_FOUND).map(Entry::medicine).toList();
    }

    private static int rank(Entry entry, String whole, String first) {
        return entry.name().startsWith(whole) ? 0 : entry.name().startsWith(first) ? 1 : 2;
    }

    /// The events that make a list known: so many parts that each fits an event. An empty list is one empty part.
    static List<FormularyLoaded> parts(int version, String digest, List<FormularyMedicine> medicines) {
        var parts = new ArrayList<List<FormularyMedicine>>();
        var part = new ArrayList<FormularyMedicine>();
        var bytes = 0;
        for (var medicine : medicines) {
            if (bytes + bytes(medicine) > LARGEST_PART) {
                parts.add(List.copyOf(part));
                part.clear();
                bytes = 0;
            }
            part.add(medicine);
            bytes += bytes(medicine);
        }
        parts.add(List.copyOf(part));
        var events = new ArrayList<FormularyLoaded>();
        for (var number = 1; number <= parts.size(); number++) {
            events.add(new FormularyLoaded(version, digest, number, parts.size(), parts.get(number - 1)));
        }
        return events;
    }

    private static int bytes(FormularyMedicine medicine) {
        var characters = medicine.medicine().length() + text(medicine.strength()).length() + text(medicine.form()).length()
                + text(medicine.frequency()).length() + text(medicine.route()).length()
                + (medicine.dose() == null ? 0 : medicine.dose().unit().length())
                + (medicine.pack() == null ? 0 : medicine.pack().unit().length());
        return NAMES_OF_FIELDS + characters * BYTES_OF_A_CHARACTER;
    }
}
