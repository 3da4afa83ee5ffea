import type { PathsSpec } from './spec';

/** The columns a path shows: `maxSteps` of them, counted from 0 at the aligned end. */
export interface View {
  maxSteps: number;
  fromEnd: boolean;
  /** true when longer paths keep their last nodes */
  keepsLast: boolean;
}

export const viewOf = ({ maxSteps, align, end }: PathsSpec): View => ({
  maxSteps,
  fromEnd: align === 'end',
  keepsLast: align === 'end' || end !== undefined,
});

/** How many columns a path of this length has. */
export const columnsOf = (view: View, length: number): number => Math.min(length, view.maxSteps);

/** Place in the path (in time order) of the first node that is shown. */
export const firstShown = (view: View, length: number): number =>
  view.keepsLast ? length - columnsOf(view, length) : 0;

/** Place in the path (in time order) of the node in a column the path has. */
export const placeOf = (view: View, length: number, column: number): number =>
  view.fromEnd ? length - 1 - column : firstShown(view, length) + column;

/** True when the path has more nodes beyond its last column. */
export const goesBeyond = (view: View, length: number): boolean =>
  length > view.maxSteps && (view.fromEnd || !view.keepsLast);
