import { analyses, type AnySpec, type Kind, type SelectionOf, type SpecOf } from '../../analyses/registry';
import type { DatasetInfo } from '../../model/dataset';
import { funnelAsPaths } from './funnel-as-paths';
import { moveAsFunnel } from './move-as-funnel';
import type { OtherWay } from './other-way';

export { reasons, type OtherWay, type Reason } from './other-way';

/** The people shown, asked for in another kind of question. */
export type Agreement =
  | { kind: 'paths'; from: number; to: number; way: OtherWay<SpecOf<'paths'>, SelectionOf<'paths'>> }
  | { kind: 'funnel'; way: OtherWay<SpecOf<'funnel'>, SelectionOf<'funnel'>> };

/**
 * The other question the people of a selection can be asked for in: a funnel's step as the paths to it from an earlier step (`from`, else the one before), a path's
 * move as a funnel. Null when there is none.
 */
export function agreementOf(
  spec: AnySpec,
  selection: SelectionOf<Kind>,
  dataset: DatasetInfo,
  from: number | null = null,
): Agreement | null {
  if (spec.kind === 'paths') {
    const parsed = analyses.paths.parseSelection(selection);
    const way = parsed.ok ? moveAsFunnel(spec, parsed.value, dataset) : null;
    return way && { kind: 'funnel', way };
  }
  if (spec.kind !== 'funnel') return null;
  const parsed = analyses.funnel.parseSelection(selection);
  if (!parsed.ok) return null;
  const { step, outcome, ...narrowed } = parsed.value;
  const begin = from !== null && from < step ? from : step - 1;
  const way = begin < 1 ? null : funnelAsPaths(spec, begin, step);
  if (way === null) return null;
  const whole = outcome === 'reached' && Object.keys(narrowed).length === 0;
  return { kind: 'paths', from: begin, to: step, way: whole ? way : { ...way, selection: null, differs: [] } };
}
