package org.carequeue.gateway.access;

import java.util.List;

import org.carequeue.bridge.desk.BridgeProblem;
import org.carequeue.bridge.desk.Refusal;
import org.carequeue.events.Roles;
import org.carequeue.gateway.printing.SlipPicture;

/// Every refusal at the door: its code, and the sentence for the person who asked.
final class AccessProblems {

    private AccessProblems() {
    }

    /// The same for a name that nobody has: who guesses learns nothing.
    static Refusal wrongPassword() {
        return AccessProblem.WRONG_PASSWORD.because("Name and password do not belong together. Please try again.");
    }

    static Refusal wrongOldPassword() {
        return AccessProblem.WRONG_OLD_PASSWORD.in("oldPassword", "This is not your password. Please type it again.");
    }

    static Refusal wrongCurrentPassword() {
        return AccessProblem.WRONG_OLD_PASSWORD.in("password", "This is not your password. Please type it again.");
    }

    static Refusal quickCodesOff() {
        return AccessProblem.QUICK_CODES_OFF.because("This clinic has no quick codes. Please sign in with your password.");
    }

    static Refusal weakCode() {
        return AccessProblem.WEAK_CODE.in("code", "A quick code has " + QuickCodes.SHORTEST + " to " + QuickCodes.LONGEST
                + " digits, not all the same and not in a row.");
    }

    static Refusal wrongCode() {
        return AccessProblem.WRONG_CODE.in("code", "This is not the code. Please type it again.");
    }

    /// The same where there never was one.
    static Refusal quickCodeOver() {
        return AccessProblem.QUICK_CODE_OVER
                .because("This code is good for nothing here any more. Please sign in with your password.");
    }

    static Refusal passwordOrCode() {
        return BridgeProblem.MALFORMED_BODY.in("code", "This takes a password or a code.");
    }

    static Refusal noSession() {
        return AccessProblem.NO_SESSION.because("This is for somebody who has signed in in this browser.");
    }

    static Refusal peopleElsewhere() {
        return AccessProblem.PEOPLE_ELSEWHERE
                .because(
                        "People sign in at this clinic's own sign-in server, which also says who they are and what they may do.");
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

    /// @param field in which it was typed
    static Refusal weakPassword(String field, String sentence) {
        return AccessProblem.WEAK_PASSWORD.in(field, sentence);
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

    static Refusal unknownDeviceRole() {
        return AccessProblem.MALFORMED_DEVICE.in("role",
                "A device is one of these: " + String.join(", ", Roles.OF_DEVICES) + ".");
    }

    static Refusal malformedDeviceName(String sentence) {
        return AccessProblem.MALFORMED_DEVICE.in("name", sentence);
    }

    static Refusal anotherKindOfDevice(String role) {
        return AccessProblem.ANOTHER_KIND_OF_DEVICE.in("code",
                "The device that shows this code is a " + role + ". Please let it in as that.");
    }

    static Refusal unknownWord(String field, List<String> known) {
        return AccessProblem.MALFORMED_DEVICE_SETTINGS.in(field, "This is one of these: " + String.join(", ", known) + ".");
    }

    static Refusal malformedKiosk() {
        return AccessProblem.MALFORMED_DEVICE_SETTINGS.in("kiosk",
                "What a kiosk is called has 1 to 16 letters and digits, hyphens and underscores.");
    }

    static Refusal malformedPrinter() {
        return AccessProblem.MALFORMED_DEVICE_SETTINGS.in("printer",
                "A printer is an address with a port, as 192.168.1.50:9100, or a device file, as /dev/usb/lp0.");
    }

    static Refusal malformedSlip() {
        return AccessProblem.MALFORMED_SLIP.because("A slip is a picture in dots, 384 or 576 wide and at most "
                + SlipPicture.MOST_ROWS + " high, as pages make it.");
    }

    static Refusal noPrinter() {
        return AccessProblem.NO_PRINTER.because("There is no printer for this. A manager sets it, at the kiosk's settings.");
    }

    static Refusal malformedRooms(int most) {
        return AccessProblem.MALFORMED_DEVICE_SETTINGS.in("rooms",
                "These are 1 to " + most + " names of rooms, with commas between them.");
    }

    static Refusal outside(String field, int least, int most) {
        return AccessProblem.MALFORMED_DEVICE_SETTINGS.in(field, "This is a number from " + least + " to " + most + ".");
    }

    static Refusal onlyOfKiosks(String field) {
        return AccessProblem.MALFORMED_DEVICE_SETTINGS.in(field, "This is set for kiosks alone.");
    }

    static Refusal onlyOfScreens(String field) {
        return AccessProblem.MALFORMED_DEVICE_SETTINGS.in(field, "This is set for screens alone.");
    }

    static Refusal malformedReport(String field, String sentence) {
        return AccessProblem.MALFORMED_REPORT.in(field, sentence);
    }

    static Refusal unknownCode() {
        return AccessProblem.UNKNOWN_CODE.in("code",
                "No device shows this code now. Please compare it with the device; a code is good for a quarter of an hour.");
    }

    static Refusal deviceNotFound() {
        return AccessProblem.DEVICE_NOT_FOUND.because("There is no such device here. It may have been removed already.");
    }

    static Refusal noPairing() {
        return AccessProblem.NO_PAIRING.because("This device shows no code that is good. Please have it show another one.");
    }

    static Refusal deviceNameTaken() {
        return AccessProblem.DEVICE_NAME_TAKEN.in("name", "Another device has this name. Please choose another one.");
    }

    static Refusal tooManyDevices() {
        return AccessProblem.TOO_MANY_DEVICES.because("There are as many devices as can be kept, " + AccessRules.MOST_DEVICES
                + ". Please remove one that is not used any more.");
    }

    static Refusal malformedProgramName(String sentence) {
        return AccessProblem.MALFORMED_PROGRAM.in("name", sentence);
    }

    static Refusal unknownProgramRoles() {
        return AccessProblem.UNKNOWN_ROLES.in("roles",
                "A program has one role or more of these: " + String.join(", ", AccessRules.ROLES_OF_PROGRAMS) + ".");
    }

    static Refusal programNotFound() {
        return AccessProblem.PROGRAM_NOT_FOUND.because("There is no such program here. It may have been removed already.");
    }

    static Refusal tooManyPrograms() {
        return AccessProblem.TOO_MANY_PROGRAMS.because("There are as many programs as can be kept, "
                + AccessRules.MOST_PROGRAMS + ". Please remove one that is not used any more.");
    }

    static Refusal tooManyPairings() {
        return AccessProblem.TOO_MANY_PAIRINGS
                .because("Codes were asked for very often from here. Please wait half a minute, and try again.");
    }
}
