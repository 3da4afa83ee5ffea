import { generationsOf, withGeneration, type Manifest } from './manifest';
import type { SavedRecord } from './record';
import type { RecordTable } from './shelf';

/** What a data set is called, and its calendar, as a record; they lie in its manifest. */
export const labelsOf = ({ id, name, timeZone, weekStart, createdAt, labelled }: Manifest): SavedRecord<'dataset'> => ({
  ...{ kind: 'dataset', id, content: { name, timeZone, weekStart }, v: 1, createdAt },
  ...{ savedAt: labelled?.savedAt ?? createdAt, revision: labelled?.revision ?? 1 },
});

/** The manifests beside a table of records, inside its transaction. */
export interface Labelled {
  manifests(): Promise<Manifest[]>;
  manifest(id: string): Promise<Manifest | null | undefined>;
  /** puts it in place of the one there: only its labels differ, and which generation is the current one */
  relabel(manifest: Manifest): Promise<unknown>;
}

/** A table of records that has the labels of these data sets too, and gives them their rows. They are neither made nor removed here. */
export const withLabels = (table: RecordTable, kept: Labelled): RecordTable => ({
  ...table,
  all: async () => [...(await table.all()), ...(await kept.manifests()).map(labelsOf)],
  async get(kind, id) {
    const manifest = kind === 'dataset' ? await kept.manifest(id) : null;
    return manifest ? labelsOf(manifest) : table.get(kind, id);
  },
  async put(record) {
    const manifest = isLabels(record) ? await kept.manifest(record.id) : null;
    if (!isLabels(record) || !manifest) return table.put(record);
    const { content, savedAt, revision, rows } = record;
    const given = rows === undefined ? manifest : withGeneration(manifest, rows.generation);
    return kept.relabel({ ...given, ...content, labelled: { savedAt, revision } });
  },
  async holds(dataset, generation) {
    const manifest = await kept.manifest(dataset);
    return manifest ? generationsOf(manifest).includes(generation) : table.holds(dataset, generation);
  },
  remove: (kind, id) => (kind === 'dataset' ? Promise.resolve() : table.remove(kind, id)),
});

const isLabels = (record: SavedRecord): record is SavedRecord<'dataset'> => record.kind === 'dataset';
