package org.carequeue.bridge.simulation;

/// How much goes wrong in a run, as probabilities. Each run draws its own: some have a bad network only, some a bad disk
/// only, some everything.
final class Weather {

    /// That a process dies before, in the middle of, or after one operation on its disk.
    double crashAtDisk;
    /// That a process dies at a check that is made about once a second.
    double crashAnywhere;
    /// That a crash takes the machine with it: what was not forced is lost or torn.
    double powerLoss;
    double failedForce;
    double diskFull;
    double shortRead;
    double failedRead;
    /// That a bit of an earlier line flips while a service is down.
    double rot;
    /// That a connection breaks at a frame.
    double cut;
    /// That one end does not hear of a broken connection.
    double halfOpen;
    /// That a frame is doubled, exchanged with the next one, or cut off, as by a proxy that means ill.
    double mangled;
    double lostRequest;
    double doubledRequest;
    /// That a batch is refused by the reader that takes it.
    double refusedBatch;
    double clockJump;
    /// The longest that a frame or a request is under way, in microseconds.
    long slowest = 5 * Timeline.MILLIS;

    static Weather drawnBy(Timeline time) {
        var weather = new Weather();
        weather.crashAtDisk = some(time, 0.04);
        weather.crashAnywhere = some(time, 0.1);
        weather.powerLoss = time.random.nextDouble();
        weather.failedForce = some(time, 0.03);
        weather.diskFull = some(time, 0.02);
        weather.shortRead = some(time, 0.3);
        weather.failedRead = some(time, 0.05);
        weather.rot = some(time, 0.5);
        weather.cut = some(time, 0.03);
        weather.halfOpen = some(time, 0.5);
        weather.mangled = some(time, 0.05);
        weather.lostRequest = some(time, 0.2);
        weather.doubledRequest = some(time, 0.2);
        weather.refusedBatch = some(time, 0.2);
        weather.clockJump = some(time, 0.2);
        weather.slowest = time.between(1, 4) == 1 ? 800 * Timeline.MILLIS : 5 * Timeline.MILLIS;
        return weather;
    }

    /// Nothing in half of all runs, else something up to the most.
    private static double some(Timeline time, double most) {
        return time.random.nextBoolean() ? 0 : time.random.nextDouble() * most;
    }

    /// From now on nothing goes wrong.
    void clear() {
        crashAtDisk = 0;
        crashAnywhere = 0;
        failedForce = 0;
        diskFull = 0;
        shortRead = 0;
        failedRead = 0;
        rot = 0;
        cut = 0;
        halfOpen = 0;
        mangled = 0;
        lostRequest = 0;
        doubledRequest = 0;
        refusedBatch = 0;
        clockJump = 0;
        slowest = 5 * Timeline.MILLIS;
    }
}
