package org.carequeue.bench.figure;

/// A figure that is to be reached.
///
/// @param words what it is, as it is printed
/// @param direction which side of the bound is good
/// @param bound the last value that is good
public record Target(String words, Direction direction, double bound) {

    /// Which side of the bound is good.
    public enum Direction {
        AT_MOST("at most"),
        AT_LEAST("at least");

        private final String words;

        Direction(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public static Target atMost(double bound, String words) {
        return new Target(words, Direction.AT_MOST, bound);
    }

    public static Target atLeast(double bound, String words) {
        return new Target(words, Direction.AT_LEAST, bound);
    }

    /// Whether a value is good enough. One that is not a number is not.
    public boolean reachedBy(double value) {
        return switch (direction) {
            case AT_MOST -> value <= bound;
            case AT_LEAST -> value >= bound;
        };
    }
}
