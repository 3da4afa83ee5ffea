import type { Format } from '../format';

interface Counted {
  count: number;
  f: Format;
}
const tiles = ({ count, f }: Counted): string =>
  f.plural(count, { one: `${f.number(count)} tile`, other: `${f.number(count)} tiles` });

export const boards = {
  title: 'Boards',
  count: ({ count, f }: Counted) =>
    f.plural(count, { one: `${f.number(count)} board`, other: `${f.number(count)} boards` }),
  none: 'No board is made yet.',
  noneText:
    'A board shows several questions and your own texts beside each other, with one date range and one segment for all. Present it, print it, or give it away as a file.',
  create: 'New board',
  newBoard: 'Board',
  name: 'Name',
  nameLabel: 'Name of the board',
  holds: 'Holds',
  holdsText: (p: { views: number; notes: number; f: Format }) =>
    [
      p.f.plural(p.views, { one: `${p.f.number(p.views)} question`, other: `${p.f.number(p.views)} questions` }),
      ...(p.notes === 0
        ? []
        : [p.f.plural(p.notes, { one: `${p.f.number(p.notes)} text`, other: `${p.f.number(p.notes)} texts` })]),
    ].join(', '),
  dataset: 'Data set',
  changed: 'Changed',
  open: 'Open',
  rename: 'Rename',
  newName: 'New name',
  duplicate: 'Duplicate',
  copyOf: (p: { name: string }) => `${p.name} (copy)`,
  duplicated: (p: { name: string }) => `“${p.name}” is made.`,
  delete: 'Delete',
  deleted: (p: { name: string }) => `“${p.name}” is deleted. Its saved views stay.`,
  undo: 'Undo',
  more: (p: { name: string }) => `More for ${p.name}`,
  export: 'Save as file',
  exportAll: 'Save all boards as a file',
  fileName: 'boards',
  gone: 'There is no board here. It may have been deleted, or it lies in another browser.',
  all: 'All boards',
  noDataset: 'Open a data set to see the numbers of this board.',
  source: (p: { name: string; span: string; zone: string; count: number; f: Format }) =>
    `${p.name} · ${p.span} (${p.zone}) · ${p.f.plural(p.count, { one: `${p.f.number(p.count)} event`, other: `${p.f.number(p.count)} events` })}`,
  printedAt: (p: { at: string }) => `printed ${p.at}`,
  present: 'Present',
  print: 'Print or save as PDF',
  printing: (p: Counted) => `Before it is printed every tile is computed: ${tiles(p)} to go.`,
  commands: {
    group: 'Board',
    addNote: 'Add a text to the board',
    addView: 'Add a view to the board',
    present: 'Present the board',
    print: 'Print the board',
    openBoard: (p: { name: string }) => `Open board ${p.name}`,
  },
  add: {
    button: 'Add to board',
    title: 'Add to a board',
    text: 'The question is put on the board as it is now.',
    choose: 'Board',
    toNew: 'A new board…',
    add: 'Add',
    done: (p: { view: string; board: string }) => `“${p.view}” is on the board “${p.board}”.`,
    open: 'Open the board',
    view: 'Add a view',
    viewTitle: 'Add a view',
    viewText: 'Its tile follows the saved view: when the view changes, so does the tile.',
    search: 'Search views',
    noneFound: 'No view has this in its name.',
    noViews: 'No view is saved yet. Ask something on an Explore page, then press “Add to board”.',
    ask: 'Ask something',
    note: 'Add a text',
  },
  empty: {
    title: 'This board is empty.',
    text: 'Put a saved view or a text on it, or ask something new and press “Add to board” there.',
  },
  sides: {
    eachOwn: 'Each tile’s dates',
    eachOwnLong: 'Each tile its own dates',
    breakdown: 'Split all tiles by a property',
    breakdownShort: 'Split',
    breakdownBy: (p: { property: string }) => `by ${p.property}`,
    breakdownNone: 'as each tile says',
    words: {
      range: 'date range',
      segment: 'segment',
      compare: 'comparison',
      breakdown: 'split',
    },
    cannot: (p: { kind: string; sides: string }) => `${p.kind} cannot have the board’s ${p.sides}; shown without.`,
  },
  renaming: {
    done: 'The board uses these names now.',
    copyFor: (p: { name: string; dataset: string }) => `${p.name} (${p.dataset})`,
    copied: (p: { name: string; home: string }) => `Saved as “${p.name}”. The board of ${p.home} is as it was.`,
  },
  tile: {
    open: (p: { name: string }) => `Open ${p.name} on its own page`,
    openShort: 'Open on its own page',
    duplicate: 'Duplicate',
    remove: 'Remove from the board',
    removed: (p: { name: string }) => `“${p.name}” is off the board.`,
    rename: 'Rename',
    saveAsView: 'Save as a view',
    savedAsView: (p: { name: string }) => `“${p.name}” is saved as a view, and the tile follows it.`,
    detach: 'Stop following the saved view',
    lost: 'its saved view is deleted; this is how it was last',
    lostShort: 'view deleted',
    waiting: 'Waits for the tiles before it',
    stopped: 'Stopped.',
    again: 'Try again',
    unreadable:
      'This version cannot read the question. It was saved by a later version, or the file it came from is damaged.',
    problems: 'The question is not valid on this data. Open it to see what is wrong.',
    text: 'Text',
    editText: 'Edit the text',
    emptyText: 'Empty text. Press the pencil to write.',
    textLabel: 'Text in Markdown',
    textHint: '# heading, **bold**, - list, > quote, | table |. Ctrl Enter keeps it, Esc does not.',
    keep: 'Keep',
    cancel: 'Cancel',
    move: (p: { name: string }) => `Move ${p.name}: arrow keys move it, with Shift they resize it`,
    resize: (p: { name: string }) => `Resize ${p.name}: arrow keys`,
    place: (p: { name: string; column: string; row: string; w: string; h: string }) =>
      `${p.name}: column ${p.column}, row ${p.row}, ${p.w} columns wide, ${p.h} rows high`,
  },
  presenting: {
    label: 'Presentation',
    place: (p: { n: string; all: string; name: string }) => `${p.n} of ${p.all}: ${p.name}`,
    keys: 'to turn, Esc to end',
    next: 'Next',
    before: 'Back',
    end: 'End the presentation',
  },
  keys: {
    title: 'On a board',
    move: 'on a tile’s grip: move the tile',
    resize: 'on a tile’s grip: resize it',
    turn: 'in a presentation: turn, Esc ends it',
  },
  image: (p: { text: string }) => `[picture: ${p.text}]`,
};
