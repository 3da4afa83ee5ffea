import { describe, expect, it } from 'vitest';
import { hasOtherTouchpoints, withTouchpoints } from './spec-touchpoints';
import type { Touchpoints } from './touchpoints';

const kept: Touchpoints = {
  ...{ v: 1, touchpoint: { event: ['visit'] }, channel: 'via' },
  channels: [{ channel: 'sms', direction: 'outbound', reach: 'owned' }],
};
const attribution = { kind: 'attribution', touchpoint: { event: ['visit'] }, channel: 'via', model: 'linear' };
const journey = { kind: 'journey', touchpoint: { touchpoint: { event: null }, channel: 'via', limit: 5 } };

describe('a question that speaks of channels', () => {
  it('has the touchpoints of the data set or others', () => {
    expect(hasOtherTouchpoints(attribution, kept)).toBe(false);
    expect(hasOtherTouchpoints({ ...attribution, channel: 'medium' }, kept)).toBe(true);
    expect(hasOtherTouchpoints(journey, kept)).toBe(true);
    expect(hasOtherTouchpoints({ kind: 'journey', touchpoint: 'event' }, kept)).toBe(false);
    expect(hasOtherTouchpoints({ kind: 'journey', touchpoint: { property: 'via', limit: 5 } }, kept)).toBe(false);
    expect(hasOtherTouchpoints(null, kept)).toBe(false);
  });

  it('has what channels serve, in a journey map', () => {
    const tagged: Touchpoints = { ...kept, channels: [{ ...kept.channels[0]!, element: 'brand' }] };
    const taken = withTouchpoints(journey, tagged);
    expect(taken).toMatchObject({ touchpoint: { elements: [{ channel: 'sms', element: 'brand' }] } });
    expect(hasOtherTouchpoints(taken, tagged)).toBe(false);
    expect(hasOtherTouchpoints(taken, kept)).toBe(true);
    expect(withTouchpoints(taken, kept)).toEqual(withTouchpoints(journey, kept));
    expect(hasOtherTouchpoints(attribution, tagged)).toBe(false);
  });

  it('takes copies of them and keeps the rest of itself', () => {
    expect(withTouchpoints({ ...attribution, channel: 'medium' }, kept)).toEqual(attribution);
    expect(withTouchpoints(journey, kept)).toEqual({
      kind: 'journey',
      touchpoint: { touchpoint: { event: ['visit'] }, channel: 'via', limit: 5 },
    });
    expect(withTouchpoints({ kind: 'trend' }, kept)).toEqual({ kind: 'trend' });
  });
});
