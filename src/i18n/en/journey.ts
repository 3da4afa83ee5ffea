import type { Format } from '../format';
import { strong } from '../strong';

interface Cell {
  cell: string;
  time: string;
}

interface Counted {
  count: number;
  f: Format;
}
const actors = ({ count, f }: Counted): string =>
  f.plural(count, { one: `${f.number(count)} actor`, other: `${f.number(count)} actors` });

export const journey = {
  title: 'Journey map',
  sentence:
    'Through the stages of [{model},] where do journeys hurt, each touchpoint being {touchpoint}[,] a journey being lost when it stops within {within}[?] {advanced}',
  touchpointLabel: 'What a touchpoint is',
  touchpoint: { event: 'event', channels: 'channel', property: 'property', groups: 'group of events' },
  byChannel: 'by',
  propertyLabel: 'Property that names the touchpoint',
  within: 'A journey that stops within so long is lost',
  markedLabel: 'Events marked as friction',
  addMarked: 'Mark events',
  termsLabel: 'Friction is made of',
  valueLabel: 'What a journey is worth',
  noValue: 'not asked',
  elements: {
    brand: 'brand awareness',
    product: 'product understanding',
    decision: 'purchase decision',
    experience: 'product experience',
    afterSales: 'after-sales',
    loyalty: 'loyalty',
  },
  groups: {
    title: 'Touchpoints',
    first: 'Touchpoint',
    add: 'Add a touchpoint',
    nameOf: (p: { n: string }) => `Name of touchpoint ${p.n}`,
    eventsOf: (p: { name: string }) => `Events of ${p.name}`,
    elementOf: (p: { name: string }) => `Element of the journey ${p.name} serves`,
    noElement: 'no element',
    up: (p: { name: string }) => `Move ${p.name} up: an event is of the first touchpoint that takes it`,
    remove: (p: { name: string }) => `Remove ${p.name}`,
  },
  mapTitle: 'Stages and touchpoints',
  measureLabel: 'What the map shows',
  measures: {
    friction: 'Friction',
    actors: 'Actors',
    conversion: 'Went on',
    dwell: 'Time',
    lost: 'Lost',
    value: 'Value lost',
  },
  touchpointHead: 'Touchpoint',
  small: (p: Counted & { rate: string | null }) => (p.rate === null ? actors(p) : `${actors(p)} · ${p.rate} on`),
  few: (p: Counted) => `${actors(p)}: too few (under 30) to read a rate from`,
  hasNote: 'has a note',
  print: 'Print',
  cell: (p: { touchpoint: string; stage: string }) => `${p.touchpoint} · ${p.stage}`,
  terms: { friction: 'Friction', lost: 'lost × actors', jumpBacks: 'jump-backs', marked: 'marked events' },
  formula: (p: { time: string }) =>
    `= (lost within ${p.time} after the cell ÷ all lost journeys) × its actors + jump-backs that start in it + events marked as friction in it.`,
  lostNote: (p: { time: string }) =>
    `Lost: no event of a later stage ever follows, and the last one of the same stage comes within ${p.time}; going back saves nobody. Where the data end before the ${p.time} are over nobody is counted as lost. One journey may be lost after several cells.`,
  valueNote:
    'Value lost is an estimate: lost actors × the median of what those who went on brought afterwards; the interval is that of the median (95%).',
  hurtTitle: 'Where it hurts',
  hurtNote: 'cells by friction',
  noFriction: 'No friction is found with these terms.',
  where: 'Touchpoint and stage',
  madeOf: 'Made of',
  evidence: 'Evidence',
  asFunnel: 'As a funnel',
  asPaths: 'What they did next',
  note: 'Note',
  heads: {
    actors: 'Actors',
    wentOn: 'Went on to a later stage',
    lost: 'Lost',
    immature: 'Not decided yet',
    jumpedBack: 'Jumped back',
    marked: 'With marked events',
    dwell: 'Median time to the next visit',
    valueLost: 'Value lost (estimate)',
  },
  eventsOf: ({ count, f }: Counted) =>
    f.plural(count, { one: `${f.number(count)} event`, other: `${f.number(count)} events` }),
  moves: ({ count, f }: Counted) =>
    f.plural(count, { one: `${f.number(count)} move`, other: `${f.number(count)} moves` }),
  sum: (p: { lost: string; jumpBacks: string; marked: string }) =>
    `lost ${p.lost} + jump-backs ${p.jumpBacks} + marked ${p.marked}`,
  estimate: (p: { lost: string; median: string; base: string; interval: string | null }) =>
    `${p.lost} lost × median ${p.median} of ${p.base} who went on${p.interval === null ? '; too few for an interval' : `, ${p.interval}`}`,
  interval: (p: { low: string; high: string }) => `${p.low} to ${p.high}`,
  figures: {
    journeys: 'Journeys',
    withStage: 'actors with an event of a stage',
    lost: 'Lost journeys',
    worst: 'Hurts most',
    friction: (p: { n: string }) => `friction ${p.n}`,
  },
  also: {
    marked: (p: { events: string }) => `friction by itself: ${strong(p.events)}`,
    value: (p: { property: string }) => `worth: ${strong(p.property)}`,
    off: (p: { terms: string }) => `left out of friction: ${strong(p.terms)}`,
  },
  problems: {
    model: 'The stages cannot be read.',
    touchpoint: 'Choose events for every touchpoint.',
    marked: 'Choose an event that is friction.',
  },
  summary: (p: { time: string }) => `lost when nothing further comes within ${p.time}`,
  settings: {
    stages: 'Stages',
    touchpoints: 'Touchpoints',
    byEvent: 'each event for itself, the 50 most frequent',
    byProperty: (p: { property: string; n: string }) => `the value of ${p.property}, the ${p.n} most frequent`,
    byChannel: (p: { events: string; channel: string; n: string }) =>
      `${p.events} by channel (${p.channel}), the ${p.n} most frequent`,
    byGroups: (p: { names: string }) => `groups of events, the first that takes it: ${p.names}`,
    wentOn: 'Went on',
    wentOnText: 'an event of a later stage follows at any time; skips count',
    lost: 'Lost',
    lostText: (p: { time: string }) =>
      `no event of a later stage follows, the last of the same stage within ${p.time}; not counted where the data end before`,
    friction: 'Friction',
    frictionText: (p: { time: string }) =>
      `share of all journeys lost within ${p.time} after the cell × its actors + jump-backs that start in it + marked events`,
    off: 'Left out of friction',
    marked: 'Marked as friction',
    value: 'Value',
    valueText: (p: { property: string }) =>
      `the sum of ${p.property} after the first event of the cell, of those who went on`,
  },
  who: {
    journeys: { all: 'with an event of a stage', lost: 'whose journey is lost' },
    actors: (p: Cell) => `with ${strong(p.cell)}`,
    wentOn: (p: Cell) => `who went on from ${strong(p.cell)} to a later stage`,
    lost: (p: Cell) => `lost within ${p.time} after ${strong(p.cell)}`,
    immature: (p: Cell) => `with ${strong(p.cell)}, for whom the ${p.time} are not over`,
    jumpedBack: (p: Cell) => `who jumped back to an earlier stage from ${strong(p.cell)}`,
    marked: (p: Cell) => `with events marked as friction in ${strong(p.cell)}`,
  },
};
