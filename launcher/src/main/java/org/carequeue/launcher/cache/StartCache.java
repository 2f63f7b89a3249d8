package org.carequeue.launcher.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import org.carequeue.launcher.settings.Service;

/// What the JVM has kept of a service's start: its classes, loaded and linked, in a file beside its jar. With it a start
/// takes half the processor's time. It is made by [Training] and a cache in every sense: it may be missing or
/// deleted, and the JVM takes no notice of one that does not fit the jars, which it knows by time and size.
///
/// One that does not fit costs time all the same, because the JVM then goes without the cache of its own classes, too. So it
/// is passed on only where it looks as if it fitted: made by this JVM, and no older than the service's jar, which each build
/// writes anew, also one for other JVM options.
///
/// @param folder where the service's jar lies
public record StartCache(Path folder, String module) {

    private static final String THIS_JVM = System.getProperty("java.vm.vendor") + " "
            + System.getProperty("java.vm.version") + " " + System.getProperty("os.arch") + "\n";

    public static StartCache of(Service service, Path home) {
        return new StartCache(service.folder(home), service.module());
    }

    /// The cache, or what lies beside it: `.jvm` says by which JVM it was made, because another one, even of the same version,
    /// may not take it; `.new` is what was recorded and not adopted yet.
    Path file(String ending) {
        return folder.resolve(module + ".aot" + ending);
    }

    boolean fits() {
        try {
            return Files.readString(file(".jvm")).equals(THIS_JVM)
                    && Files.getLastModifiedTime(file(""))
                            .compareTo(Files.getLastModifiedTime(folder.resolve(module + ".jar"))) >= 0;
        } catch (IOException e) {
            // One of the files is not there: no cache, or no jar.
            return false;
        }
    }

    /// What a start that uses the cache is told; nothing where there is none.
    public List<String> options() {
        // Nothing is said of a cache that the JVM does not take: a start that is slower than others is no event.
        return fits() ? List.of("-XX:AOTCache=" + file(""), "-Xlog:aot*=off", "-Xlog:cds*=off") : List.of();
    }

    /// What a run is told from which a new cache is to be made. It is made when that JVM has ended in good order.
    List<String> recordingOptions() {
        return List.of("-XX:AOTCacheOutput=" + file(".new"),
                // Without profiles: with them the JVM compiles early in the start what it found busy, and four services
                // that start together on two processors wait for their compilers.
                "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");
    }

    boolean isRecorded() {
        return Files.isRegularFile(file(".new"));
    }

    /// Puts what was recorded in the place of what was there.
    public void adopt() throws IOException {
        Files.deleteIfExists(file(".jvm"));
        Files.move(file(".new"), file(""), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(file(".jvm"), THIS_JVM);
    }

    /// Deletes what was recorded, wholly or in part.
    void discard() throws IOException {
        Files.deleteIfExists(file(".new"));
        Files.deleteIfExists(file(".new.config"));
    }
}
