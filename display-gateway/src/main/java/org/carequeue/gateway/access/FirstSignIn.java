package org.carequeue.gateway.access;

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
    /// Without those that look alike; 16 of them are 78 bits.
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 16;
    private static final Logger LOG = Logger.getLogger(FirstSignIn.class);

    private FirstSignIn() {
    }

    static void make(AccessDesk desk, Passwords passwords, RandomGenerator random) {
        if (!desk.directory().isEmpty()) {
            return;
        }
        var password = random.ints(LENGTH, 0, SIGNS.length()).mapToObj(SIGNS::charAt).map(String::valueOf)
                .collect(Collectors.joining());
        try {
            desk.submit(new AddPerson(NAME, "Manager", Set.of(Roles.MANAGER), passwords.hash(password)), AccessDesk.NAME,
                    AccessDesk.NAME).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RefusedException refused ? new IllegalStateException(refused.getMessage(), e) : e;
        }
        LOG.infof("the first manager can sign in, which is said once: person=%s password=%s", NAME, password);
    }
}
