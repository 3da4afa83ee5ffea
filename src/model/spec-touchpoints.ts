import { isFields, type Fields } from './fields';
import { sameValue } from './same-value';
import { elementsOf, parseTouchpoints, type Touchpoints } from './touchpoints';

/** Where a question says what its touchpoints and their channels are: itself, or its field of touchpoints; null where it does not. */
function placeOf(spec: unknown): Fields | null {
  if (!isFields(spec)) return null;
  return [spec, spec['touchpoint']].find((one): one is Fields => isFields(one) && 'channel' in one) ?? null;
}

/** Whether an untrusted question speaks of channels otherwise than the touchpoints kept with a data set. False for a question that does not speak of channels. */
export function hasOtherTouchpoints(spec: unknown, kept: Touchpoints): boolean {
  const place = placeOf(spec);
  if (place === null) return false;
  const { touchpoint, channel, elements = [] } = place;
  const own = parseTouchpoints({ ...kept, touchpoint, channel });
  return !own.ok || !sameValue(own.value, kept) || (place !== spec && !sameValue(elements, elementsOf(kept)));
}

/** The question with copies of these touchpoints where it speaks of channels, so that it still stands alone. */
export function withTouchpoints(spec: unknown, kept: Touchpoints): unknown {
  const place = placeOf(spec);
  if (place === null || !isFields(spec)) return spec;
  const { touchpoint, channel } = kept;
  const put: Fields = { ...place, touchpoint, channel };
  if (place === spec) return put;
  const elements = elementsOf(kept);
  delete put['elements'];
  return { ...spec, touchpoint: elements.length === 0 ? put : { ...put, elements } };
}
