package org.carequeue.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns an error of the file system into a sentence. */
final class FileTrouble {

    private FileTrouble() {
    }

    static Refusal refusal(Path path, IOException trouble) {
        return new Refusal(switch (trouble) {
            case FileAlreadyExistsException e -> "%s cannot be the data folder, because %s is a file."
                    .formatted(path, e.getFile());
            case AccessDeniedException e -> "%s cannot be written: no permission for %s.".formatted(path, e.getFile());
            // The reason is the operating system's own: "No space left on device", "Read-only file system".
            case FileSystemException e when e.getReason() != null -> "%s cannot be written: %s (%s)."
                    .formatted(path, e.getReason(), e.getFile());
            case NoSuchFileException e -> "%s cannot be created: there is no place for %s.".formatted(path, e.getFile());
            default -> "%s cannot be written: %s.".formatted(path, trouble.getMessage());
        });
    }
}
