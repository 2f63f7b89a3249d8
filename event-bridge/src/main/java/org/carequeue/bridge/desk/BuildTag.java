package org.carequeue.bridge.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipFile;

import org.carequeue.bridge.event.EventTypes;

/// Tells one build of a service from another: a digest of everything that has a say in what its state becomes, namely
/// the classes in the jars, or folders, of the rules, the state, the contract and the desk.
///
/// It changes more often than it must. That costs one slow start; a snapshot that other code had made would cost the
/// truth.
public final class BuildTag {

    private static final String CLASS = ".class";

    private BuildTag() {
    }

    /// @return empty where the classes have no place on the disk that says which they are: then no snapshots are kept
    public static <S, C, E> Optional<String> of(Rules<S, C, E> rules, EventTypes types) {
        var places = new TreeSet<Path>();
        var classes = new TreeSet<Class<?>>((one, other) -> one.getName().compareTo(other.getName()));
        classes.addAll(types.classes());
        classes.add(rules.getClass());
        classes.add(rules.initial().getClass());
        classes.add(BuildTag.class);
        try {
            for (var type : classes) {
                var source = type.getProtectionDomain().getCodeSource();
                if (source == null || source.getLocation() == null) {
                    return Optional.empty();
                }
                places.add(Path.of(source.getLocation().toURI()));
            }
            return Optional.of(of(places));
        } catch (URISyntaxException | IOException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /// The digest of the classes in jars and in folders, wherever these stand.
    ///
    /// Of a jar only its directory is read, which says of each class how long it is and what its checksum is: all the bytes
    /// are a hundred times as much, and would be read and digested by code that nothing has compiled yet, at each start.
    static String of(SortedSet<Path> places) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var place : places) {
                if (Files.isDirectory(place)) {
                    addFolder(place, digest);
                } else {
                    addJar(place, digest);
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void addFolder(Path folder, MessageDigest digest) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(file -> file.toString().endsWith(CLASS)).sorted().toList()) {
                digest.update(folder.relativize(file).toString().getBytes(UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    private static void addJar(Path jar, MessageDigest digest) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var lines = zip.stream().filter(entry -> entry.getName().endsWith(CLASS))
                    .map(entry -> entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc() + '\n').sorted().toList();
            for (var line : lines) {
                digest.update(line.getBytes(UTF_8));
            }
        }
    }
}
