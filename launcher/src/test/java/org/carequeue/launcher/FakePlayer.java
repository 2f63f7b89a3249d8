package org.carequeue.launcher;

/// Stands in for what plays a demo's day: says what it was asked for, fails for seed 13, and plays on for
/// seed 21.
public final class FakePlayer {

    private FakePlayer() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("plays " + String.join(" ", arguments));
        if (arguments[2].equals("21")) {
            Thread.sleep(Long.MAX_VALUE);
        }
        System.exit(arguments[2].equals("13") ? 1 : 0);
    }
}
