package org.carequeue.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that nobody but their owner can enter, whatever the umask: a crash report holds what was in memory. */
final class OwnerOnly {

    private static final FileAttribute<?> PERMISSIONS = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private OwnerOnly() {
    }

    /** Makes a folder, with those above it, unless it is there; one that is there stays as its owner has made it. */
    static void makeFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder, PERMISSIONS);
        } else {
            Files.createDirectories(folder);
        }
    }
}
