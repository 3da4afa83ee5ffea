import { parseCatalogue } from '../../model/catalogue';
import { parseSegment } from '../../model/segment';
import { parseStageModel } from '../../model/stage-model';
import { parseTouchpoints } from '../../model/touchpoints';
import type { RecordContents, RecordKind, SavedRecord } from '../../store';
import { readBoard } from '../boards/read-board';
import type { Kept, Unkept } from '../ports';

/** How the page reads and writes a kind of record. */
interface KindOfRecord<Kind extends RecordKind> {
  /** nothing where this version cannot read it */
  read: (record: SavedRecord<Kind>) => Kept<Kind>[];
  write: (kept: Unkept<Kind>) => RecordContents[Kind];
  order: (a: Kept<Kind>, b: Kept<Kind>) => number;
}

const newestFirst = (a: { savedAt: number }, b: { savedAt: number }): number => b.savedAt - a.savedAt;
const stampOf = ({ id, savedAt, revision }: SavedRecord) => ({ id, savedAt, revision });

/** The same without its revision: saved, it is a record of its own. */
export function asNew<T extends { revision: number }>(kept: T): Omit<T, 'revision'> {
  const own: Omit<T, 'revision'> & { revision?: number } = { ...kept };
  delete own.revision;
  return own;
}

/** Whether it is in files of views and of the workspace; what a data set is called goes with the data set. */
export const isInFiles = (kind: RecordKind): boolean => kind !== 'dataset';

/** Every kind of record; a further one is a line in the store's `RecordContents` and an entry here. */
export const recordKinds: { readonly [Kind in RecordKind]: KindOfRecord<Kind> } = {
  view: {
    read: (record) => [{ ...record.content, ...stampOf(record) }],
    write: ({ name, spec, dataset, starred }) => ({ name, spec, dataset, ...(starred ? { starred } : {}) }),
    order: newestFirst,
  },
  segment: {
    read: (record) => {
      const parsed = parseSegment(record.content.segment);
      return parsed.ok ? [{ name: record.content.name, segment: parsed.value, ...stampOf(record) }] : [];
    },
    write: ({ name, segment }) => ({ name, segment }),
    order: (a, b) => a.name.localeCompare(b.name),
  },
  board: {
    read: (record) => {
      const { name, dataset, board: content, starred } = record.content;
      const board = readBoard(content);
      return board === null ? [] : [{ name, board, dataset, ...(starred ? { starred } : {}), ...stampOf(record) }];
    },
    write: ({ name, board, dataset, starred }) => ({ name, board, dataset, ...(starred ? { starred } : {}) }),
    order: newestFirst,
  },
  stageModel: {
    read: (record) => {
      const parsed = parseStageModel(record.content.model);
      return parsed.ok ? [{ model: parsed.value, ...stampOf(record) }] : [];
    },
    write: ({ model }) => ({ model }),
    order: (a, b) => a.model.name.localeCompare(b.model.name),
  },
  touchpoints: {
    read: (record) => {
      const parsed = parseTouchpoints(record.content.touchpoints);
      return parsed.ok ? [{ touchpoints: parsed.value, ...stampOf(record) }] : [];
    },
    write: ({ touchpoints }) => ({ touchpoints }),
    order: newestFirst,
  },
  catalogue: {
    read: (record) => {
      const parsed = parseCatalogue(record.content.catalogue);
      return parsed.ok ? [{ catalogue: parsed.value, ...stampOf(record) }] : [];
    },
    write: ({ catalogue }) => ({ catalogue }),
    order: newestFirst,
  },
  dataset: {
    read: (record) => [{ ...record.content, ...stampOf(record) }],
    write: ({ name, timeZone, weekStart }) => ({ name, timeZone, weekStart }),
    order: newestFirst,
  },
};
