import { commonestOf } from '../../matching/commonest';
import { listed } from '../../model/number-list';
import { quantile } from '../../model/statistics';
import type { Question } from '../analysis';
import { assistedBy } from './channel-contacts';
import { creditsOf, type Credits } from './credits';
import type { AttributionState } from './fold';
import { attributionPlan } from './plan';
import type { AttributionSpec } from './spec';
import { waysOf, type Ways } from './ways';

/** Of channels without an entry nothing is known but that it would be 0. */
export interface AttributionResult extends Credits {
  conversions: number;
  /** what is shared: conversions, or their values */
  total: number;
  /** conversions with a touch of the channel that is not the last */
  assisted: Record<string, number>;
  /** fewest touches first */
  touchesBefore: { touches: number; conversions: number }[];
  /** commonest first, equal ones by text; the commonest 1,000 */
  pathsToConversion: { channels: string[]; conversions: number }[];
  /** from the first touch to the conversion, of those with a touch */
  lag: { medianMs: number | null; p90Ms: number | null };
}

const pathsListed = 1000;

export function shapeAttribution(state: AttributionState, question: Question<AttributionSpec>): AttributionResult {
  const { channels } = attributionPlan(question);
  const ways = waysOf(state, question.spec.value !== undefined);
  const lags = listed(state.lagsUs).filter((lag) => !Number.isNaN(lag));
  const ms = (us: number | null): number | null => (us === null ? null : us / 1000);
  return {
    conversions: ways.conversions,
    total: ways.total,
    ...creditsOf(ways, state, channels, question.spec),
    assisted: assistedBy(ways, channels),
    touchesBefore: touchesBefore(ways, ways.conversions - lags.length),
    pathsToConversion: pathsToConversion(ways, channels),
    lag: { medianMs: ms(quantile(lags, 0.5)), p90Ms: ms(quantile(lags, 0.9)) },
  };
}

/** Conversions without a touch have a path too, of one channel, so they are told apart by number. */
function touchesBefore({ count, starts, ends, won }: Ways, without: number): AttributionResult['touchesBefore'] {
  const byTouches = new Map([
    [0, without],
    [1, -without],
  ]);
  for (let path = 0; path < count; path += 1) {
    const touches = ends[path]! - starts[path]!;
    byTouches.set(touches, (byTouches.get(touches) ?? 0) + won[path]!);
  }
  return [...byTouches]
    .filter(([, conversions]) => conversions > 0)
    .sort(([a], [b]) => a - b)
    .map(([touches, conversions]) => ({ touches, conversions }));
}

function pathsToConversion(ways: Ways, channels: readonly string[]): AttributionResult['pathsToConversion'] {
  const { nodes, starts, ends, won } = ways;
  return commonestOf(ways, (path) => won[path]!, channels, pathsListed)
    .filter((path) => won[path]! > 0)
    .map((path) => ({
      channels: Array.from(nodes.subarray(starts[path], ends[path]), (node) => channels[node]!),
      conversions: won[path]!,
    }));
}
