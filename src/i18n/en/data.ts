import { strong } from '../strong';
import type { Format } from '../format';

interface Counted {
  count: number;
  f: Format;
}
interface Part {
  n: string;
  count: number;
  f: Format;
}

/** Sentences about odd things: `n` stands out in bold at the place of *…*. */
const oddities = {
  future: (p: Part) =>
    p.f.plural(p.count, {
      one: `${strong(p.n)} event lies after the import day.`,
      other: `${strong(p.n)} events lie after the import day.`,
    }),
  heavyActor: (p: { actor: string; share: string }) => `${strong(p.actor)} has ${p.share} of all events.`,
  placeholderActor: (p: Part & { actor: string }) =>
    p.f.plural(p.count, {
      one: `${strong(p.n)} event has the actor “${p.actor}”.`,
      other: `${strong(p.n)} events have the actor “${p.actor}”.`,
    }),
  identicalRows: (p: Part) =>
    p.f.plural(p.count, {
      one: `${strong(p.n)} row is identical to an earlier one; it was kept.`,
      other: `${strong(p.n)} rows are identical to earlier ones; they were kept.`,
    }),
  ties: (p: Part) =>
    p.f.plural(p.count, {
      one: `${strong(p.n)} instant holds several events of one actor; ties follow each question’s setting.`,
      other: `${strong(p.n)} instants hold several events of one actor; ties follow each question’s setting.`,
    }),
  epochZero: (p: Part) =>
    p.f.plural(p.count, {
      one: `${strong(p.n)} event is dated 1 Jan 1970, often a missing time.`,
      other: `${strong(p.n)} events are dated 1 Jan 1970, often a missing time.`,
    }),
  gapTimes: (p: Part) =>
    p.f.plural(p.count, {
      one: `${strong(p.n)} local time was skipped by the change to summer time; it was moved forward.`,
      other: `${strong(p.n)} local times were skipped by the change to summer time; they were moved forward.`,
    }),
  overlapTimes: (p: Part) =>
    p.f.plural(p.count, {
      one: `${strong(p.n)} local time occurred twice at the end of summer time; the earlier was taken.`,
      other: `${strong(p.n)} local times occurred twice at the end of summer time; the earlier were taken.`,
    }),
  dayOrderAssumed: {
    dayFirst: 'Dates such as 03/04 fit both orders and none was chosen: the day was read first.',
    monthFirst: 'Dates such as 03/04 fit both orders and none was chosen: the month was read first.',
  },
  mixedKind: (p: { property: string; kinds: string }) => `${strong(p.property)} holds ${p.kinds}; it became text.`,
  unreadableValues: (p: Part & { property: string }) =>
    p.f.plural(p.count, {
      one: `${strong(p.n)} value of “${p.property}” is not of the kind chosen for it; it was left empty.`,
      other: `${strong(p.n)} values of “${p.property}” are not of the kind chosen for them; they were left empty.`,
    }),
  manyProperties: (p: { packed: string; kept: string }) =>
    `${strong(p.packed)} rare properties went into one JSON text; ${p.kept} have columns of their own.`,
};

export const data = {
  importedAside: (p: { name: string }) => `“${p.name}” is imported.`,
  seeReport: 'See its report',
  title: 'Data',
  count: ({ count, f }: Counted) =>
    f.plural(count, { one: `${f.number(count)} data set`, other: `${f.number(count)} data sets` }),
  addFiles: 'Add files',
  table: {
    name: 'Name',
    events: 'Events',
    actors: 'Actors',
    span: 'Span',
    report: 'Import report',
    stored: 'Stored',
    actions: 'Actions',
  },
  files: ({ count, f }: Counted) =>
    f.plural(count, { one: `${f.number(count)} file`, other: `${f.number(count)} files` }),
  imported: (p: { files: string; day: string }) => `${p.files}, imported ${p.day}`,
  appended: (p: { files: string; day: string }) => `${p.files}, last appended ${p.day}`,
  today: 'today',
  demo: 'demo, synthetic',
  allAccepted: 'all accepted',
  rejectedTag: (p: { n: string }) => `${p.n} rejected`,
  rejectedBy: 'Rejected',
  open: 'Open',
  isOpen: 'open',
  inMemory: 'in memory',
  inMemoryText: 'There was no room in storage: this data set is gone when the tab closes. Download it before.',
  span: (p: { from: string; to: string }) => `${p.from} – ${p.to}`,
  noSpan: 'no events',
  show: (p: { name: string }) => `Show ${p.name}`,
  more: (p: { name: string }) => `More for ${p.name}`,
  sortBy: (p: { column: string }) => `Sort by ${p.column}`,
  storage: {
    used: (p: { used: string; quota: string }) => `${strong(p.used)} of about ${p.quota} this browser allows`,
    usedOnly: (p: { used: string }) => `${strong(p.used)} used`,
    label: 'Storage used',
    kept: 'kept until you delete it',
    keep: 'Ask the browser to keep it',
    keepRefused: 'The browser did not agree to keep the data. Download what matters as a file.',
    memory: 'in memory only',
    memoryText:
      'This browser gives the page no lasting storage: data sets and views are gone when this tab closes. Download them before.',
    drop: 'Drop a file anywhere on this page to add it.',
  },
  actions: {
    append: 'Append',
    undoAppend: 'Undo last append',
    undoLeaveOut: 'Undo leaving out',
    check: 'Check',
    download: '.duckdb',
    downloadTitle: 'Download as a DuckDB file',
    delete: 'Delete',
    deleteDataset: 'Delete data set',
    rename: 'Rename',
    checking: 'Checking…',
    checked: (p: { name: string }) => `${p.name}: every stored byte is as it was written.`,
    appendUndone: (p: { name: string }) => `${p.name} is as before the last append.`,
    leaveOutUndone: (p: { name: string }) => `${p.name} has the left-out events again.`,
    deleted: (p: { name: string; freed: string }) => `${p.name} is deleted; ${p.freed} are free again.`,
    downloaded: (p: { file: string }) => `${p.file} is in your downloads. It opens in DuckDB 1.4 or newer, and here.`,
  },
  deleteAsk: {
    title: (p: { name: string }) => `Delete ${p.name}?`,
    text: (p: { events: string; bytes: string }) =>
      `${p.events} events go and ${p.bytes} are freed. This cannot be undone. Saved views stay.`,
    confirm: 'Delete',
  },
  noneKept: 'No data set is here yet. Drop a file anywhere on this page, or add one.',
  outdated: {
    text: (p: { name: string }) =>
      `Another tab has changed the rows of ${p.name}. This tab still answers from those it opened.`,
    open: 'Open it anew',
  },
  renameAsk: { title: 'Rename the data set', label: 'Name' },
  pasteAsk: {
    title: 'Paste rows',
    text: 'Rows of a table with its head, as copied from a spreadsheet or a text file; or JSON lines.',
    label: 'Rows',
    name: 'pasted rows',
    confirm: 'Go on',
  },
  report: {
    recordsOne: 'Records in the file',
    recordsMany: 'Records in the files',
    accepted: 'accepted',
    rejected: 'rejected',
    duplicates: 'duplicates dropped',
    zones: 'Times read in · periods in',
    importZone: 'Zone times were read in; to change it, import the file again',
    periodZone: 'Zone of days and periods',
    weekStart: 'Weeks begin on',
    weekStarts: { monday: 'Monday', sunday: 'Sunday', saturday: 'Saturday' },
    rejectedHead: 'Rejected',
    none: 'Every record was accepted.',
    noneButDuplicates: 'Nothing was rejected.',
    lines: (p: { lines: string; count: number; more: boolean; f: Format }) =>
      `${p.f.plural(p.count, { one: 'line', other: 'lines' })} ${p.lines}${p.more ? ' …' : ''}`,
    csv: (p: { n: string; count: number; f: Format }) =>
      p.f.plural(p.count, { one: `${p.n} row as CSV`, other: `${p.n} rows as CSV` }),
    csvFirst: (p: { n: string }) => `first ${p.n} rows as CSV`,
    worth: 'Worth a look',
    worthNone: 'Nothing odd was found.',
    dropIdentical: 'Import again without them',
    leaveOut: 'Leave it out',
    leaveOutTitle: (p: { actor: string }) => `Leave out all events of ${p.actor}; this can be undone`,
    leftOutDone: (p: { actor: string; n: string }) => `${p.actor} is left out with ${p.n} events.`,
    events: 'Events by frequency',
    eventsShown: (p: { shown: string; all: string }) => `${p.shown} of ${p.all}`,
    showAll: 'Show all',
    showFewer: 'Show fewer',
    synthetic: 'synthetic',
    and: (p: { name: string; count: string }) => `${p.name} and ${p.count} more`,
  },
  oddities,
  kinds: { text: 'texts', number: 'numbers', boolean: 'true and false', instant: 'times' },
  rejectReasons: {
    noActor: 'No actor',
    noEvent: 'No event',
    noTime: 'No time',
    badTime: 'Time not readable',
    tooFewColumns: 'Fewer columns than the head',
    tooManyColumns: 'More columns than the head',
    unbalancedQuote: 'Quote never closed',
    brokenJson: 'JSON not readable',
    brokenXml: 'XML not readable',
    notAnObject: 'Not a JSON object',
    badEncoding: 'Bytes that are no text',
    tooLong: 'Record too long',
    leftOut: 'Left out by you',
  },
  csvFields: { file: 'file', line: 'line', reason: 'reason', text: 'record' },
  csvName: 'rejected',
};
