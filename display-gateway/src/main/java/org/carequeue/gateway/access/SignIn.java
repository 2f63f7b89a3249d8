package org.carequeue.gateway.access;

import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.gateway.access.AccessCommand.BeginSession;
import org.carequeue.gateway.access.AccessCommand.BeginVouched;
import org.carequeue.gateway.access.AccessCommand.ChangePassword;
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
        var known = whoKnows(name, password, address, AccessProblems.wrongPassword());
        var token = SessionToken.fresh(random);
        decided(new BeginSession(known.name(), known.passwordHash(), token.id(), settings.longest()), known.name(), address);
        return isIn(known.name(), token);
    }

    /// Lets somebody in for whom the clinic's sign-in server vouches.
    ///
    /// @param name under which they are written down
    /// @throws RefusedException where they have no role here, or the name is a thing's
    In signIn(String name, Vouched vouched, String address) {
        var token = SessionToken.fresh(random);
        decided(new BeginVouched(name, vouched, token.id(), settings.longest()), name, address);
        done.increment();
        return new In(PersonView.of(vouched.person(name)), token);
    }

    /// Whose session has just begun, in whatever way.
    In isIn(String name, SessionToken token) {
        done.increment();
        return new In(PersonView.of(desk.directory().person(name).orElseThrow()), token);
    }

    /// Gives somebody another password, who knows the one before. All their other sessions end.
    ///
    /// @param session in which that is, and which goes on
    /// @param fresh the password from now on
    /// @throws RefusedException where the old one is wrong, or was so too often, or the new one cannot be taken
    void changePassword(LiveSession session, String old, String fresh, String address) {
        if (fresh.equals(old)) {
            throw new RefusedException(
                    AccessProblems.weakPassword("password", "The new password is another one than the old."));
        }
        var known = whoKnows(session.person().name(), old, address, AccessProblems.wrongOldPassword());
        decided(new ChangePassword(known.name(), known.passwordHash(), passwords.hashOf("password", fresh),
                session.session().id()), known.name(), address);
    }

    /// Whose password that is.
    ///
    /// @param otherwise what is said where it is not
    /// @throws RefusedException where it is not, or that was so too often
    Person whoKnows(String name, String password, String address, Refusal otherwise) {
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
            throw new RefusedException(otherwise);
        }
        attempts.right(name, address);
        return person.orElseThrow();
    }

    /// @throws RefusedException where the desk says no
    void decided(AccessCommand command, String by, String address) {
        try {
            desk.submit(command, by, address).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RefusedException refusedByDesk ? refusedByDesk : e;
        }
    }
}
