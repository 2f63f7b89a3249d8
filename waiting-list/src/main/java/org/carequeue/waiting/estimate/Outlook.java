package org.carequeue.waiting.estimate;

/// What is expected of the next hours. Hours are counted from the clinic's hour that goes on now, which is 0. It never
/// changes, so any thread may ask it.
public interface Outlook {

    /// How long a call keeps a room or counter in the mean, in milliseconds, more than 0.
    ///
    /// @param rank of the level in the clinic's scale
    double serviceMs(String line, int rank, int hour);

    /// Standard deviation of the logarithm of these times; 0 where all take equally long.
    double spread();

    /// How long it takes in the mean from one patient to the call of the next, in milliseconds.
    double turnaroundMs();

    /// How many tickets of a service line are taken in an hour.
    double arrivals(String line, int hour);

    /// Which share of a service line's patients is of a level when it is called; all shares come to 1.
    double share(String line, int rank);

    /// How much of the hour that goes on now is left, in milliseconds.
    long hourEndsInMs();
}
