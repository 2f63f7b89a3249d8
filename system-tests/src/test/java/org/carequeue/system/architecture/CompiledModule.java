package org.carequeue.system.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.carequeue.system.clinic.Checkout;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/// A module whose compiled classes are looked at. They are read from its folder, not from the class path: this module must
/// not depend on what it examines.
///
/// @param name of the folder
public record CompiledModule(String name) {

    private static final Pattern NAMED = Pattern.compile("<module>([a-z-]+)</module>");

    /// Those that the build names and that hold more than tests, whichever they are.
    public static List<CompiledModule> all() {
        try {
            return NAMED.matcher(Files.readString(Checkout.ROOT.resolve("pom.xml"))).results().map(found -> found.group(1))
                    .filter(name -> Files.isDirectory(Checkout.ROOT.resolve(name).resolve("src/main/java")))
                    .map(CompiledModule::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The classes of all of them.
    public static JavaClasses classesOfAll() {
        return new ClassFileImporter().importPaths(all().stream().map(CompiledModule::folder).toList());
    }

    JavaClasses classes() {
        return new ClassFileImporter().importPath(folder());
    }

    /// Where its classes are.
    public Path folder() {
        return Checkout.ROOT.resolve(name).resolve("target/classes");
    }
}
