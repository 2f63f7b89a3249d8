package org.carequeue.events;

import java.util.List;

/// What people, devices and services may be here. Texts and no enum, because the owners' annotations name them; which of them
/// may do what stands at each owner's method, and in docs/ACCESS.md.
public final class Roles {

    /// The front desk: takes numbers for people, brings them back, gives them up.
    public static final String RECEPTION = "reception";
    /// Sets levels, looks at patients again, is where help is needed.
    public static final String NURSE = "nurse";
    /// Calls, sees and prescribes.
    public static final String DOCTOR = "doctor";
    /// Prepares and hands over.
    public static final String PHARMACIST = "pharmacist";
    /// Sets the clinic, its people and its devices.
    public static final String MANAGER = "manager";
    /// A device that gives out numbers.
    public static final String KIOSK = "kiosk";
    /// A device that shows who is called.
    public static final String SCREEN = "screen";

    /// Those that a person can hold.
    public static final List<String> OF_PEOPLE = List.of(RECEPTION, NURSE, DOCTOR, PHARMACIST, MANAGER);

    /// Those that a device can be.
    public static final List<String> OF_DEVICES = List.of(KIOSK, SCREEN);

    private Roles() {
    }
}
