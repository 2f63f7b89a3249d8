package org.carequeue.launcher.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/// Folders that nobody but their owner can enter, whatever the umask: a crash report holds what was in memory.
public final class Folders {

    private Folders() {
    }

    /// Makes a folder, with those above it, unless it is there; one that is there stays as its owner has made it.
    public static void make(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /// Deletes a folder with all that is in it. Links are not followed: a linked folder loses its link and keeps its content.
    public static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
