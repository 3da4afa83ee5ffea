import fc, { type Arbitrary } from 'fast-check';
import type { JourneySpec, Touchpoint } from '../../src/analyses/journey/spec';
import { duration, log, matcher, rarely, scene } from './generators';
import { common, type Asked } from './spec-generators';
import { stageModel } from './stages-cases';

const touchpoint = (rich: boolean): Arbitrary<Touchpoint> => {
  const groups = fc
    .array(matcher(rich), { minLength: 1, maxLength: 3 })
    .map((list) => list.map((one, i) => ({ name: ['a', '触点', '__proto__'][i] ?? 'z', matcher: one })));
  const property = fc.record({
    property: fc.constantFrom('color', 'size', 'vip', 'absent'),
    limit: fc.integer({ min: 1, max: 3 }),
  });
  const rules = fc
    .array(matcher(rich), { minLength: 1, maxLength: 3 })
    .map((list) => list.map((one, i) => ({ channel: ['a', '渠道', 'a'][i] ?? 'z', matcher: one })));
  const channels = fc.record({
    touchpoint: matcher(rich),
    channel: fc.oneof(fc.constantFrom('color', 'size', 'absent'), rules),
    limit: fc.integer({ min: 1, max: 3 }),
  });
  return rich
    ? fc.oneof(fc.constant('event' as const), property, groups, channels)
    : fc.oneof(fc.constant('event' as const), groups);
};

/** A random log with a random journey map. */
export function journeyCase(rich: boolean): Arbitrary<Asked<JourneySpec>> {
  return scene('middle').chain((of) => {
    const own = fc.record({
      model: stageModel(rich),
      touchpoint: touchpoint(rich),
      within: duration(of),
      friction: fc.record({ lost: fc.boolean(), jumpBacks: fc.boolean(), marked: fc.boolean() }),
    });
    const marked = rarely(fc.array(matcher(rich), { maxLength: 2 }));
    const value = rich ? rarely(fc.constantFrom('size', 'color', 'absent')) : fc.constant(undefined);
    const spec = fc
      .tuple(own, marked, value, common(of, rich))
      .map(([asked, friction, worth, shared]): JourneySpec => ({
        ...{ kind: 'journey', v: 1 },
        ...asked,
        ...(friction === undefined ? {} : { marked: friction }),
        ...(worth === undefined ? {} : { value: worth }),
        ...shared,
      }));
    return fc.record({ scene: fc.constant(of), log: log(of, { withProperties: rich, maxEvents: 12 }), spec });
  });
}
