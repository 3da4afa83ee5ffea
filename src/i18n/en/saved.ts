export const saved = {
  /** a record by its kind */
  named: {
    view: (p: { name: string }) => `the view “${p.name}”`,
    segment: (p: { name: string }) => `the segment “${p.name}”`,
    board: (p: { name: string }) => `the board “${p.name}”`,
    stageModel: (p: { name: string }) => `the stage model “${p.name}”`,
    touchpoints: (p: { name: string }) => `the touchpoints of ${p.name}`,
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
