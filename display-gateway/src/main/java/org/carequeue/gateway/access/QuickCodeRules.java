package org.carequeue.gateway.access;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.carequeue.bridge.desk.Circumstances;
import org.carequeue.bridge.desk.Decision;
import org.carequeue.gateway.access.AccessCommand.BeginByCode;
import org.carequeue.gateway.access.AccessCommand.EndQuickCode;
import org.carequeue.gateway.access.AccessCommand.SetQuickCode;
import org.carequeue.gateway.access.AccessCommand.WrongQuickCode;
import org.carequeue.gateway.access.AccessEvent.QuickCodeEnded;
import org.carequeue.gateway.access.AccessEvent.QuickCodeSet;
import org.carequeue.gateway.access.AccessEvent.QuickCodeUsed;
import org.carequeue.gateway.access.AccessEvent.QuickCodeWrong;

/// When a quick code is good: as long as the session would have lasted in which it was set, until it was wrong too often, until
/// its person signs out there, and until anything else becomes of that person. The sessions that it begins last no longer.
final class QuickCodeRules {

    /// More than work at one computer.
    static final int MOST_AT_A_BROWSER = 16;

    private QuickCodeRules() {
    }

    /// How it went.
    ///
    /// @param over whether the code is good for nothing any more
    record Tried(boolean over) {
    }

    static Decision<AccessEvent> set(AccessState state, SetQuickCode set) {
        var session = state.session(set.session()).filter(one -> one.person().equals(set.person()));
        var person = state.person(set.person());
        if (session.isEmpty() || person.isEmpty()) {
            return Decision.refuse(AccessProblems.noSession());
        }
        if (!person.get().passwordHash().equals(set.passwordHash())) {
            return Decision.refuse(AccessProblems.wrongOldPassword());
        }
        var events = new ArrayList<AccessEvent>();
        tooMany(state.quickCodesAt(set.browser()), set, MOST_AT_A_BROWSER).forEach(events::add);
        tooMany(state.quickCodesOf(set.person()), set, AccessRules.MOST_SESSIONS_OF_A_PERSON).forEach(events::add);
        events.add(new QuickCodeSet(
                new QuickCode(set.browser(), set.person(), set.hash(), session.get().until(), 0)));
        return new Decision.Accepted<>(events, PersonView.of(person.get()));
    }

    /// The oldest end where one more would be too many; what the new one takes the place of ends by that.
    private static Stream<AccessEvent> tooMany(List<QuickCode> codes, SetQuickCode set, int most) {
        var others = codes.stream()
                .filter(code -> !code.browser().equals(set.browser()) || !code.person().equals(set.person())).toList();
        return others.stream().limit(Math.max(0, others.size() + 1 - most)).map(code -> ended(code, SessionEnd.TOO_MANY));
    }

    static Decision<AccessEvent> begin(AccessState state, BeginByCode begin, Circumstances by) {
        var code = state.quickCode(begin.browser(), begin.person())
                .filter(one -> one.hash().equals(begin.hash()) && one.isGood(by.now()));
        var person = state.person(begin.person());
        if (code.isEmpty() || person.isEmpty()) {
            return Decision.refuse(AccessProblems.quickCodeOver());
        }
        var events = new ArrayList<AccessEvent>(
                List.of(new QuickCodeUsed(begin.browser(), begin.person(), begin.session())));
        events.addAll(
                AccessRules.begins(state, new Session(begin.session(), begin.person(), by.now(), code.get().until()), by));
        return new Decision.Accepted<>(events, PersonView.of(person.get()));
    }

    static Decision<AccessEvent> wrong(AccessState state, WrongQuickCode wrong) {
        var code = state.quickCode(wrong.browser(), wrong.person()).filter(one -> one.hash().equals(wrong.hash()));
        if (code.isEmpty()) {
            return Decision.unchanged(new Tried(true));
        }
        var over = code.get().wrong() + 1 >= wrong.most();
        var tried = new QuickCodeWrong(wrong.browser(), wrong.person());
        return new Decision.Accepted<>(over ? List.of(tried, ended(code.get(), SessionEnd.GUESSED)) : List.of(tried),
                new Tried(over));
    }

    static Decision<AccessEvent> end(AccessState state, EndQuickCode end) {
        return state.quickCode(end.browser(), end.person())
                .map(code -> Decision.<AccessEvent> accept(ended(code, end.why()), new Tried(true)))
                .orElseGet(() -> Decision.unchanged(new Tried(true)));
    }

    /// All that somebody has.
    static List<AccessEvent> allEnd(AccessState state, String person) {
        return state.quickCodesOf(person).stream().map(code -> ended(code, SessionEnd.REVOKED)).toList();
    }

    private static AccessEvent ended(QuickCode code, SessionEnd why) {
        return new QuickCodeEnded(code.browser(), code.person(), why);
    }
}
