package org.carequeue.waiting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.carequeue.events.Priority;

/// Patients of a tier wait, and none of it was called for longer than the clinic's `unservedAfter`. Behind a strict tier
/// that alone exceeds what the doctors can do there is no bound to a wait: so staff are told.
///
/// @param tier which one
/// @param levels of those who wait, the most urgent first
/// @param since the last call of somebody of the tier, or the issue of the ticket that has waited longest, if that is later
/// @param waiting how many wait
public record UnservedTier(int tier, List<Priority> levels, Instant since, int waiting) {

    /// @param lastCalls by tier
    public static List<UnservedTier> of(WaitingList list, Map<Integer, Instant> lastCalls, Instant now) {
        var after = list.settings().calling().unservedAfter();
        var byTier = new TreeMap<Integer, List<LevelQueue>>();
        list.queues().forEach(queue -> byTier.computeIfAbsent(queue.standing().tier(), _ -> new ArrayList<>()).add(queue));
        return byTier.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue(), lastCalls))
                .filter(tier -> tier.since.plus(after).isBefore(now)).toList();
    }

    private static UnservedTier of(int tier, List<LevelQueue> queues, Map<Integer, Instant> lastCalls) {
        var levels = queues.stream().sorted(Comparator.comparingInt(queue -> queue.standing().rank()))
                .map(queue -> queue.longest().urgency().priority()).distinct().toList();
        var issued = queues.stream().map(queue -> queue.longest().issuedAt()).min(Comparator.naturalOrder()).orElseThrow();
        var called = lastCalls.getOrDefault(tier, Instant.MIN);
        return new UnservedTier(tier, levels, called.isAfter(issued) ? called : issued,
                queues.stream().mapToInt(LevelQueue::size).sum());
    }
}
