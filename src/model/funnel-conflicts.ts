import type { FunnelRules } from './funnel-rules';
import type { Conflict } from './parse';

/** In any order, how many steps can be told apart where each choice matters for the next (exclusions, a window from the step before). */
export const mostChainedAny = 10;

/** A funnel as far as its settings may contradict each other. */
type Ruled = FunnelRules & { count?: 'units' | 'attempts' };

const conflict = (path: Conflict['path'], detail: string): Conflict => ({ path, code: 'conflict', detail });
const outOfRange = (path: Conflict['path'], detail: string): Conflict => ({ path, code: 'outOfRange', detail });

/** What is wrong with the rules of a funnel as a whole: settings that cannot be used together, steps it does not have. */
export function ruleConflicts(rules: Ruled): Conflict[] {
  return [
    ...rules.steps.flatMap((step, i) => stepConflicts(rules, step, i)),
    ...(rules.exclusions ?? []).flatMap((exclusion, i) => exclusionConflicts(rules, exclusion, i)),
    ...anyOrderConflicts(rules),
  ];
}

function stepConflicts({ steps, order }: Ruled, step: Ruled['steps'][number], i: number): Conflict[] {
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
  { steps, count }: Ruled,
  { after, before, effect }: NonNullable<Ruled['exclusions']>[number],
  i: number,
): Conflict[] {
  return [
    ...(before > steps.length || after >= before ? [outOfRange(['exclusions', i, 'before'], 'after < before')] : []),
    ...(effect === 'removeActor' && count === 'attempts' ? [conflict(['exclusions', i, 'effect'], 'count')] : []),
  ];
}

function anyOrderConflicts({ order, hold, window, exclusions, steps }: Ruled): Conflict[] {
  if (order !== 'any') return [];
  const isChained = (exclusions ?? []).length > 0 || ('from' in window && window.from === 'previousStep');
  return [
    ...((hold ?? []).length > 0 ? [conflict(['hold'], 'order')] : []),
    ...(isChained && steps.length > mostChainedAny
      ? [{ path: ['steps'], code: 'tooMany' as const, detail: String(mostChainedAny) }]
      : []),
  ];
}
