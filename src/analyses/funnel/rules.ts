import { noLimit, type AttemptRules } from '../../matching/attempt';
import type { SearchRules } from '../../matching/search-rules';
import { durationUs } from '../../model/duration';
import type { FunnelSpec } from './spec';

/** True when the linear scans can find the best attempt: steps in order, none optional, nothing excluded or held, each unit once. */
export const isPlain = ({ steps, order, exclusions, hold, count }: FunnelSpec): boolean =>
  order !== 'any' &&
  (exclusions ?? []).length === 0 &&
  (hold ?? []).length === 0 &&
  count !== 'attempts' &&
  steps.every(({ optional, directly }) => optional !== true && (directly !== true || order === 'strict'));

/** True when events that serve no step matter too: they stand between, or end an attempt. */
export const needsExists = (spec: FunnelSpec): boolean => spec.order === 'strict' || !isPlain(spec);

const limitsOf = ({ window }: FunnelSpec): Pick<AttemptRules, 'fromFirstUs' | 'fromPreviousUs'> => {
  const limit = 'same' in window ? null : { from: window.from, us: durationUs(window) };
  return {
    fromFirstUs: limit?.from === 'firstStep' ? limit.us : noLimit,
    fromPreviousUs: limit?.from === 'previousStep' ? limit.us : noLimit,
  };
};

export const plainRules = (spec: FunnelSpec): AttemptRules => ({
  steps: spec.steps.length,
  directly: spec.order === 'strict',
  ties: spec.ties,
  ...limitsOf(spec),
});

export function searchRules(spec: FunnelSpec): SearchRules {
  const { steps, order, ties, exclusions = [] } = spec;
  const mask = (test: (step: FunnelSpec['steps'][number]) => boolean): number =>
    steps.reduce((bits, step, i) => (i > 0 && test(step) ? bits | (1 << i) : bits), 0);
  return {
    steps: steps.length,
    ties,
    optional: mask(({ optional }) => optional === true),
    directly: mask(({ directly }) => order === 'strict' || directly === true),
    ...limitsOf(spec),
    exclusions: exclusions.map(({ after, before, effect }) => ({ after, before, removes: effect === 'removeActor' })),
    anyOrder: order === 'any',
  };
}
