import * as v from 'valibot';

/** A node of a column; '' for Other. */
export interface StepNode {
  name: string;
  other: boolean;
  paths: number;
  /** of all paths, 0..1 */
  share: number;
  /** the path has no node in a column further on (aligned at the end: it began here) */
  dropOff: number;
  /** the path is longer than the columns; only in the last one */
  goesOn: number;
}

export interface StepLink {
  /** align start: the column of `from`; align end: the column of `to`; from 1 */
  step: number;
  from: Pick<StepNode, 'name' | 'other'>;
  to: Pick<StepNode, 'name' | 'other'>;
  paths: number;
  medianMs: number | null;
  meanMs: number | null;
}

/** Paths as they are drawn: one column a step. Columns nobody reaches are not listed. */
export interface StepColumns {
  columns: StepNode[][];
  links: StepLink[];
}

export type NodeRef = { name: string } | { other: true };

/** The paths that have nothing further than a column; at one of its nodes, or at any. */
export interface DroppedSelection {
  step: number;
  node?: NodeRef;
  outcome: 'dropped';
}

/** The paths behind a number of columns and links, or those that are one whole sequence. `step` counts from 1. */
export type StepSelection =
  | { step: number; node: NodeRef }
  | DroppedSelection
  | { step: number; from: NodeRef; to: NodeRef }
  | { sequence: string[] };

const isObject = (input: unknown): input is object => typeof input === 'object' && input !== null;

const refSchema: v.GenericSchema<unknown, NodeRef> = v.lazy((input) =>
  isObject(input) && 'other' in input
    ? v.strictObject({ other: v.literal(true) })
    : v.strictObject({ name: v.string() }),
);

const step = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20));

export const stepSelectionSchema: v.GenericSchema<unknown, StepSelection> = v.lazy((input) => {
  const given = isObject(input) ? input : {};
  if ('sequence' in given) return v.strictObject({ sequence: v.pipe(v.array(v.string()), v.minLength(1)) });
  if ('from' in given || 'to' in given) return v.strictObject({ step, from: refSchema, to: refSchema });
  if ('outcome' in given)
    return v.strictObject({ step, node: v.exactOptional(refSchema), outcome: v.literal('dropped') });
  return v.strictObject({ step, node: refSchema });
});

/** How many columns a path may have, and how many it has when a spec does not say. */
export const maxStepsSchema = v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(20)), 6);
