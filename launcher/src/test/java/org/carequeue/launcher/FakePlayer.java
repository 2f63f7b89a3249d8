package org.carequeue.launcher;

/// Stands in for what plays a demo's day: says what it was asked for, and fails for seed 13.
public final class FakePlayer {

    private FakePlayer() {
    }

    public static void main(String[] arguments) {
        System.out.println("plays " + String.join(" ", arguments));
        System.exit(arguments[1].equals("13") ? 1 : 0);
    }
}
