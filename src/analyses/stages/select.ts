import { collecting, type Fold } from '../../columns/fold';
import { visitWalk, type Visits } from '../../matching/stage-visits';
import type { Question } from '../analysis';
import type { NodeRef } from '../step-columns';
import { beganThere } from './began';
import { selectCrossed } from './cross';
import { isTiedSelection, selectTied } from '../tied-orders';
import { hasPair } from '../transition';
import { readingsOf, type StagesReading } from './reading';
import type { BeganSelection, ReadingSelection, StageMeasure, StagesSelection, StagesSpec } from './spec';
import { tiedVisits } from './tied-visits';

/** The actors behind one number. Of a move those who made it at least once, also where they made it more often. Nobody where there is no second model to read them. */
export function selectStages(question: Question<StagesSpec>, selection: StagesSelection): Fold<number[]> {
  if (isTiedSelection(selection)) return selectTied(tiedVisits(question), selection, question.dataset);
  if ('crossed' in selection) return selectCrossed(question, selection);
  const { own, beside } = readingsOf(question);
  if (!('beside' in selection)) return selectRead(own, selection);
  return beside === null ? collecting(() => undefined) : selectRead(beside, selection.beside);
}

function selectRead(reading: StagesReading, selection: ReadingSelection): Fold<number[]> {
  const { spec, plan } = reading;
  const walk = visitWalk(plan);
  const isPicked = 'began' in selection ? beganThere(reading, selection) : pickedBy(selection, spec);
  return collecting((batch, add) =>
    walk(batch, (visits, unit) => {
      if (isPicked(visits, batch)) add(batch.firstUnit + unit);
    }),
  );
}

type Picks = (visits: Visits) => boolean;

function pickedBy(selection: Exclude<ReadingSelection, BeganSelection>, { model, maxSteps }: StagesSpec): Picks {
  const place = (wanted: string): number => model.stages.findIndex(({ name }) => name === wanted);
  /** -1 for Other, which has nobody: every stage stands alone */
  const node = (ref: NodeRef): number => ('name' in ref ? place(ref.name) : -1);
  if ('measure' in selection) return measured(selection.measure, place(selection.stage));
  if ('sequence' in selection) return whole(selection.sequence.map(place));
  if (!('step' in selection)) return moving(place(selection.from), place(selection.to));
  const column = selection.step - 1;
  const isAt = (stage: number, at: number): Picks => {
    return ({ stages, length }) => at < Math.min(length, maxSteps) && stages[at] === stage;
  };
  if ('from' in selection) {
    const [from, to] = [isAt(node(selection.from), column), isAt(node(selection.to), column + 1)];
    return (visits) => from(visits) && to(visits);
  }
  const here = selection.node === undefined ? () => true : isAt(node(selection.node), column);
  return 'outcome' in selection ? (visits) => visits.length === selection.step && here(visits) : here;
}

function measured(measure: StageMeasure, stage: number): Picks {
  switch (measure) {
    case 'ever':
      return ({ stages, length }) => stages.subarray(0, length).includes(stage);
    case 'highest':
      return ({ stages, length }) => Math.max(...distinct(stages.subarray(0, length))) === stage;
    case 'entry':
      return ({ stages }) => stages[0] === stage;
    case 'now':
    case 'exit':
      return ({ stages, length }) => stages[length - 1] === stage;
  }
}

const distinct = (stages: Uint8Array): Set<number> => new Set(stages);

const whole =
  (wanted: readonly number[]): Picks =>
  ({ stages, length }) =>
    length === wanted.length && wanted.every((stage, i) => stages[i] === stage);

const moving =
  (from: number, to: number): Picks =>
  ({ stages, length }) =>
    hasPair(stages, 0, length, from, to);
