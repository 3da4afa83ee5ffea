import type { PropertyKind } from '../model/condition';
import type { DatasetSummary, WeekStart } from '../model/dataset';
import type { Answer } from '../model/failure';
import type { Reduction } from './load/reduction';

export type Container = 'gzip' | 'zip';
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252';

/** How text is cut into fields. `delimiter` is one of , ; tab | or ' ' (a run of blanks). */
export interface CsvDialect {
  kind: 'csv';
  delimiter: string;
  quote: '"' | "'" | null;
  header: boolean;
  /** columns of the head (or of the first record without one); a blank head cell is named c1, c2, …; repeats get _2, _3 */
  columns: string[];
}
/** JSON: an array of objects, objects one after the other (lines or not), or one envelope object that holds the array at `path`. */
export interface JsonDialect {
  kind: 'json';
  shape: 'array' | 'lines' | 'single';
  /** keys to the list of events inside an envelope, [] for none */
  path: string[];
  columns: string[];
}
/** A process log in XML (IEEE 1849): an event of a trace is a record, the trace's attributes stand under `case:`. */
export interface XesDialect {
  kind: 'xes';
  columns: string[];
}
export type Dialect = CsvDialect | JsonDialect | XesDialect;

/**
 * How the analyst says files are read, where that was found wrongly; what is left out is as found. Holds for all files of an import; not part of the
 * automation API.
 */
export interface FormatChoice {
  encoding?: Encoding;
  /** of CSV: , ; tab | or ' ' (a run of blanks) */
  delimiter?: string;
  /** of CSV: the first record names the columns */
  header?: boolean;
  /** of JSON: one list, or a record a line */
  records?: 'array' | 'lines';
}

/** Forms of a written time. epoch units by magnitude unless fixed. */
export type TimeForm =
  | 'iso' // YYYY-MM-DD[ T]HH:MM[:SS[.f…]] with optional Z, ±HH, ±HHMM, ±HH:MM (with or without a blank before), / as date separator too
  | 'compactDate' // YYYYMMDD
  | 'compactDateTime' // YYYYMMDDHHMMSS
  | 'date' // YYYY-MM-DD, YYYY/M/D
  | 'dayFirst' // D/M/YYYY, D.M.YYYY, D-M-YYYY [HH:MM[:SS[.f]]]
  | 'monthFirst' // M/D/YYYY …
  | 'epoch'; // 10 digits s, 13 ms, 16 µs, 19 ns; numbers, also as text, decimals allowed

/** What the columns mean (public: automation API). Columns by header name; c1, c2, … without one; nested JSON by dotted name. */
export interface Mapping {
  /** first non-empty of these */
  actor: string | string[];
  /** constant: every row is this event */
  event: string | { constant: string };
  at: string;
  eventId?: string;
  session?: string;
  properties?: 'all' | string[];
}

/** Settings of reading that are not the mapping of columns. */
export interface ImportOptions {
  mapping?: Partial<Mapping>;
  name?: string;
  /** zone for times without offset (IANA) */
  importZone?: string;
  /** zone for periods (IANA) */
  timeZone?: string;
  weekStart?: WeekStart;
  duplicates?: 'keep' | 'drop';
  append?: string;
  /**
   * kinds of properties by name, instead of the found ones. Read as `number`: decimals, leading zeros too; as `boolean`: true, yes, 1 and false, no, 0
   * without case; as `instant`: ISO times and epochs of 10, 13, 16 or 19 digits. Other values become null and are counted (oddity unreadableValues).
   */
  kinds?: Record<string, PropertyKind>;
  /** D/M or M/D where the data does not say */
  dayOrder?: 'dayFirst' | 'monthFirst';
  /** false: the mapping is not kept for files with the same columns */
  remember?: boolean;
  /** of a sealed bundle */
  passphrase?: string;
}

/** What a bundle is made of, beside the data set. */
export interface BundleOptions {
  /** text of a `.wayfold.json` file */
  views: string;
  /** null: the data set as it is stored */
  reduction: Reduction | null;
  /** null: the bundle is not sealed */
  passphrase: string | null;
}

/** Why a suggestion was made; words are the page's. */
export type Reason =
  | { code: 'name'; pattern: string } // the column's name says so
  | { code: 'preset'; preset: string } // a known export
  | { code: 'contents'; share: number } // the share of sampled values that look like it
  | { code: 'unique'; share: number }
  | { code: 'only' } // nothing better
  | { code: 'remembered' }
  | { code: 'chosen' };

export interface InspectedColumn {
  name: string;
  /** guess from the sample */
  kind: PropertyKind;
  /** share of sampled records with a value, 0..1 */
  filled: number;
  /** distinct values in the sample */
  distinct: number;
  /** the commonest values of the sample, most first */
  commonest: string[];
}

export interface InspectedFile {
  name: string;
  bytes: number;
  /** outermost first; [] for plain */
  containers: Container[];
  encoding: Encoding;
  dialect: Dialect;
}

export interface PreviewRow {
  /** line in the file, from 1 */
  line: number;
  /** by column, null = empty or absent */
  cells: (string | null)[];
}

export type RejectReason =
  | 'noActor'
  | 'noEvent'
  | 'noTime' // empty
  | 'badTime' // not readable
  | 'tooFewColumns'
  | 'tooManyColumns'
  | 'unbalancedQuote'
  | 'brokenJson'
  | 'brokenXml'
  | 'notAnObject'
  | 'badEncoding' // bytes that are not of the file's encoding
  | 'tooLong' // a record over the limit
  | 'leftOut'; // events of an actor that was left out by hand, once they were stored

export interface TimeGuess {
  form: TimeForm;
  /** share of the sampled values of the time column that this form reads */
  share: number;
  /** some sampled times carry an offset / some do not */
  withOffset: boolean;
  withoutOffset: boolean;
  /** D/M or M/D cannot be told from the sample: ask */
  ambiguous: boolean;
}

/** What is found in files before importing; from the first megabytes of each, containers opened. */
export interface Inspection {
  files: InspectedFile[];
  columns: InspectedColumn[];
  preset: string | null;
  /** zone of times without one, where the preset's exports are known to write it so */
  zone: 'UTC' | null;
  /** complete; `at` or `actor` may be '' when nothing fits */
  mapping: Mapping;
  reasons: Partial<Record<keyof Mapping, Reason>>;
  time: TimeGuess | null;
  /** first 100 records of the first file */
  preview: PreviewRow[];
  /** identifies the header, for remembered mappings */
  headerKey: string;
  /** how the files were told to be read, by hand or remembered; absent when all is as found */
  format?: FormatChoice;
}

/** What this mapping would do with the preview rows, live. */
export interface MappedPreview {
  rows: {
    line: number;
    actor: string | null;
    event: string | null;
    atUs: number | null;
    reject: RejectReason | null;
  }[];
  time: TimeGuess | null;
}

/** What the mapping would do with all records of the files. Repeats are found while importing: here they are among the accepted. */
export interface WholeCheck {
  records: number;
  accepted: number;
  rejected: number;
  /** most first */
  rejectedBy: RejectedGroup[];
  /** first 1,000 rejected records, raw text */
  rejectedRows: ImportReport['rejectedRows'];
  /** by the `file` of lines and rows */
  files: { name: string }[];
}

export interface CheckProgress {
  /** compressed bytes read so far, of all */
  done: number;
  total: number;
  records: number;
}

export interface RejectedGroup {
  reason: RejectReason;
  records: number;
  /** first lines, at most 5 */
  lines: { file: number; line: number }[];
}

/** Odd things worth a look. */
export type Oddity =
  | { code: 'future'; events: number } // later than the import's day
  | { code: 'heavyActor'; actor: string; events: number; share: number } // ≥ 30 % of all, told of ≥ 100 events by ≥ 5 actors
  | { code: 'placeholderActor'; actor: string; events: number } // null, undefined, 0, anonymous, …
  | { code: 'identicalRows'; events: number } // kept, one click drops them
  | { code: 'ties'; instants: number } // instants that hold several events of one actor
  | { code: 'epochZero'; events: number } // 1970-01-01 placeholders
  | { code: 'dayOrderAssumed'; order: 'dayFirst' | 'monthFirst' } // both readings fit every date seen and nobody chose one
  | { code: 'gapTimes'; events: number } // local times in a DST gap, moved forward
  | { code: 'overlapTimes'; events: number } // local times in a DST overlap, taken as the earlier
  | { code: 'mixedKind'; property: string; kinds: PropertyKind[] } // became text
  | { code: 'unreadableValues'; property: string; events: number } // not of the kind chosen for the property, became null
  | { code: 'manyProperties'; kept: number; packed: number }; // the rarest went into one JSON column

export interface ImportReport {
  records: number;
  accepted: number;
  rejected: number;
  duplicates: number;
  rejectedBy: RejectedGroup[];
  /** first 1,000 rejected records, raw text */
  rejectedRows: { file: number; line: number; reason: RejectReason; text: string }[];
  actors: number;
  fromUs: number;
  toUs: number;
  /** by frequency, at most 1,000 */
  events: { name: string; events: number }[];
  oddities: Oddity[];
  files: { name: string; bytes: number; containers: Container[]; encoding: Encoding; records: number }[];
  importZone: string;
  mapping: Mapping;
  tookMs: number;
}

export interface ImportProgress {
  phase: 'reading' | 'sorting' | 'storing' | 'packing';
  /** compressed bytes of the files read so far, of all (reading); chunks (storing); bytes (packing) */
  done: number;
  total: number;
  rows: number;
  rowsPerSecond: number;
}

export interface ImportOutcome {
  summary: DatasetSummary;
  report: ImportReport;
  /** text of the `.wayfold.json` file that came in a bundle */
  views?: string;
}

/** The door of the import worker (`workers/page.worker.ts`). */
export interface ImportDoor {
  /** without `format`: as remembered for the header, else as found */
  inspect(files: File[], format?: FormatChoice): Promise<Answer<{ inspection: Inspection }>>;
  /** the preview rows under another mapping */
  preview(inspection: Inspection, options: ImportOptions): Promise<Answer<{ preview: MappedPreview }>>;
  /** reads the whole files under a mapping and stores nothing; a newer check, `stopCheck` and an import end it (cancelled) */
  check(
    files: File[],
    inspection: Inspection,
    options: ImportOptions,
    progress: (p: CheckProgress) => void,
  ): Promise<Answer<{ check: WholeCheck }>>;
  stopCheck(): Promise<void>;

  import(
    files: File[],
    options: ImportOptions,
    progress: (p: ImportProgress) => void,
    format?: FormatChoice,
  ): Promise<Answer<ImportOutcome>>;
  /** the data set without the events of some actors, as its next generation: the report counts them as rejected (leftOut) */
  leaveOut(id: string, actors: string[], progress: (p: ImportProgress) => void): Promise<Answer<ImportOutcome>>;
  /** a stored data set, or a part of it, and views as one file */
  bundle(id: string, options: BundleOptions, progress: (p: ImportProgress) => void): Promise<Answer<{ file: Blob }>>;
  cancel(): Promise<void>;
}
