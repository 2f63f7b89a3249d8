package org.carequeue.launcher.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.carequeue.launcher.settings.Refusal;

/// Turns an error of the file system into a sentence.
public final class FileTrouble {

    private FileTrouble() {
    }

    public static Refusal refusal(Path path, IOException trouble) {
        return switch (trouble) {
            case FileAlreadyExistsException e -> new Refusal("%s cannot be the data folder, because %s is a file.", path,
                    e.getFile());
            case AccessDeniedException e -> new Refusal("%s cannot be written: no permission for %s.", path, e.getFile());
            // The reason is the operating system's own: "No space left on device", "Read-only file system".
            case FileSystemException e when e.getReason() != null -> new Refusal("%s cannot be written: %s (%s).", path,
                    e.getReason(), e.getFile());
            case NoSuchFileException e -> new Refusal("%s cannot be created: there is no place for %s.", path, e.getFile());
            default -> new Refusal("%s cannot be written: %s.", path, trouble.getMessage());
        };
    }
}
