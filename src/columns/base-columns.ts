import type { DatasetInfo } from '../model/dataset';
import { codeRoom, type OwnCodes } from './codes';
import { packed, unpacked } from './column-shelf';

/** The columns every fold needs. `offsets[i]` is the first row of actor i; length actors + 1. */
export interface BaseColumns {
  offsets: Uint32Array<ArrayBuffer>;
  /** UTC µs */
  at: Float64Array<ArrayBuffer>;
  event: OwnCodes;
  session: Uint32Array<ArrayBuffer> | null;
}

/** Room for the codes of a data set's events. */
export const eventRoom = ({ events }: Pick<DatasetInfo, 'events'>) => codeRoom(events.length - 1);

/** Empty base columns of the size of a data set. */
export function emptyBase(dataset: DatasetInfo): BaseColumns {
  const { rows, actors, hasSessions } = dataset;
  return {
    offsets: new Uint32Array(actors + 1),
    at: new Float64Array(rows),
    event: new (eventRoom(dataset).Codes)(rows),
    session: hasSessions ? new Uint32Array(rows) : null,
  };
}

/** Bytes of memory, and of disk where they are kept. */
export const baseBytes = ({ offsets, at, event, session }: BaseColumns): number =>
  [offsets, at, event].reduce((sum, { byteLength }) => sum + byteLength, session?.byteLength ?? 0);

/** To be kept (`ColumnShelf`). */
export const packBase = ({ offsets, at, event, session }: BaseColumns): object =>
  packed({ offsets, at, event, session });

/** What was kept, when it is of this data set's size; else null. @throws when the browser cannot read it */
export async function unpackBase(kept: unknown, dataset: DatasetInfo): Promise<BaseColumns | null> {
  const { rows, actors, hasSessions } = dataset;
  const { Codes } = eventRoom(dataset);
  const found = await unpacked(kept, {
    offsets: (actors + 1) * Uint32Array.BYTES_PER_ELEMENT,
    at: rows * Float64Array.BYTES_PER_ELEMENT,
    event: rows * Codes.BYTES_PER_ELEMENT,
    session: hasSessions ? rows * Uint32Array.BYTES_PER_ELEMENT : null,
  });
  if (found === null) return null;
  const session = found.get('session');
  return {
    offsets: new Uint32Array(found.get('offsets')!),
    at: new Float64Array(found.get('at')!),
    event: new Codes(found.get('event')!),
    session: session === undefined ? null : new Uint32Array(session),
  };
}
