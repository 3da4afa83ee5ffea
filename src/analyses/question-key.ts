import type { DatasetInfo } from '../model/dataset';

/** What tells a question from another by what is counted for it: its settings but for its name and what it is compared with, and the calendar it is asked in. */
export const questionKey = (about: object, { timeZone, weekStart }: DatasetInfo): string =>
  JSON.stringify([{ ...about, name: undefined, compare: undefined }, timeZone, weekStart]);
