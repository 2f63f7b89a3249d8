package org.carequeue.gateway.access;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.gateway.access.AccessCommand.BeginByCode;
import org.carequeue.gateway.access.AccessCommand.EndQuickCode;
import org.carequeue.gateway.access.AccessCommand.SetQuickCode;
import org.carequeue.gateway.access.AccessCommand.WrongQuickCode;
import org.jboss.logging.Logger;

/// A quick change of person where several share a computer: whoever has signed in with their password sets a few digits for that
/// browser, and comes back by them. It blocks, as a password does.
final class QuickCodes {

    static final int SHORTEST = 4;
    static final int LONGEST = 8;
    private static final Pattern FORM = Pattern.compile("[0-9]{" + SHORTEST + "," + LONGEST + "}");
    private static final String IN_A_ROW = "01234567890123456789 98765432109876543210";
    private static final Logger LOG = Logger.getLogger(QuickCodes.class);

    private final AccessDesk desk;
    private final Passwords passwords;
    private final SignIn signIn;
    private final RandomGenerator random;
    private final AccessSettings settings;
    /// Codes of which one is looked at now. One after the other: of many at once more would be looked at than may be wrong.
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /// @param random makes the tokens: it cannot be guessed
    QuickCodes(AccessDesk desk, Passwords passwords, SignIn signIn, RandomGenerator random, AccessSettings settings) {
        this.desk = desk;
        this.passwords = passwords;
        this.signIn = signIn;
        this.random = random;
        this.settings = settings;
    }

    /// Whether this clinic has them: where people sign in elsewhere, nobody has a password by which to set one.
    boolean areAllowed() {
        return settings.quickCode().allowed() && !settings.oidc().isOn();
    }

    /// Who comes back by a code in this browser, by name.
    List<PersonView> at(Optional<SessionToken> browser) {
        return !areAllowed() ? List.of()
                : browser.stream().flatMap(token -> desk.directory().quickCodesAt(token.id()).stream())
                        .filter(code -> code.isGood(desk.directory().now()))
                        .flatMap(code -> desk.directory().person(code.person()).stream())
                        .map(PersonView::of).sorted(Comparator.comparing(PersonView::displayName)).toList();
    }

    /// Somebody sets theirs. The password is asked for: else whoever finds a computer that is signed in could set one.
    ///
    /// @param browser what it is known by, if it is
    /// @return what it is known by from now on: another token, where nobody has a code in it, than somebody may have put there
    /// @throws RefusedException where that cannot be
    SessionToken set(LiveSession session, Optional<SessionToken> browser, String password, String code, String address) {
        if (!areAllowed()) {
            throw new RefusedException(AccessProblems.quickCodesOff());
        }
        if (!FORM.matcher(code).matches() || IN_A_ROW.contains(code) || code.chars().distinct().count() == 1) {
            throw new RefusedException(AccessProblems.weakCode());
        }
        var known = signIn.whoKnows(session.person().name(), password, address, AccessProblems.wrongCurrentPassword());
        var token = browser.filter(one -> !at(Optional.of(one)).isEmpty()).orElseGet(() -> SessionToken.fresh(random));
        signIn.decided(new SetQuickCode(known.name(), known.passwordHash(), session.session().id(), token.id(),
                passwords.hash(bound(code, token))), known.name(), address);
        return token;
    }

    /// Somebody comes back.
    ///
    /// @param browser what it is known by, if it is
    /// @throws RefusedException where there is no such code in it, or it is wrong
    SignIn.In begin(Optional<SessionToken> browser, String name, String code, String address) {
        if (!areAllowed()) {
            throw new RefusedException(AccessProblems.quickCodesOff());
        }
        if (!FORM.matcher(code).matches()) {
            throw new RefusedException(AccessProblems.weakCode());
        }
        var token = browser.orElseThrow(() -> new RefusedException(AccessProblems.quickCodeOver()));
        var key = token.id() + " " + name;
        if (!underWay.add(key)) {
            throw new RefusedException(AccessProblems.tooManySignIns());
        }
        try {
            return looked(token, name, code, address);
        } finally {
            underWay.remove(key);
        }
    }

    private SignIn.In looked(SessionToken browser, String name, String code, String address) {
        var known = desk.directory().quickCode(browser.id(), name).filter(one -> one.isGood(desk.directory().now()))
                .orElseThrow(() -> new RefusedException(AccessProblems.quickCodeOver()));
        if (!passwords.isRight(bound(code, browser), Optional.of(known.hash()))) {
            LOG.infof("quick code refused: person=%s", known.person());
            signIn.decided(new WrongQuickCode(name, browser.id(), known.hash(), settings.quickCode().wrong()), name, address);
            throw new RefusedException(desk.directory().quickCode(browser.id(), name).isPresent() ? AccessProblems.wrongCode()
                    : AccessProblems.quickCodeOver());
        }
        var session = SessionToken.fresh(random);
        signIn.decided(new BeginByCode(name, browser.id(), known.hash(), session.id()), name, address);
        return signIn.isIn(name, session);
    }

    /// Somebody's in this browser is good for nothing any more, if there is one.
    void end(Optional<SessionToken> browser, String person, SessionEnd why, String address) {
        browser.flatMap(token -> desk.directory().quickCode(token.id(), person)).ifPresent(
                code -> signIn.decided(new EndQuickCode(person, code.browser(), why), person, address));
    }

    /// With what the journal has not got.
    private static String bound(String code, SessionToken browser) {
        return code + " " + browser.value();
    }
}
