package org.carequeue.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.carequeue.bench.part.Plan;

/// The command line: which parts, and how much of them.
///
/// @param questions in the order in which they are asked
record Options(Set<Question> questions, Plan plan) {

    private static final int MOST_ROUNDS = 99;
    private static final int MOST_CLIENTS = 15_000;
    private static final int MOST_YEARS = 5;
    private static final int MOST_VISITS = 20_000;

    static final String USAGE = "usage: ./carequeue bench [%s …] [--rounds N] [--quick] [--clients N[,N…]] [--years N] [--visits-per-day N]"
            .formatted(
                    Stream.of(Question.values()).map(Question::word).collect(Collectors.joining(" | ")));

    /// @throws IllegalArgumentException with a sentence for the user
    static Options of(List<String> words) {
        var questions = EnumSet.noneOf(Question.class);
        var rounds = 3;
        var quick = false;
        var clients = List.of(1_000, 5_000);
        var years = 1;
        var visits = 2_000;
        for (var rest = words.iterator(); rest.hasNext();) {
            var word = rest.next();
            switch (word) {
                case "--quick" -> quick = true;
                case "--rounds" -> rounds = number(word, rest.hasNext() ? rest.next() : "", MOST_ROUNDS);
                case "--years" -> years = number(word, rest.hasNext() ? rest.next() : "", MOST_YEARS);
                case "--visits-per-day" -> visits = number(word, rest.hasNext() ? rest.next() : "", MOST_VISITS);
                case "--clients" -> {
                    var sizes = new ArrayList<Integer>();
                    for (var size : (rest.hasNext() ? rest.next() : "").split(",", -1)) {
                        sizes.add(number(word, size, MOST_CLIENTS));
                    }
                    clients = List.copyOf(sizes);
                }
                default -> questions.add(Question.of(word).orElseThrow(
                        () -> new IllegalArgumentException("\"" + word + "\" is no part of the bench and no option.")));
            }
        }
        return new Options(questions.isEmpty() ? EnumSet.allOf(Question.class) : questions,
                new Plan(rounds, quick, clients, years, visits));
    }

    private static int number(String option, String text, int most) {
        // Nine digits at most, so that parsing cannot overflow.
        var number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw new IllegalArgumentException("%s must be a number from 1 to %d, not \"%s\"."
                    .formatted(option, most, text));
        }
        return number;
    }
}
