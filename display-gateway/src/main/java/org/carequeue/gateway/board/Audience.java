package org.carequeue.gateway.board;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

import org.carequeue.events.Roles;
import org.jspecify.annotations.Nullable;

/// What a page is, and so what it may hear.
@SuppressWarnings("ImmutableEnumChecker") // a view has no state
public enum Audience {
    /// The public screen.
    SCREEN("screen", new ScreenView(), Heard.byAnyOf(Roles.SCREEN, Roles.KIOSK, Roles.RECEPTION, Roles.NURSE, Roles.DOCTOR, Roles.PHARMACIST, Roles.MANAGER)),
    /// Where patients take their numbers.
    KIOSK("kiosk", new KioskView(), Heard.byAnyOf(Roles.KIOSK, Roles.RECEPTION, Roles.NURSE, Roles.DOCTOR, Roles.PHARMACIST, Roles.MANAGER)),
    /// The front desk.
    RECEPTION("reception", new ReceptionView(), Heard.byAnyOf(Roles.RECEPTION, Roles.NURSE)),
    /// Where nurses look at patients first.
    TRIAGE("triage", new TriageView(), Heard.byAnyOf(Roles.NURSE, Roles.DOCTOR)),
    /// A doctor's list.
    DOCTOR("doctor", new DoctorView(), Heard.byAnyOf(Roles.DOCTOR)),
    /// The pharmacy's queue.
    PHARMACIST("pharmacist", new PharmacistView(), Heard.byAnyOf(Roles.PHARMACIST)),
    /// The overview.
    MANAGER("manager", new ManagerView(), Heard.byAnyOf(Roles.MANAGER)),
    /// One patient's own ticket: whoever knows its token, and nobody else hears anything.
    TICKET("ticket", new TrackedView(), _ -> true),
    /// A client that knows nothing of audiences, and hears what all of them hear.
    NONE("", new UnionView(), roles -> roles.containsAll(Set.of(Roles.DOCTOR, Roles.PHARMACIST, Roles.MANAGER)));

    private final String wire;
    private final View view;
    private final Heard heard;

    /// Who may.
    private interface Heard {
        boolean by(Set<String> roles);

        static Heard byAnyOf(String... named) {
            var any = Set.of(named);
            return roles -> !Collections.disjoint(any, roles);
        }
    }

    Audience(String wire, View view, Heard heard) {
        this.wire = wire;
        this.view = view;
        this.heard = heard;
    }

    /// Whether somebody with these roles may hear it.
    public boolean mayBeHeardBy(Set<String> roles) {
        return heard.by(roles);
    }

    View view() {
        return view;
    }

    /// Reads what a page says it is; saying nothing is an audience, too.
    public static Optional<Audience> of(@Nullable String wire) {
        return Arrays.stream(values()).filter(audience -> audience.wire.equals(wire == null ? "" : wire)).findFirst();
    }
}
