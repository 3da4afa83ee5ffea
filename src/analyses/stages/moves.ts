import type { Dwells } from './dwell';
import type { ModelReading, StageTransition } from './result';

/** A transition with the distinct actors behind it; null while they are not known. */
export type MoveRow = StageTransition & { actors: number | null };

export function moveRows({ transitions }: ModelReading, dwells: Dwells | null): MoveRow[] {
  const actors = new Map(dwells?.movers.map((mover) => [JSON.stringify([mover.from, mover.to]), mover.actors]));
  return transitions.map((move) => ({ ...move, actors: actors.get(JSON.stringify([move.from, move.to])) ?? null }));
}

/** Moves that are forward over at least one stage, and those back. */
export const skipped = ({ transitions }: ModelReading): number => sum(transitions.filter(({ skip }) => skip));

export const backward = ({ transitions }: ModelReading): number =>
  sum(transitions.filter(({ direction }) => direction === 'backward'));

const sum = (transitions: readonly StageTransition[]): number => transitions.reduce((n, { moves }) => n + moves, 0);
