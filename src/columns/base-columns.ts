import type { DatasetInfo } from '../model/dataset';
import { codeRoom, type OwnCodes } from './codes';

/** The columns every fold needs. `offsets[i]` is the first row of actor i; length actors + 1. */
export interface BaseColumns {
  offsets: Uint32Array<ArrayBuffer>;
  /** UTC µs */
  at: Float64Array<ArrayBuffer>;
  event: OwnCodes;
  session: Uint32Array<ArrayBuffer> | null;
}

/** Base columns as they are kept (`ColumnShelf`): the bytes of each array, as they lie in memory. */
export interface KeptBase {
  v: 1;
  offsets: Blob;
  at: Blob;
  event: Blob;
  session: Blob | null;
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

/** Copies the columns once. */
export const packBase = ({ offsets, at, event, session }: BaseColumns): KeptBase => ({
  v: 1,
  offsets: new Blob([offsets]),
  at: new Blob([at]),
  event: new Blob([event]),
  session: session === null ? null : new Blob([session]),
});

/** What was kept, when it is of this data set's size; else null. @throws when the browser cannot read it */
export async function unpackBase(kept: unknown, dataset: DatasetInfo): Promise<BaseColumns | null> {
  if (!isKeptBase(kept)) return null;
  const { rows, actors, hasSessions } = dataset;
  const { Codes } = eventRoom(dataset);
  const agrees =
    kept.offsets.size === (actors + 1) * Uint32Array.BYTES_PER_ELEMENT &&
    kept.at.size === rows * Float64Array.BYTES_PER_ELEMENT &&
    kept.event.size === rows * Codes.BYTES_PER_ELEMENT &&
    (kept.session?.size ?? null) === (hasSessions ? rows * Uint32Array.BYTES_PER_ELEMENT : null);
  if (!agrees) return null;
  const [offsets, at, event, session] = await Promise.all(
    [kept.offsets, kept.at, kept.event, kept.session].map(async (blob) => blob?.arrayBuffer()),
  );
  return {
    offsets: new Uint32Array(offsets!),
    at: new Float64Array(at!),
    event: new Codes(event!),
    session: session === undefined ? null : new Uint32Array(session),
  };
}

function isKeptBase(kept: unknown): kept is KeptBase {
  if (typeof kept !== 'object' || kept === null || !('v' in kept) || kept.v !== 1) return false;
  if (!('offsets' in kept && 'at' in kept && 'event' in kept && 'session' in kept)) return false;
  const arrays = [kept.offsets, kept.at, kept.event];
  return arrays.every((one) => one instanceof Blob) && (kept.session === null || kept.session instanceof Blob);
}
