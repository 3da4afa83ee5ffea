import { describe, expect, it } from 'vitest';
import { messages } from '../../i18n/every-language';
import { formatOf } from '../../i18n';
import type { Duration } from '../../model/duration';
import { countFits } from '../../model/people-rules';
import { sameSegment, type Segment } from '../../model/segment';
import { segmentGroupOf, segmentOf, timesOf, withTimes, type Times } from './segment-group';
import { compareLabel, isRest, segmentLabel, segmentText } from './segment-text';

const en = { t: messages.en, format: formatOf('en') };
const zh = { t: messages['zh-CN'], format: formatOf('zh-CN') };
const bought = { did: { event: 'buy' } };
const lost = { did: { event: 'card error' } };
const week: Duration = { amount: 1, unit: 'week' };
const model = {
  name: 'AIDA',
  stages: [
    { name: 'use', label: 'Use', rules: [] },
    { name: 'love', label: '', rules: [] },
  ],
};
const rules = {
  ...({ order: 'ordered', ties: 'either' } as const),
  window: { ...week, from: 'firstStep' } as const,
  sessionGap: week,
};

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
    [
      { ...bought, atMost: 0, range: { last: 4, unit: 'week' }, sinceFirst: { to: week } },
      'did not do buy (last 4 weeks, within 1 week of the first event)',
      '未做过 buy（最近 4 周，首个事件后 1 周内）',
    ],
    [
      { ...bought, sinceFirst: { from: { amount: 1, unit: 'day' }, to: week } },
      'did buy (1 day to 1 week after the first event)',
      '做过 buy（首个事件后 1 天至 1 周）',
    ],
    [{ firstDid: { event: 'visit' } }, 'first event is visit', '首个事件是 visit'],
    [{ lastDid: { event: ['a', 'b'] } }, 'last event is a or b', '最后一个事件是 a或b'],
    [
      { sequence: [{ event: 'view' }, { event: 'buy' }], within: week, without: { event: 'card error' } },
      'did view, then buy within 1 week, with no card error between',
      '做过 view，之后做了 buy，相隔不超过 1 周，其间没有 card error',
    ],
    [
      { person: { property: 'plan', is: 'eq', value: 'paid' }, take: 'last' },
      'last known plan is paid',
      '最近的 plan 等于 paid',
    ],
    [
      { stage: ['use', 'love'], at: 'highest', model },
      'got as far as stage Use or love of “AIDA”',
      '最远到达阶段 Use或love（模型“AIDA”）',
    ],
    [
      { reached: 2, funnel: { steps: [{ event: 'view', label: 'Look' }, { event: 'buy' }], ...rules } },
      'reached step 2 of Look → buy',
      '到达漏斗 Look → buy 的第 2 步',
    ],
    [
      { quintile: 'frequency', of: { event: 'buy' }, in: [4, 5] },
      'in fifth 4 or 5 by how often they did buy',
      '按 buy 的次数，位于五档中的第 4或5 档',
    ],
    [
      { quintile: 'value', of: { event: 'buy' }, property: 'price', in: [5] },
      'in fifth 5 by total price of buy',
      '按 buy 的 price 总和，位于五档中的第 5 档',
    ],
    [
      { list: 'k1', name: 'VIPs', size: 120_000 },
      'in the list “VIPs” (120,000 ids)',
      '在名单“VIPs”中（120,000 个 ID）',
    ],
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
