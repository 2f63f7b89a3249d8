package org.carequeue.system.architecture;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

import org.carequeue.system.clinic.Checkout;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/// The modules whose compiled classes are looked at. They are read from their folders, not from the class path: this
/// module must not depend on what it examines.
enum CompiledModule {
    CLINIC_EVENTS,
    EVENT_BRIDGE,
    SERVICE_TESTING,
    TICKET_SERVICE,
    TRIAGE_SERVICE,
    PHARMACY_SERVICE,
    DISPLAY_GATEWAY,
    LAUNCHER;

    static JavaClasses classesOfAll() {
        return new ClassFileImporter()
                .importPaths(Arrays.stream(values()).map(CompiledModule::folder).collect(toUnmodifiableSet()));
    }

    JavaClasses classes() {
        return new ClassFileImporter().importPath(folder());
    }

    Path folder() {
        return Checkout.ROOT.resolve(name().toLowerCase(Locale.ROOT).replace('_', '-')).resolve("target/classes");
    }
}
