import type {
  FormatChoice,
  ImportOptions,
  ImportOutcome,
  ImportReport,
  Inspection,
  Mapping,
} from '../../import/contract';

/** What is set beside the mapping of columns. */
export type ImportSettings = Required<Pick<ImportOptions, 'name' | 'importZone'>> &
  Pick<ImportOptions, 'append' | 'duplicates' | 'dayOrder' | 'timeZone' | 'weekStart' | 'kinds'>;

/** What came of an import. */
export type Imported = Pick<ImportOutcome, 'summary' | 'views'>;

/** What is kept of an import for the next files with its header. */
export type RememberedOptions = Partial<ImportSettings> & { format?: FormatChoice };

/** The settings among it; the format is part of the inspection. */
export function settingsOf({ format, ...settings }: RememberedOptions): Partial<ImportSettings> {
  return format === undefined ? settings : { ...settings };
}

/** True when the files have every column a mapping names. */
export function fits({ actor, event, at, eventId, session, properties }: Mapping, { columns }: Inspection): boolean {
  const kept = properties === undefined || properties === 'all' ? [] : properties;
  const used = [actor, typeof event === 'string' ? event : [], at, eventId ?? [], session ?? [], kept].flat();
  return used.every((name) => columns.some((column) => column.name === name));
}

/** The optional columns that are there. */
export const withoutUndefined = (fields: {
  eventId?: string | undefined;
  session?: string | undefined;
}): Partial<Mapping> => ({
  ...(fields.eventId === undefined ? {} : { eventId: fields.eventId }),
  ...(fields.session === undefined ? {} : { session: fields.session }),
});

/** An appended file and one without a name of its own leave the data set's name to the importer. */
export function namedSettings({ name, ...settings }: ImportSettings): Omit<ImportSettings, 'name'> & { name?: string } {
  const given = name.trim();
  return given === '' || settings.append !== undefined ? settings : { ...settings, name: given };
}

/** How things were read before. */
export interface Known {
  /** files with this header; null when there were none */
  remembered(headerKey: string): Promise<{ options: RememberedOptions } | null>;
  /** the data set that is appended to */
  dataset(id: string): Pick<ImportReport, 'mapping' | 'importZone'> | undefined;
  /** false for a data set that lives in memory until the tab closes */
  lasting(id: string): boolean;
}

/** This computer's zone. */
export const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Natural order of names: part 2 before part 10. */
export const inOrder = (files: readonly File[]): File[] => {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [...files].sort((a, b) => compare(a.name, b.name));
};

/** The first file's name without its endings. */
export const datasetName = (files: readonly File[]): string =>
  (files[0]?.name ?? '').replace(/(\.(gz|zip|csv|tsv|txt|json|jsonl|ndjson|duckdb|wayfold))+$/i, '');
