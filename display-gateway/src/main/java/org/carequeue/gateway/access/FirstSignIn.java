package org.carequeue.gateway.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.events.Roles;
import org.carequeue.gateway.access.AccessCommand.AddPerson;
import org.jboss.logging.Logger;

/// Where nobody can sign in yet, one can: a manager, whose password is said once.
final class FirstSignIn {

    static final String NAME = "manager";
    /// Who can sign in to a demo. The one with all roles sees all pages after one sign-in.
    static final Map<String, Set<String>> DEMO = demo();
    /// Without those that look alike; 16 of them are 78 bits.
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;
    private static final Logger LOG = Logger.getLogger(FirstSignIn.class);

    private static Map<String, Set<String>> demo() {
        var people = new LinkedHashMap<String, Set<String>>();
        people.put("everybody", Set.copyOf(Roles.OF_PEOPLE));
        Roles.OF_PEOPLE.forEach(role -> people.put(role, Set.of(role)));
        return Collections.unmodifiableMap(people);
    }

    private final AccessDesk desk;
    private final Passwords passwords;

    FirstSignIn(AccessDesk desk, Passwords passwords) {
        this.desk = desk;
        this.passwords = passwords;
    }

    /// @param demoPassword of a demo, in which there is one person for each role and one with all of them
    void make(Optional<String> demoPassword, RandomGenerator random) {
        if (!desk.directory().isEmpty()) {
            return;
        }
        if (demoPassword.isPresent()) {
            var hash = passwords.hash(demoPassword.get());
            DEMO.forEach((name, roles) -> add(name, roles, hash));
            return;
        }
        var password = random.ints(LENGTH, 0, SIGNS.length()).mapToObj(SIGNS::charAt).map(String::valueOf)
                .collect(Collectors.joining());
        add(NAME, Set.of(Roles.MANAGER), passwords.hash(password));
        LOG.infof("the first manager can sign in, which is said once: person=%s password=%s", NAME, password);
    }

    private void add(String name, Set<String> roles, String hash) {
        try {
            var display = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            desk.submit(new AddPerson(name, display, roles, hash), AccessDesk.NAME, AccessDesk.NAME).toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RefusedException refused ? new IllegalStateException(refused.getMessage(), e) : e;
        }
    }
}
