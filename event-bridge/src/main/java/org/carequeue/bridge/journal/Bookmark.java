package org.carequeue.bridge.journal;

/// A place in a journal: behind one whole line. What was derived from everything before it need not be derived again, as
/// long as the journal still has that very line there.
///
/// @param log which log
/// @param segment which file, from 1
/// @param lineAt where the line begins in it, in bytes
/// @param end where it ends, behind its line feed
/// @param line its number
/// @param sequence the log's head after it
/// @param checksum the line's CRC32C; its text holds random ids, so that another line has another one
public record Bookmark(String log, int segment, long lineAt, long end, long line, long sequence, long checksum) {
}
