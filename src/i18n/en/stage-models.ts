import type { Format } from '../format';

interface Counted {
  count: number;
  f: Format;
}

export const stageModels = {
  title: 'Stage models',
  count: ({ count, f }: Counted) =>
    f.plural(count, { one: `${f.number(count)} saved model`, other: `${f.number(count)} saved models` }),
  description:
    'Every event belongs to the first stage that takes it, or to none. Events of no stage do not end a visit of a stage.',
  noneSaved: 'No stage model is saved yet.',
  noneText:
    'A stage model says which events belong to which stage of the journey. Start from one of the two presets, or from empty stages; paths can then name their steps by it.',
  noDataset: 'Open a data set to assign its events.',
  create: 'New model',
  own: 'Two empty stages',
  ownName: 'My stages',
  rename: 'Rename',
  newName: 'Name of the model',
  duplicate: 'Duplicate',
  export: 'Save as file',
  exportAll: 'Save all models as a file',
  fileName: 'stage models',
  delete: 'Delete',
  deleted: (p: { name: string }) => `“${p.name}” is deleted. Views that use it keep its stages.`,
  more: (p: { name: string }) => `More for ${p.name}`,
  keptAs: (p: { revision: string; day: string }) => `saved ${p.day} · revision ${p.revision}`,
  chooseEvents: 'Choose an event for every rule; until then the last whole version is kept.',
  changedElsewhere:
    'Another tab has saved this model since you began this change. Yours is still here and not yet kept.',
  deletedElsewhere: (p: { name: string }) => `Another tab has deleted “${p.name}” while you were changing it.`,
  saveAgain: 'Save yours anew',
  model: 'Stages',
  assignTitle: 'Stages',
  event: 'Event',
  events: 'Events',
  stage: 'Stage',
  none: 'in no stage',
  search: 'Search events',
  lists: { label: 'Which events are listed', all: 'All', none: 'In no stage', several: 'In several stages' },
  listed: (p: { name: string; n: string }) => `${p.name} · ${p.n}`,
  counted: { all: 'Events', none: 'Of no stage', several: 'Of several' },
  nothing: {
    all: 'No event has this in its name.',
    none: 'Every event is in a stage.',
    several: 'No event is taken by rules of several stages.',
  },
  part: (p: { name: string; n: string }) => `${p.name} ${p.n}`,
  both: (p: { first: string; also: string; n: string }) =>
    `${p.n} are of ${p.first}, the first; ${p.also} has a rule for them too`,
  counting: 'Counting…',
  caught: ({ events, share, count, f }: Counted & { events: string; share: string }) =>
    `${events} events, ${share} · ${f.plural(count, { one: `${f.number(count)} actor`, other: `${f.number(count)} actors` })}`,
  free: (p: { events: string; share: string }) => `in no stage: ${p.events} events, ${p.share}`,
  nameOf: (p: { n: string }) => `Name of stage ${p.n}`,
  colourOf: (p: { name: string }) => `Colour of ${p.name}`,
  colour: (p: { n: string }) => `Colour ${p.n}`,
  preSale: 'before the sale',
  preSaleOf: (p: { name: string }) => `Whether ${p.name} comes before the sale`,
  add: 'Add a stage',
  remove: (p: { name: string }) => `Remove ${p.name}`,
  up: (p: { name: string }) => `Move ${p.name} up`,
  down: (p: { name: string }) => `Move ${p.name} down`,
  takeOut: (p: { event: string; stage: string }) => `Take ${p.event} out of ${p.stage}`,
  addRule: 'Rule',
  addRuleTo: (p: { name: string }) => `Rule with a condition for ${p.name}`,
  ruleOf: (p: { name: string }) => `Rule of ${p.name}`,
  removeRule: 'Remove the rule',
  hint: 'Drag an event onto a stage, or press 1–9 in its list; 0 takes it out.',
  conditions: ({ count, f }: Counted) =>
    f.plural(count, {
      one: `${f.number(count)} rule with a condition stays as it is.`,
      other: `${f.number(count)} rules with conditions stay as they are.`,
    }),
  use: 'Use these stages',
  newStage: (p: { n: string }) => `Stage ${p.n}`,
  presets: 'Preset',
  savedNote: 'saved',
  ownNote: 'this question’s own',
  assign: 'Assign events to stages…',
  used: {
    title: 'Views with this model',
    same: 'as saved here',
    differs: 'has other stages than saved here',
    update: 'Update the view',
    updateView: (p: { name: string }) => `Update “${p.name}”`,
  },
  notice: {
    differs: (p: { name: string }) => `The stages of this question differ from the saved model “${p.name}”.`,
    take: 'Use the saved ones',
    overwrite: 'Save these as the model',
    own: 'These stages are this question’s own.',
    save: 'Save as a stage model',
    saved: (p: { name: string }) => `Saved as stage model “${p.name}”.`,
  },
  presetStages: {
    decision: {
      awareness: 'Awareness',
      consideration: 'Consideration',
      decision: 'Decision',
      use: 'Use',
      loyalty: 'Loyalty',
    },
    purchase: {
      awareness: 'Awareness',
      consideration: 'Consideration',
      purchase: 'Purchase',
      retention: 'Retention',
      advocacy: 'Advocacy',
    },
  },
};
