import type { NameTally } from '../../model/stage-tally';
import type { CountedName } from '../vocabulary';

/** Which events are listed: all of the data set, those no stage takes, those rules of several stages match. */
export const stageLists = ['all', 'none', 'several'] as const;
export type StageListed = (typeof stageLists)[number];

/** An event name of the list; `count` is what the list is sorted by: its events, those of no stage, those of several. */
export interface ListedName {
  name: string;
  count: number;
  tally: NameTally | null;
}

const severalOf = ({ both }: NameTally): number => both.reduce((sum, pair) => sum + pair.events, 0);

/** The names of a list, those with most events first. Without counts only the whole list is known. */
export function listedNames(
  events: readonly CountedName[],
  tallyOf: (name: string) => NameTally | null,
  list: StageListed,
): ListedName[] {
  const all = events.map(({ name, count }) => ({ name, count, tally: tallyOf(name) }));
  if (list === 'all') return all;
  return all
    .map((entry) => ({
      ...entry,
      count: entry.tally === null ? 0 : list === 'none' ? entry.tally.none : severalOf(entry.tally),
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}
