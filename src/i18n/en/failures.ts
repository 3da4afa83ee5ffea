/** What happened, what is safe, what to do next. `happened` stands in bold, `next` below it. */
interface Words {
  happened: string;
  next: string;
}
interface Of {
  file: string;
}

const safe = 'Nothing was changed.';

export const failures = {
  cancelled: { happened: 'Cancelled.', next: safe },
  invalidSpec: {
    happened: 'This question cannot be asked as it stands.',
    next: 'Your data set is unharmed. Change the marked parts of the question.',
  },
  unknownDataset: {
    happened: 'This data set is not in this browser.',
    next: 'The others are unharmed. It may have been deleted, or the link is from another machine: choose another data set, or import the file again.',
  },
  datasetInUse: {
    happened: 'This data set is open in another tab.',
    next: `${safe} Close the other tabs of Wayfold, then try again.`,
  },
  datasetDamaged: {
    happened: 'This data set is damaged: what is stored is not what was written.',
    next: 'Your other data sets are unharmed. Delete this one and import its files again.',
  },
  outOfMemory: {
    happened: 'The calculation stopped: out of memory.',
    next: 'Your data set is unharmed. Narrow the date range or close other tabs, then try again.',
  },
  engineStart: {
    happened: 'The engine did not start.',
    next: 'Your data sets are unharmed. Reload the page; without a network it starts only after one complete visit with one.',
  },
  engine: {
    happened: 'The calculation stopped: an error in the engine.',
    next: 'Your data set is unharmed. Try again; if it stops again, copy the details and ask the question in another way.',
  },
  storageFull: (p: { needed: string; free: string }): Words => ({
    happened: `No room left: ${p.needed} needed, ${p.free} free.`,
    next: `${safe} Delete a data set, or go on in memory until this tab closes.`,
  }),
  storageRefused: (p: { needed: string; free: string }): Words => ({
    happened: `The browser refused to store ${p.needed}, although it counts on ${p.free} of room: the disk may be full, or it allows this page less.`,
    next: `${safe} Make room on the disk, delete a data set, or go on in memory until this tab closes.`,
  }),
  demoMissing: {
    happened: 'The demo could not be fetched.',
    next: 'Your data sets are unharmed. Try again with a network; after one complete visit it is there without one.',
  },
  storageMissing: {
    happened: 'This browser gives the page no lasting storage.',
    next: 'What is already stored is unharmed. Go on in memory until this tab closes, or leave the private window.',
  },
  emptyFile: (p: Of): Words => ({
    happened: `“${p.file}” is empty.`,
    next: `${safe} Export it again, or choose another file.`,
  }),
  binaryFile: (p: Of & { kind: string }): Words => ({
    happened: `“${p.file}” is ${p.kind}, not a table of events.`,
    next: `${safe} Export the events as CSV or JSON and choose that file.`,
  }),
  binaryKinds: {
    image: 'an image',
    pdf: 'a PDF',
    xlsx: 'an Excel workbook',
    parquet: 'a Parquet file',
    xml: 'an XML file',
    binary: 'a binary file',
    zip: 'a zip archive without event files',
  },
  htmlFile: (p: Of): Words => ({
    happened: `“${p.file}” is a web page, not data.`,
    next: `${safe} Often an export link that asked to log in was saved: log in there and download again.`,
  }),
  headerOnly: (p: Of): Words => ({
    happened: `“${p.file}” has a head but no rows.`,
    next: `${safe} Check the date range of the export, then choose the new file.`,
  }),
  brokenContainer: (p: Of): Words => ({
    happened: `“${p.file}” does not unpack: the archive is cut short or damaged.`,
    next: `${safe} Download it again.`,
  }),
  containerTooLarge: (p: Of): Words => ({
    happened: `“${p.file}” unpacks to more than can be true, or archives are nested too deep.`,
    next: `${safe} Unpack it yourself and choose the files inside.`,
  }),
  brokenJson: (p: Of & { line: string }): Words => ({
    happened: `“${p.file}” is not readable JSON; the first mistake is in line ${p.line}.`,
    next: `${safe} Export it again as JSON lines or CSV.`,
  }),
  noTimeColumn: (p: Of): Words => ({
    happened: `No column of “${p.file}” can be read as a time.`,
    next: `${safe} Choose the column that says when each event happened; without one there are no journeys.`,
  }),
  noActorColumn: (p: Of): Words => ({
    happened: `No column of “${p.file}” says who acted.`,
    next: `${safe} Choose the column with the user or device id.`,
  }),
  columnMissing: (p: Of & { column: string }): Words => ({
    happened: `“${p.file}” has no column “${p.column}”, which the mapping needs.`,
    next: `${safe} Import it as a data set of its own, or choose columns that all files have.`,
  }),
  noRows: (p: Of & { rejected: string }): Words => ({
    happened: `No row of “${p.file}” could be used: all ${p.rejected} were rejected.`,
    next: `${safe} Look at the reasons in the preview and change the mapping or the format.`,
  }),
  badMapping: {
    happened: 'The mapping does not fit these files.',
    next: `${safe} Choose actor, event and time again.`,
  },
  notWayfold: (p: Of): Words => ({
    happened: `“${p.file}” is a database, but not a Wayfold data set this version can read.`,
    next: `${safe} Choose a .duckdb file downloaded from Wayfold, or reload the page to get the newest version.`,
  }),
  tooLargeToBundle: (p: { size: string }): Words => ({
    happened: `The data set is too large for one bundle: ${p.size}, and 4 GB is the most.`,
    next: `${safe} Leave columns or events out, take a sample of the actors, or download the .duckdb file and the views apart.`,
  }),
  passphraseNeeded: (p: Of): Words => ({
    happened: `“${p.file}” is sealed with a passphrase.`,
    next: `${safe} Enter the passphrase you were given.`,
  }),
  wrongPassphrase: (p: Of): Words => ({
    happened: `“${p.file}” does not open with this passphrase.`,
    next: `${safe} Mind capitals and blanks, and try again; a file that was changed on its way does not open either.`,
  }),
  newerBundle: (p: Of): Words => ({
    happened: `“${p.file}” was made by a newer Wayfold.`,
    next: `${safe} Reload the page to get the newest version, then open it again.`,
  }),
};
