package org.carequeue.gateway.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Devices that show a code and wait for a manager. Nothing of it is kept over a restart: the device shows another code then.
/// Used by all threads.
final class Pairings {

    /// A manager walks from the device to a computer.
    static final Duration VALID = Duration.ofMinutes(15);
    /// More than a clinic sets up at once; the oldest goes.
    static final int MOST = 64;
    /// Without those that look or sound alike.
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 6;

    private final InstantSource clock;
    private final RandomGenerator random;
    /// By the code, the oldest first.
    private final Map<String, Pairing> open = new LinkedHashMap<>();

    /// A device that waits.
    ///
    /// @param code that it shows
    /// @param role that it asks for
    /// @param secret the token that it alone has until it is let in, and afterwards
    /// @param until when the code is good for nothing any more
    /// @param done completes when a manager has let it in
    record Pairing(String code, String role, SessionToken secret, Instant until, CompletableFuture<Device> done) {
    }

    /// @param random makes codes and tokens: it cannot be guessed
    Pairings(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// A device begins to wait.
    synchronized Pairing begin(String role) {
        forgetOld();
        if (open.size() >= MOST) {
            open.remove(open.keySet().iterator().next());
        }
        var code = freshCode();
        var pairing = new Pairing(code, role, SessionToken.fresh(random), clock.instant().plus(VALID),
                new CompletableFuture<>());
        open.put(code, pairing);
        return pairing;
    }

    private String freshCode() {
        while (true) {
            var code = random.ints(LENGTH, 0, SIGNS.length()).mapToObj(SIGNS::charAt).map(String::valueOf)
                    .collect(Collectors.joining());
            if (!open.containsKey(code)) {
                return code;
            }
        }
    }

    /// The one that shows this code; as a person types it.
    synchronized Optional<Pairing> showing(String code) {
        forgetOld();
        return Optional.ofNullable(open.get(plain(code)));
    }

    /// As the device shows it.
    static String plain(String typed) {
        return typed.replace("-", "").strip().replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /// The one that has this token.
    synchronized Optional<Pairing> of(SessionToken secret) {
        forgetOld();
        return open.values().stream().filter(pairing -> pairing.secret().equals(secret)).findFirst();
    }

    /// A manager has let it in. It is remembered until its time is over: whoever sends the same once more means the same.
    void done(Pairing pairing, Device device) {
        pairing.done().complete(device);
    }

    private void forgetOld() {
        var now = clock.instant();
        List<String> old = new ArrayList<>();
        open.forEach((code, pairing) -> {
            if (!now.isBefore(pairing.until())) {
                old.add(code);
            }
        });
        old.forEach(open::remove);
    }

    synchronized int waiting() {
        return open.size();
    }
}
