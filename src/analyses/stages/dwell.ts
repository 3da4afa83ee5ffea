/*
 * How long visits last, and how many people a move has. The dwell of a visit is the time from its first event to the first of the next; an actor's last visit has none and is not in the distribution. An
 * actor counts once for a pair of stages, however often it makes the move.
 */
import * as v from 'valibot';
import type { Fold } from '../../columns/fold';
import { visitWalk } from '../../matching/stage-visits';
import { addToBag, emptyBag, mergedBags, pilesBy, quantileOf, sizeOf } from '../../model/value-bag';
import type { Pile, ValueBag } from '../../model/value-bag';
import type { Question } from '../analysis';
import { foldedAside, type Aside } from '../asides';
import { askedReading, type StagesReading } from './reading';
import type { StagesSpec } from './spec';

/** The dwell times of a stage in ms; null where no visit was followed by another. */
export interface StageDwell {
  stage: string;
  /** visits followed by another */
  visits: number;
  p10Ms: number | null;
  p25Ms: number | null;
  medianMs: number | null;
  p75Ms: number | null;
  p90Ms: number | null;
}

export interface Dwells {
  /** distinct actors behind each transition */
  movers: { from: string; to: string; actors: number }[];
  /** in the model's order */
  dwells: StageDwell[];
}

interface DwellState {
  movers: Float64Array;
  /** dwell in µs by the stage left */
  dwells: ValueBag;
}

export interface DwellAsked {
  /** as the second model reads it */
  beside: boolean;
}

export const stageDwells: Aside<StagesSpec, DwellAsked, Dwells> = foldedAside({
  asked: v.strictObject({ beside: v.boolean() }),
  passes: (question: Question<StagesSpec>, { beside }) => [() => dwellFold(askedReading(question, beside))],
  shape: (state: DwellState, question, { beside }) => shapeDwells(state, askedReading(question, beside).spec),
});

function dwellFold({ spec, plan }: StagesReading): Fold<DwellState> {
  const stages = spec.model.stages.length;
  const walk = visitWalk(plan);
  return {
    empty: () => ({ movers: new Float64Array(stages * stages), dwells: emptyBag() }),
    visit(batch, { movers, dwells }) {
      const latest = new Int32Array(stages * stages).fill(-1);
      walk(batch, ({ stages: visited, rows, length }, unit) => {
        for (let i = 1; i < length; i += 1) {
          const from = visited[i - 1]!;
          const pair = from * stages + visited[i]!;
          addToBag(dwells, from, batch.at[rows[i]!]! - batch.at[rows[i - 1]!]!);
          if (latest[pair] === unit) continue;
          latest[pair] = unit;
          movers[pair]! += 1;
        }
      });
    },
    merge: (a, b) => ({
      movers: a.movers.map((actors, pair) => actors + b.movers[pair]!),
      dwells: mergedBags(a.dwells, b.dwells),
    }),
  };
}

function shapeDwells({ movers, dwells }: DwellState, { model }: StagesSpec): Dwells {
  const names = model.stages.map(({ name }) => name);
  const piles = pilesBy(dwells, names.length, (stage) => stage);
  return {
    movers: [...movers].flatMap((actors, pair) =>
      actors === 0
        ? []
        : [{ from: names[Math.floor(pair / names.length)] ?? '', to: names[pair % names.length] ?? '', actors }],
    ),
    dwells: piles.map((pile, i) => dwellOf(names[i] ?? '', pile)),
  };
}

function dwellOf(stage: string, pile: Pile): StageDwell {
  const at = (p: number): number | null => {
    const us = quantileOf(pile, p);
    return us === null ? null : us / 1000;
  };
  return {
    ...{ stage, visits: sizeOf(pile) },
    ...{ p10Ms: at(0.1), p25Ms: at(0.25), medianMs: at(0.5), p75Ms: at(0.75), p90Ms: at(0.9) },
  };
}
