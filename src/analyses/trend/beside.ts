import { addsUp, measured } from './measure';
import type { TrendResult } from './result';
import type { TrendSpec } from './spec';

/** The other side's value at each period of this side's series: the same period, or the n-th where ranges are compared. null: none to draw. */
export function besideOf(spec: TrendSpec, result: TrendResult, compared: TrendResult | null): (number | null)[] | null {
  if (compared === null || spec.compare === undefined || spec.breakdown !== undefined) return null;
  if ('range' in spec.compare) return result.series.map((_, i) => compared.series[i]?.value ?? null);
  const { kind } = measured(spec.measure);
  const nothing = addsUp(kind) || kind === 'actors' ? 0 : null;
  const values = new Map(compared.series.map(({ period, value }) => [period, value]));
  return result.series.map(({ period }) => values.get(period) ?? nothing);
}
