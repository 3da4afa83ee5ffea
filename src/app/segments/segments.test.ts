import { describe, expect, it } from 'vitest';
import { formatOf, messages } from '../../i18n';
import { countFits, sameSegment, type Segment } from '../../model/segment';
import { segmentGroupOf, segmentOf, timesOf, withTimes, type Times } from './segment-group';
import { compareLabel, isRest, segmentLabel, segmentText } from './segment-text';

const en = { t: messages.en, format: formatOf('en') };
const zh = { t: messages['zh-CN'], format: formatOf('zh-CN') };
const bought = { did: { event: 'buy' } };
const lost = { did: { event: 'card error' } };

describe('a rule over actors in words', () => {
  it.each<[Segment, string, string]>([
    [bought, 'did buy', '做过 buy'],
    [{ ...bought, atMost: 0 }, 'did not do buy', '未做过 buy'],
    [{ ...bought, atLeast: 2 }, 'did buy at least 2 times', '做过 buy 至少 2 次'],
    [{ ...bought, atMost: 1 }, 'did buy at most once', '做过 buy 至多 1 次'],
    [{ ...bought, atLeast: 3, atMost: 3 }, 'did buy exactly 3 times', '做过 buy 恰好 3 次'],
    [{ ...bought, atLeast: 2, atMost: 5 }, 'did buy 2 to 5 times', '做过 buy 2 至 5 次'],
    [{ ...bought, range: { last: 4, unit: 'week' } }, 'did buy (last 4 weeks)', '做过 buy（最近 4 周）'],
    [
      { did: { event: ['a', 'b'], where: { property: 'price', is: 'gt', value: 10 } } },
      'did a or b where price is over 10',
      '做过 a或b（price 大于 10）',
    ],
    [{ actors: ['u1', 'u2'] }, 'a fixed list of 2 actors', '固定名单（2 位用户）'],
    [
      { all: [bought, { any: [lost, { actors: ['u1'] }] }] },
      'did buy and (did card error or a fixed list of 1 actor)',
      '做过 buy 且 (做过 card error 或 固定名单（1 位用户）)',
    ],
    [{ not: { any: [bought, lost] } }, 'not (did buy or did card error)', '并非（做过 buy 或 做过 card error）'],
    [{ not: { not: bought } }, 'not (not (did buy))', '并非（并非（做过 buy））'],
  ])('%j', (segment, inEnglish, inChinese) => {
    expect(segmentText(segment, en)).toBe(inEnglish);
    expect(segmentText(segment, zh)).toBe(inChinese);
  });

  it('goes by its saved name, and the rest of it by that of what it leaves out', () => {
    const saved = [{ name: 'Buyers', segment: { atLeast: 2, did: { event: 'buy' } } }];
    const twice = { did: { event: 'buy' }, atLeast: 2 };
    expect(segmentLabel(undefined, saved, en)).toBe('Everyone');
    expect(segmentLabel(twice, saved, en)).toBe('Buyers');
    expect(segmentLabel({ not: twice }, saved, en)).toBe('all but “Buyers”');
    expect(segmentLabel(bought, saved, en)).toBe('did buy');
    expect(compareLabel({ segment: { not: twice } }, twice, saved, en)).toBe('the rest');
    expect(compareLabel({ segment: twice }, undefined, saved, zh)).toBe('Buyers');
    expect(isRest({ not: bought }, twice)).toBe(false);
  });
});

describe('a rule being edited', () => {
  it('is the same after it went through the form, whatever joins it', () => {
    const segments: Segment[] = [
      bought,
      { all: [bought, lost] },
      { any: [bought, lost] },
      { not: bought },
      { not: { any: [bought, lost] } },
      { not: { all: [bought, lost] } },
      { not: { not: bought } },
      { actors: ['u1'] },
    ];
    for (const segment of segments) expect(segmentOf(segmentGroupOf(segment))).toEqual(segment);
    expect(segmentOf({ mode: 'any', items: [] })).toBeNull();
  });

  it('asks for the same number of times after it went through the form', () => {
    for (const atLeast of [undefined, 1, 2, 5]) {
      for (const atMost of [undefined, 0, 1, 2, 5]) {
        if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) continue;
        const rule = {
          ...bought,
          ...(atLeast === undefined ? {} : { atLeast }),
          ...(atMost === undefined ? {} : { atMost }),
        };
        const after = withTimes(rule, timesOf(rule));
        for (let n = 0; n < 8; n += 1)
          expect(countFits(after, n), `${JSON.stringify(rule)} ${n}`).toBe(countFits(rule, n));
      }
    }
  });

  it('keeps its range and its event when the number of times changes; bounds that cross become equal', () => {
    const rule = { ...bought, atLeast: 2, range: { last: 4, unit: 'week' as const } };
    const times: Times = { kind: 'between', from: 5, to: 3 };
    expect(withTimes(rule, times)).toEqual({ ...bought, range: rule.range, atLeast: 5, atMost: 5 });
    expect(withTimes(rule, { kind: 'never' })).toEqual({ ...bought, range: rule.range, atMost: 0 });
  });
});

describe('two segments', () => {
  it('are the same when only the order of their fields differs, and not when the order of their rules does', () => {
    expect(sameSegment({ did: { event: 'a' }, atMost: 2 }, { atMost: 2, did: { event: 'a' } })).toBe(true);
    expect(sameSegment({ all: [bought, lost] }, { all: [lost, bought] })).toBe(false);
    expect(sameSegment(undefined, bought)).toBe(false);
  });
});
