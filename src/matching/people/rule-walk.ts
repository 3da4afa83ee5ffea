import type { Batch } from '../../columns/batch';
import type { Fold } from '../../columns/fold';

/**
 * One rule over people while events are walked: it keeps one number an actor, `untold` where no event was seen. `visit` sets the numbers of the batch's actors; `test`
 * tells by a number whether the actor fits, given everybody's where `needsAll`.
 */
export interface RuleWalk {
  untold: number;
  needsAll: boolean;
  visit(batch: Batch, values: Float64Array): void;
  test(values: Float64Array): (value: number) => boolean;
}

/** All rules of a segment in one walk, by actor number. An actor never spans batches, so of two states one has not seen it. */
export const peopleFold = (walks: readonly RuleWalk[], actors: number): Fold<Float64Array[]> => ({
  empty: () => walks.map(({ untold }) => new Float64Array(actors).fill(untold)),
  visit: (batch, state) => walks.forEach((walk, i) => walk.visit(batch, state[i]!)),
  merge: (a, b) =>
    a.map((values, i) => values.map((value, actor) => (isSame(value, walks[i]!.untold) ? b[i]![actor]! : value))),
});

const isSame = (a: number, b: number): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

/** A rule that holds or does not for each actor by itself. `holds` is told the rows of one actor to look at, from … to - 1. */
export function yesOrNo(prepare: (batch: Batch) => (from: number, to: number) => boolean, rowsOf: RowsOf): RuleWalk {
  return {
    ...{ untold: 0, needsAll: false },
    visit(batch, values) {
      const holds = prepare(batch);
      const look = rowsOf(batch);
      for (let unit = 0; unit < batch.units; unit++) {
        const { from, to } = look(unit);
        values[batch.firstUnit + unit] = holds(from, to) ? 1 : 0;
      }
    },
    test: () => (value) => value === 1,
  };
}

/** Which rows of a unit a rule looks at. The answer is valid until the next one. */
export type RowsOf = (batch: Batch) => (unit: number) => { from: number; to: number };
