import * as v from 'valibot';

/** Whoever has one of two names directly after the other. */
export interface TransitionSelection {
  transition: { from: string; to: string };
}

export const transitionSchema: v.GenericSchema<unknown, TransitionSelection> = v.strictObject({
  transition: v.strictObject({ from: v.string(), to: v.string() }),
});

const ofTransition = (selection: object): selection is TransitionSelection => 'transition' in selection;

/** Whether a selection is of this transition. */
export const isTransition = (selection: object | null, from: string, to: string): boolean =>
  selection !== null && ofTransition(selection) && selection.transition.from === from && selection.transition.to === to;

/** Whether the codes from `begin` to `end` have one directly after the other. */
export function hasPair(codes: ArrayLike<number>, begin: number, end: number, from: number, to: number): boolean {
  for (let i = begin + 1; i < end; i += 1) if (codes[i - 1] === from && codes[i] === to) return true;
  return false;
}
