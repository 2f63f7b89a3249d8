package org.carequeue.gateway.access;

import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.Roles;

/// Every refusal at the door: its code, and the sentence for the person who asked.
final class AccessProblems {

    private AccessProblems() {
    }

    /// The same for a name that nobody has: who guesses learns nothing.
    static Refusal wrongPassword() {
        return AccessProblem.WRONG_PASSWORD.because("Name and password do not belong together. Please try again.");
    }

    static Refusal tooManySignIns() {
        return AccessProblem.TOO_MANY_SIGN_INS
                .because("That was wrong too often. Please wait half a minute, and try again.");
    }

    static Refusal malformedName() {
        return AccessProblem.MALFORMED_PERSON.in("name", "A name to sign in by has at most " + AccessRules.LONGEST_NAME
                + " small letters and digits, and begins with a letter; dots and hyphens may stand between them.");
    }

    static Refusal malformedDisplayName(String sentence) {
        return AccessProblem.MALFORMED_PERSON.in("displayName", sentence);
    }

    static Refusal weakPassword(String sentence) {
        return AccessProblem.WEAK_PASSWORD.in("password", sentence);
    }

    static Refusal unknownRoles() {
        return AccessProblem.UNKNOWN_ROLES.in("roles",
                "A person has one role or more of these: " + String.join(", ", Roles.OF_PEOPLE) + ".");
    }

    static Refusal personNotFound() {
        return AccessProblem.PERSON_NOT_FOUND.because("Nobody signs in by this name here.");
    }

    static Refusal nameTaken() {
        return AccessProblem.NAME_TAKEN.in("name",
                "This name belongs to somebody already, or did once. Please choose another one.");
    }

    static Refusal lastManager() {
        return AccessProblem.LAST_MANAGER
                .because("This is the last manager, without whom nobody could make another one. Please make that one first.");
    }

    static Refusal tooManyPeople() {
        return AccessProblem.TOO_MANY_PEOPLE.because("There are as many people as can be kept, "
                + AccessRules.MOST_PEOPLE + ". Please remove somebody who works here no more.");
    }
}
