import type { Format } from '../format';
import { strong } from '../strong';

type PeriodWord = 'hour' | 'day' | 'week' | 'month';
interface Counted {
  count: number;
  f: Format;
}
const counted =
  (one: string, many: string) =>
  ({ count, f }: Counted): string =>
    f.plural(count, { one: `${f.number(count)} ${one}`, other: `${f.number(count)} ${many}` });
const actorsOf = counted('actor', 'actors');
const movesOf = counted('move', 'moves');

export const stages = {
  title: 'Stages',
  sentence: 'Show how actors move [through the stages {model}] [{beside},] [up to {steps} each.] {advanced}',
  stepsLabel: 'Visits shown',
  visits: counted('visit', 'visits'),
  actors: actorsOf,
  moves: movesOf,
  beside: {
    add: 'Beside a second model',
    word: 'beside',
    remove: 'Without the second model',
  },
  both: (p: { own: string; beside: string }) => `${p.own} beside ${p.beside}`,
  problem: 'Assign at least one event to a stage.',
  map: {
    title: (p: { actors: Counted; moves: Counted }) => `${actorsOf(p.actors)}, ${movesOf(p.moves)}`,
    sub: 'forward above, back below; a box counts actors who were ever there',
    label: 'Stage map',
    widthLabel: 'Width and numbers of the arcs',
    width: { moves: 'Moves', actors: 'Actors' },
    forward: 'forward',
    skip: 'forward over a stage',
    backward: 'back to an earlier stage',
    boxTip: (p: { rate: string; n: string; base: string }) => `${p.rate} · ${p.n} of ${p.base} actors were ever here`,
    nowTip: (p: { n: string }) => `${p.n} are here now`,
    moveTip: (p: Counted & { share: string }) => `${movesOf(p)} · ${p.share} of all moves`,
    actorsTip: (p: Counted) => `by ${actorsOf(p)}`,
    medianTip: (p: { time: string }) => `median ${p.time} from coming in to moving on`,
  },
  figures: {
    regress: 'Regress rate',
    skip: 'Skip rate',
    of: (p: { n: string; all: string }) => `${p.n} of ${p.all} moves`,
    wayBack: 'Commonest way back',
    wayBackOf: (p: { from: string; to: string; actors: Counted | null }) =>
      `${p.from} → ${p.to}, moves${p.actors === null ? '' : ` by ${actorsOf(p.actors)}`}`,
    reached: (p: { stage: string }) => `Reached ${p.stage}`,
    ofActors: (p: { n: string; base: string }) => `${p.n} of ${p.base}`,
  },
  where: {
    title: 'Who is where',
    sub: 'each actor is once in every column but “ever”',
    stage: 'Stage',
    measure: { ever: 'Ever', now: 'Now', highest: 'Highest', entry: 'Entry', exit: 'Exit' },
    small: (p: { base: string }) => `of ${p.base} actors only: a share says little`,
  },
  cross: {
    title: 'Where the same actors stand by both models',
    sub: (p: { own: string; other: string }) => `rows: ${p.own}; columns: ${p.other}`,
    measureLabel: 'Which stage of an actor counts',
    corner: 'Rows ↓ columns →',
    none: 'no stage',
    cell: (p: Counted & { own: string; other: string }) => `${p.own} and ${p.other}: ${actorsOf(p)}`,
  },
  placed: {
    title: 'Which events are of which stage',
    alike: 'Both models put the same events together, in the same order: only the names of the stages differ.',
    divided: 'A row is what two stages share. A stage in several rows is divided by the other model.',
    heads: { events: 'Events', actors: 'Actors', names: 'Which' },
    more: (p: { names: string; n: string }) => `${p.names} and ${p.n} more`,
  },
  visitsCard: {
    title: (p: Counted) => `${actorsOf(p)}, by stage visit`,
  },
  matrix: {
    title: 'Moves from stage to stage',
    cell: (p: { from: string; to: string; moves: string; share: string; actors: string | null }) =>
      `${p.from} → ${p.to}: ${p.moves}, ${p.share} of all moves${p.actors === null ? '' : `, by ${p.actors}`}`,
    move: 'Move',
    direction: { forward: 'forward', skip: 'forward, skips', backward: 'back' },
    heads: { direction: 'Direction', moves: 'Moves', share: 'of all moves', actors: 'Actors', median: 'Median dwell' },
    none: 'No one moved from one stage to another.',
  },
  dwell: {
    title: 'How long visits last',
    sub: 'from the first event of a visit to the first of the next; last visits are not over',
    label: 'Dwell times by stage',
    stage: 'Stage',
    heads: {
      visits: 'Visits left',
      p10: '10%',
      p25: '25%',
      median: 'Median',
      p75: '75%',
      p90: '90%',
    },
    tip: (p: { median: string }) => `median ${p.median}`,
    middleTip: (p: { low: string; high: string }) => `half of them from ${p.low} to ${p.high}`,
    outerTip: (p: { low: string; high: string }) => `eight of ten from ${p.low} to ${p.high}`,
    baseTip: (p: Counted) => counted('visit left', 'visits left')(p),
    small: (p: { n: string }) => `only ${p.n} visits left: the spread says little`,
    none: 'No visit was followed by another.',
  },
  began: {
    title: (p: { unit: PeriodWord }) => `Coming into stages, by ${p.unit}`,
    label: 'Actors coming into stages by period',
    kindLabel: 'What is counted',
    kind: { visit: 'Began a visit', entry: 'First visit' },
    unitLabel: 'Period',
    unit: { hour: 'Hours', day: 'Days', week: 'Weeks', month: 'Months' },
    period: 'Period',
    sub: {
      visit: 'distinct actors who began a visit in the period; one may be in several stages',
      entry: 'actors by the stage and period of their first visit',
    },
    notOver: 'not over at the end of the data',
  },
  who: {
    measure: {
      ever: (p: { stage: string }) => `who were ever in ${strong(p.stage)}`,
      now: (p: { stage: string }) => `who are in ${strong(p.stage)} now`,
      highest: (p: { stage: string }) => `whose furthest stage is ${strong(p.stage)}`,
      entry: (p: { stage: string }) => `whose first stage is ${strong(p.stage)}`,
      exit: (p: { stage: string }) => `whose last stage is ${strong(p.stage)}`,
    },
    move: (p: { from: string; to: string }) => `who moved from ${strong(p.from)} to ${strong(p.to)} at least once`,
    began: {
      visit: (p: { stage: string; period: string }) => `who began a visit to ${strong(p.stage)} in ${p.period}`,
      entry: (p: { stage: string; period: string }) => `whose first stage was ${strong(p.stage)} in ${p.period}`,
    },
    at: (p: { stage: string; n: string }) => `whose visit ${p.n} is to ${strong(p.stage)}`,
    dropped: (p: { stage: string; n: string }) => `whose last visit is visit ${p.n}, to ${strong(p.stage)}`,
    allDropped: (p: { n: string }) => `whose last visit is visit ${p.n}`,
    link: (p: { from: string; to: string; n: string }) =>
      `who went from ${strong(p.from)} in visit ${p.n} to ${strong(p.to)}`,
    sequence: (p: { path: string }) => `whose visits are ${strong(p.path)}`,
    crossed: {
      now: (p: { own: string; other: string }) =>
        `who are in ${strong(p.own)} by one model and in ${strong(p.other)} by the other`,
      highest: (p: { own: string; other: string }) =>
        `whose furthest stage is ${strong(p.own)} by one model and ${strong(p.other)} by the other`,
      event: (p: { own: string; other: string }) =>
        `with an event that is of ${strong(p.own)} by one model and of ${strong(p.other)} by the other`,
      entry: (p: { own: string; other: string }) =>
        `whose first stage is ${strong(p.own)} by one model and ${strong(p.other)} by the other`,
    },
    nobody: 'of no stage',
    beside: (p: { who: string; model: string }) => `${p.who}, read by ${strong(p.model)}`,
  },
  settings: {
    model: 'Stages',
    beside: 'Stages of the second model',
    event: 'An event is',
    eventText: 'of the first stage one of whose rules matches, or of none',
    visit: 'Visit',
    visitText: 'a run of events of one stage; events of no stage do not end it',
    now: 'Now',
    nowText: 'the stage of the last visit, which is its exit too',
    dwell: 'Dwell',
    dwellText: 'from the first event of a visit to the first of the next',
    columns: 'Columns',
    columnsText: (p: { n: string }) => `the first ${p.n} visits of each actor`,
    summary: (p: { model: string; n: string }) => `${p.model}, ${p.n} visits shown`,
  },
  compared: {
    measure: (p: { stage: string; measure: string }) => `${p.stage} · ${p.measure}`,
    dwell: 'median dwell',
  },
};
