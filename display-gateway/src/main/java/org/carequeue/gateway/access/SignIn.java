package org.carequeue.gateway.access;

import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.gateway.access.AccessCommand.BeginSession;
import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// Lets somebody in who knows the password. It blocks: a password takes its time.
final class SignIn {

    private static final Logger LOG = Logger.getLogger(SignIn.class);

    private final AccessDesk desk;
    private final Passwords passwords;
    private final Attempts attempts;
    private final RandomGenerator random;
    private final AccessSettings settings;
    private final Counter done;
    private final Counter wrong;
    private final Counter refused;

    /// @param random makes the tokens: it cannot be guessed
    SignIn(AccessDesk desk, Passwords passwords, Attempts attempts, RandomGenerator random, AccessSettings settings,
            MeterRegistry meters) {
        this.desk = desk;
        this.passwords = passwords;
        this.attempts = attempts;
        this.random = random;
        this.settings = settings;
        this.done = counter(meters, "done");
        this.wrong = counter(meters, "wrong");
        this.refused = counter(meters, "refused");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("carequeue.access.sign-ins").tag("outcome", outcome).register(meters);
    }

    /// Who is in now.
    ///
    /// @param token for the browser alone
    record In(PersonView person, SessionToken token) {
    }

    /// @param address from where
    /// @throws RefusedException where name and password do not belong together, or that was so too often
    In signIn(String name, String password, String address) {
        if (!attempts.take(name, address)) {
            refused.increment();
            throw new RefusedException(AccessProblems.tooManySignIns());
        }
        var person = desk.directory().person(name);
        if (password.length() > 2 * Passwords.LONGEST
                || !passwords.isRight(password, person.map(Person::passwordHash))) {
            wrong.increment();
            // A name that nobody has may be a password that was typed into the wrong field.
            LOG.infof("sign-in refused: person=%s", person.map(Person::name).orElse("unknown"));
            throw new RefusedException(AccessProblems.wrongPassword());
        }
        var known = person.orElseThrow();
        var token = SessionToken.fresh(random);
        try {
            desk.submit(new BeginSession(known.name(), known.passwordHash(), token.id(), settings.longest()), known.name(),
                    address).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RefusedException refusedByDesk ? refusedByDesk : e;
        }
        attempts.right(name, address);
        done.increment();
        return new In(PersonView.of(known), token);
    }
}
