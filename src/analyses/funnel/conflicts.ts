import type { Problem } from '../../model/problem';
import type { FunnelSpec } from './spec';

/** In any order, how many steps can be told apart where each choice matters for the next (exclusions, a window from the step before). */
export const mostChainedAny = 10;

type Conflict = Pick<Problem, 'path' | 'code'> & { detail: string };

const conflict = (path: Problem['path'], detail: string): Conflict => ({ path, code: 'conflict', detail });
const outOfRange = (path: Problem['path'], detail: string): Conflict => ({ path, code: 'outOfRange', detail });

/** What is wrong with a funnel as a whole: settings that cannot be used together, steps it does not have. */
export function funnelConflicts(spec: FunnelSpec): Conflict[] {
  const { steps, breakdown } = spec;
  const isSplitThere = typeof breakdown?.at !== 'object' || breakdown.at.step <= steps.length;
  return [
    ...steps.flatMap((step, i) => stepConflicts(spec, step, i)),
    ...(spec.exclusions ?? []).flatMap((exclusion, i) => exclusionConflicts(spec, exclusion, i)),
    ...anyOrderConflicts(spec),
    ...(isSplitThere ? [] : [outOfRange(['breakdown'], 'steps')]),
  ];
}

function stepConflicts({ steps, order }: FunnelSpec, step: FunnelSpec['steps'][number], i: number): Conflict[] {
  const isOptional = step.optional === true;
  const isDirect = step.directly === true;
  return [
    ...(isOptional && i === 0 ? [conflict(['steps', i, 'optional'], 'first step')] : []),
    ...(isOptional && i > 0 && i === steps.length - 1 ? [conflict(['steps', i, 'optional'], 'last step')] : []),
    ...(isDirect && i === 0 ? [conflict(['steps', i, 'directly'], 'first step')] : []),
    ...(order === 'any' && isOptional ? [conflict(['steps', i, 'optional'], 'order')] : []),
    ...(order === 'any' && isDirect ? [conflict(['steps', i, 'directly'], 'order')] : []),
  ];
}

function exclusionConflicts(
  { steps, count }: FunnelSpec,
  { after, before, effect }: NonNullable<FunnelSpec['exclusions']>[number],
  i: number,
): Conflict[] {
  return [
    ...(before > steps.length || after >= before ? [outOfRange(['exclusions', i, 'before'], 'after < before')] : []),
    ...(effect === 'removeActor' && count === 'attempts' ? [conflict(['exclusions', i, 'effect'], 'count')] : []),
  ];
}

function anyOrderConflicts({ order, hold, window, exclusions, steps }: FunnelSpec): Conflict[] {
  if (order !== 'any') return [];
  const isChained = (exclusions ?? []).length > 0 || ('from' in window && window.from === 'previousStep');
  return [
    ...((hold ?? []).length > 0 ? [conflict(['hold'], 'order')] : []),
    ...(isChained && steps.length > mostChainedAny
      ? [{ path: ['steps'], code: 'tooMany' as const, detail: String(mostChainedAny) }]
      : []),
  ];
}
