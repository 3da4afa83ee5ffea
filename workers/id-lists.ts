import { actorsOf } from '../src/analyses/segment-members';
import type { ColumnSource } from '../src/columns/source';
import type { IdMatches, IdSource } from '../src/engine/protocol';
import { idRows, idsOf, textOfFile, type IdChoice } from '../src/import/id-list';
import { listKey } from '../src/store/list-key';

/** Where lists lie: one entry each. */
export interface ListShelf {
  setting(key: string): Promise<unknown>;
  putSetting(key: string, value: unknown): Promise<void>;
}

const mostColumns = 50;

/** Lists of ids kept apart from the segments that name them, as JSON text in a Blob, so that only who needs the ids reads them. */
export class IdLists {
  readonly #read = new Map<string, readonly string[]>();

  constructor(private readonly shelf: ListShelf) {}

  /** null: there is no such list here */
  async ids(list: string): Promise<readonly string[] | null> {
    const known = this.#read.get(list);
    if (known !== undefined) return known;
    const kept = await this.shelf.setting(listKey(list)).catch(() => null);
    if (!(kept instanceof Blob)) return null;
    const parsed: unknown = JSON.parse(await kept.text());
    const ids = Array.isArray(parsed) ? parsed.filter((id) => typeof id === 'string') : [];
    this.#read.set(list, ids);
    return ids;
  }

  /** @throws when it cannot be stored */
  async keep(list: string, ids: readonly string[]): Promise<void> {
    await this.shelf.putSetting(listKey(list), new Blob([JSON.stringify(ids)]));
    this.#read.set(list, ids);
  }
}

/** The ids a list is made of. */
export const idsFrom = async (from: IdSource): Promise<readonly string[]> =>
  'ids' in from ? from.ids : idsOf(idRows(await textOfFile(from.file)), from.choice);

/** How many ids of each column of a file the data have; without a choice the column with the most is taken, with a head where its first cell is nobody and another is somebody. */
export async function matchIds(
  file: Blob,
  choice: IdChoice | null,
  actors: number,
  source: ColumnSource,
): Promise<IdMatches> {
  const rows = idRows(await textOfFile(file));
  const count = async (ids: readonly string[]): Promise<number> =>
    (await actorsOf(ids, actors, source)).reduce((sum, one) => sum + one, 0);
  const width = Math.min(
    mostColumns,
    rows.reduce((most, cells) => Math.max(most, cells.length), 0),
  );
  const heads = rows[0] ?? [];
  const header = choice?.header ?? (width > 1 && (await count(heads.filter((cell) => cell !== ''))) === 0);
  const columns: IdMatches['columns'] = [];
  for (let column = 0; column < width; column += 1) {
    const ids = idsOf(rows, { column, header });
    columns.push({ name: header ? (heads[column] ?? '') : '', ids: ids.length, found: await count(ids) });
  }
  const best = columns.reduce((place, one, i) => (one.found > (columns[place]?.found ?? 0) ? i : place), 0);
  const column = Math.min(choice?.column ?? best, Math.max(0, width - 1));
  return { columns, choice: { column, header }, first: idsOf(rows, { column, header }).slice(0, 5) };
}
