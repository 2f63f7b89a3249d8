package org.carequeue.gateway.board;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// What a page is, and so what it may hear.
@SuppressWarnings("ImmutableEnumChecker") // a view has no state
public enum Audience {
    /// The public screen.
    SCREEN("screen", new ScreenView()),
    /// Where patients take their numbers.
    KIOSK("kiosk", new KioskView()),
    /// A doctor's list.
    DOCTOR("doctor", new DoctorView()),
    /// The pharmacy's queue.
    PHARMACIST("pharmacist", new PharmacistView()),
    /// The overview.
    MANAGER("manager", new ManagerView()),
    /// One patient's own ticket.
    TICKET("ticket", new TrackedView()),
    /// A client that knows nothing of audiences.
    NONE("", new UnionView());

    private final String wire;
    private final View view;

    Audience(String wire, View view) {
        this.wire = wire;
        this.view = view;
    }

    View view() {
        return view;
    }

    /// Reads what a page says it is; saying nothing is an audience, too.
    public static Optional<Audience> of(@Nullable String wire) {
        return Arrays.stream(values()).filter(audience -> audience.wire.equals(wire == null ? "" : wire)).findFirst();
    }
}
