import { sameValue } from '../model/same-value';
import { listKey, listPrefix } from './list-key';
import type { Shelf } from './shelf';

/** A list that nothing names may stand in a link or in a rule that is just being made; it goes this much later. */
const graceMs = 7 * 24 * 3600 * 1000;
const unusedKey = 'unused lists';

/** When each unused list was first found unused, ms since 1970. */
interface Unused {
  v: 1;
  since: Record<string, number>;
}

/** Removes the lists of ids that no record and no step of the history has named for a week. */
export async function sweepLists(
  shelf: Pick<Shelf, 'records' | 'setting' | 'putSetting' | 'removeSetting' | 'settingKeys'>,
  now = Date.now(),
): Promise<void> {
  const kept = (await shelf.settingKeys(listPrefix)).map((key) => key.slice(listPrefix.length));
  if (kept.length === 0) return;
  const used = await shelf.records(async (table) => listsIn([await table.all(), await table.steps()]));
  const before = read(await shelf.setting(unusedKey));
  const since: Unused['since'] = {};
  for (const id of kept.filter((one) => !used.has(one))) {
    const first = before[id] ?? now;
    if (now - first < graceMs) since[id] = first;
    else await shelf.removeSetting(listKey(id));
  }
  if (!sameValue(since, before)) await shelf.putSetting(unusedKey, { v: 1, since } satisfies Unused);
}

/** The lists that a value names anywhere inside. */
function listsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  if ('list' in value && typeof value.list === 'string') found.add(value.list);
  for (const inner of Object.values(value)) listsIn(inner, found);
  return found;
}

function read(stored: unknown): Unused['since'] {
  if (typeof stored !== 'object' || stored === null || !('since' in stored)) return {};
  const entries = Object.entries(stored.since ?? {}).filter(([, at]) => typeof at === 'number');
  return Object.fromEntries(entries);
}
