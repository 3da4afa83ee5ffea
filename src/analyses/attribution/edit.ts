import type { ChannelNames } from '../../model/suggest-touchpoints';
import { suggestChannels, suggestConversion } from '../../model/suggest-touchpoints';
import type { DatasetInfo } from '../../model/dataset';
import type { Touchpoints } from '../../model/touchpoints';
import type { AttributionModel, AttributionSpec } from './spec';

/** The question a data set is opened with; its touchpoints are those kept with it, or what its names suggest. */
export function firstAttribution(
  dataset: DatasetInfo,
  names: ChannelNames,
  touchpoints: Touchpoints | null,
): AttributionSpec {
  const channel = touchpoints?.channel ?? suggestChannels(dataset, names)?.channel ?? '';
  return {
    kind: 'attribution',
    v: 1,
    conversion: { event: suggestConversion(dataset) ?? '' },
    touchpoint: touchpoints?.touchpoint ?? { event: null },
    channel,
    direct: [...new Set([names.direct, 'direct', '(direct)', '(none)'])],
    lookback: { amount: 30, unit: 'day' },
    distinct: false,
    model: 'linear',
    halfLife: { amount: 7, unit: 'day' },
    weights: [0.4, 0.2, 0.4],
    order: 1,
  };
}

/** Conversions worth their number in a property, or 1 each. */
export function withValue(spec: AttributionSpec, value: string | null): AttributionSpec {
  const copy = { ...spec };
  delete copy.value;
  return value === null ? copy : { ...copy, value };
}

/** Channels that count as direct; none leaves the field out. */
export function withDirect(spec: AttributionSpec, direct: readonly string[]): AttributionSpec {
  const copy = { ...spec };
  delete copy.direct;
  return direct.length === 0 ? copy : { ...copy, direct: [...direct] };
}

/** Models with a setting of their own that the sentence shows. */
export const hasParameter = (model: AttributionModel): boolean =>
  model === 'lastNonDirect' || model === 'timeDecay' || model === 'position' || model === 'markov';
