/** In which order the triage desk shows patients, and what of them is new to whoever looks. Pure functions. */

/** The groups of the list, from its top. */
export const GROUPS = /** @type {const} */ (['atOnce', 'unseen', 'due', 'others']);

/**
 * Who waits, by what the desk has to do: who is to be seen at once; who has not been looked at yet, the oldest first; who
 * is to be looked at again, the longest due first; and the others, in the order of the next calls.
 * @param {{id: string, priority: string, triaged: boolean, issuedAt: string}[]} waiting in that order
 * @param {Set<string>} due ids, the longest due first
 * @param {Set<string>} atOnce codes of the levels that are to be seen at once
 * @returns {Page.TriageGroups} ids
 */
export function grouped(waiting, due, atOnce) {
  /** @type {Page.TriageGroups} */
  const groups = { atOnce: [], unseen: [], due: [], others: [] };
  const place = new Map([...due].map((id, index) => [id, index]));
  for (const ticket of waiting) {
    groups[groupOf(ticket, due, atOnce)].push(ticket.id);
  }
  const issued = new Map(waiting.map(({ id, issuedAt }) => [id, Date.parse(issuedAt)]));
  groups.unseen.sort((one, other) => Number(issued.get(one)) - Number(issued.get(other)));
  groups.due.sort((one, other) => Number(place.get(one)) - Number(place.get(other)));
  return groups;
}

/**
 * @param {{id: string, priority: string, triaged: boolean}} ticket
 * @param {Set<string>} due
 * @param {Set<string>} atOnce
 */
function groupOf({ id, priority, triaged }, due, atOnce) {
  return atOnce.has(priority) ? 'atOnce' : !triaged ? 'unseen' : due.has(id) ? 'due' : 'others';
}

/**
 * What the list shows. While somebody is at it everybody stays where they are, also who has gone or belongs elsewhere by
 * now; who has come since is only counted, and comes in afterwards. But who is to be seen at once goes to the top.
 * @param {Page.TriageGroups | undefined} shown what it has shown last
 * @param {Page.TriageGroups} fresh how it would be now
 * @param {boolean} held whether somebody is at it
 * @param {string | undefined} chosen whom somebody works on: does not go from under their finger
 * @returns {{groups: Page.TriageGroups, late: number}} late: how many have come since
 */
export function arranged(shown, fresh, held, chosen) {
  if (!shown || !held) {
    return { groups: fresh, late: 0 };
  }
  const before = new Set(shown.atOnce);
  const breakIn = fresh.atOnce.filter(id => id !== chosen && !before.has(id));
  const moved = new Set(breakIn);
  const rest = (/** @type {string[]} */ ids) => ids.filter(id => !moved.has(id));
  const groups = { atOnce: [...breakIn, ...shown.atOnce], unseen: rest(shown.unseen), due: rest(shown.due), others: rest(shown.others) };
  const known = new Set(idsOf(groups));
  return { groups, late: idsOf(fresh).filter(id => !known.has(id)).length };
}

/**
 * @param {Page.TriageGroups} groups
 * @returns {string[]} from the list's top
 */
export function idsOf(groups) {
  return GROUPS.flatMap(group => groups[group]);
}

/**
 * What is new of a patient to whoever has seen that much.
 * @param {{priority: string, triaged: boolean}} ticket
 * @param {boolean} due whether the patient is to be looked at again
 * @param {Page.TriageSeen | undefined} seen
 * @returns {'new' | 'level' | 'due' | undefined}
 */
export function newsOf({ priority, triaged }, due, seen) {
  if (!seen) {
    return 'new';
  }
  return seen.priority !== priority || seen.triaged !== triaged ? 'level' : due && !seen.due ? 'due' : undefined;
}

/**
 * What has been seen of each patient, after the board has changed: of the chosen one all; of the others what was seen
 * before, or all where the desk has only just begun. Who is looked at again in time is due anew another time.
 * @param {Map<string, Page.TriageSeen> | undefined} before none for a desk that begins
 * @param {Iterable<{id: string, priority: string, triaged: boolean}>} tickets all that there are
 * @param {Set<string>} due ids
 * @param {string | undefined} chosen
 * @returns {Map<string, Page.TriageSeen>}
 */
export function seenOf(before, tickets, due, chosen) {
  const seen = new Map();
  for (const { id, priority, triaged } of tickets) {
    const known = before?.get(id);
    if (!before || id === chosen) {
      seen.set(id, { priority, triaged, due: due.has(id) });
    } else if (known) {
      seen.set(id, { ...known, due: known.due && due.has(id) });
    }
  }
  return seen;
}
