import type { Batch } from './batch';

/**
 * Counts over units. Mergeable: merge(fold(shard 1), fold(shard 2)) equals fold(all) to the last digit, since a unit never spans batches.
 * `visit` changes `state` in place; `merge` may reuse `a`.
 */
export interface Fold<State> {
  empty(): State;
  visit(batch: Batch, state: State): void;
  merge(a: State, b: State): State;
}

/** One walk over all units, given the merged state of the pass before (null for the first). */
export type Pass<State> = (before: State | null) => Fold<State>;

/** A fold that lists actor numbers, ascending and each once. `visit` calls `add` for the actors it picks. */
export function collecting(visit: (batch: Batch, add: (actor: number) => void) => void): Fold<number[]> {
  return {
    empty: () => [],
    visit(batch, state) {
      const picked = new Set<number>();
      visit(batch, (actor) => picked.add(actor));
      for (const actor of [...picked].sort((a, b) => a - b)) state.push(actor);
    },
    merge: (a, b) => (a.length === 0 || b.length === 0 || (a.at(-1) ?? 0) < (b[0] ?? 0) ? a.concat(b) : b.concat(a)),
  };
}
