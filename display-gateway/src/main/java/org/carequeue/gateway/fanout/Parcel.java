package org.carequeue.gateway.fanout;

import java.util.ArrayList;
import java.util.List;

import org.carequeue.gateway.board.SnapshotText;
import org.carequeue.gateway.board.Text;

/// The messages of one turn for one feed, encoded once for all its connections.
///
/// @param singles one object each
/// @param arrays the same, all in one JSON array, or in as many as frames are needed
record Parcel(Feed feed, List<Text> singles, List<Text> arrays) {

    static Parcel of(Feed feed, List<Text> messages) {
        var arrays = new ArrayList<Text>();
        var next = new ArrayList<Text>();
        var bytes = 2;
        for (var message : messages) {
            if (!next.isEmpty() && bytes + message.bytes() + 1 > SnapshotText.PART_BYTES) {
                arrays.add(array(next));
                next.clear();
                bytes = 2;
            }
            next.add(message);
            bytes += message.bytes() + 1;
        }
        arrays.add(array(next));
        return new Parcel(feed, List.copyOf(messages), arrays);
    }

    static Text array(List<Text> messages) {
        var json = new StringBuilder(messages.stream().mapToInt(text -> text.json().length() + 1).sum() + 1).append('[');
        var bytes = 1;
        for (var message : messages) {
            json.append(bytes == 1 ? "" : ",").append(message.json());
            bytes += message.bytes() + 1;
        }
        return Text.of(json.append(']').toString(), bytes);
    }
}
