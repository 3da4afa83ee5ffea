import type { Format } from '../format';

export const saved = {
  /** a record by its kind */
  named: {
    view: (p: { name: string }) => `the view “${p.name}”`,
    segment: (p: { name: string }) => `the segment “${p.name}”`,
    board: (p: { name: string }) => `the board “${p.name}”`,
    stageModel: (p: { name: string }) => `the stage model “${p.name}”`,
    touchpoints: (p: { name: string }) => `the touchpoints of ${p.name}`,
    catalogue: (p: { name: string }) => `the catalogue of ${p.name}`,
    dataset: (p: { name: string }) => `the data set “${p.name}”`,
  },
  history: {
    undo: 'Undo',
    redo: 'Redo',
    /** `what`: as made, changed, renamed or deleted below */
    undoWhat: (p: { what: string }) => `Undo ${p.what}`,
    redoWhat: (p: { what: string }) => `Redo ${p.what}`,
    undone: (p: { what: string }) => `Undone: ${p.what}.`,
    redone: (p: { what: string }) => `Done again: ${p.what}.`,
    made: (p: { what: string }) => `saving ${p.what}`,
    many: (p: { count: number; f: Format }) => `adding ${p.f.number(p.count)} saved items`,
    changed: (p: { what: string }) => `the change of ${p.what}`,
    renamed: (p: { what: string; name: string }) => `renaming ${p.what} to “${p.name}”`,
    starred: (p: { what: string }) => `making ${p.what} a favourite`,
    unstarred: (p: { what: string }) => `taking ${p.what} out of the favourites`,
    zoned: (p: { what: string; zone: string }) => `giving ${p.what} the time zone ${p.zone}`,
    deleted: (p: { what: string }) => `deleting ${p.what}`,
    more: (p: { what: string; count: number; f: Format }) =>
      p.f.plural(p.count, {
        one: `adding ${p.f.number(p.count)} event to ${p.what}`,
        other: `adding ${p.f.number(p.count)} events to ${p.what}`,
      }),
    fewer: (p: { what: string; count: number; f: Format }) =>
      p.f.plural(p.count, {
        one: `taking ${p.f.number(p.count)} event out of ${p.what}`,
        other: `taking ${p.f.number(p.count)} events out of ${p.what}`,
      }),
  },
  refused:
    'The last change could not be kept: this browser has no room left, or the page was updated in another tab. Delete a data set or reload, then make the change again.',
  file: {
    save: 'Save the workspace as a file',
    title: 'Views, boards, segments, stage models and touchpoints of all data sets in one file, without the data',
    /** of the file */
    name: 'workspace',
  },
  reminder: {
    text: (p: { count: number; f: Format }) =>
      p.f.plural(p.count, {
        one: `${p.f.number(p.count)} saved item is in no file, and this browser may clear what it stores.`,
        other: `${p.f.number(p.count)} saved items are in no file, and this browser may clear what it stores.`,
      }),
    save: 'Save as a file',
    later: 'Later',
  },
  stale: {
    title: 'Changed in two tabs',
    text: (p: { what: string }) =>
      `Another tab has saved ${p.what} since this tab read it. Nothing is lost: choose what stays.`,
    mine: 'This tab',
    theirs: 'Other tab',
    deleted: 'deleted',
    keepMine: 'Keep this tab’s',
    keepTheirs: 'Keep the other tab’s',
    keepBoth: 'Keep both',
    bothHint: 'Keeping both saves this tab’s as a copy.',
    copyOf: (p: { name: string }) => `${p.name} (copy)`,
  },
};
