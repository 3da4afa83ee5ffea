import { describe, expect, it } from 'vitest';
import { messages } from '../i18n/every-language';
import { formatOf } from '../i18n';
import { strong, strongParts } from '../i18n/strong';
import { conditionOf, groupOf, withOperator } from './condition-group';
import { conditionText, matcherText } from './condition-text';
import { withNames, withWhere } from './matcher';
import { daysText, rangeText } from './range-text';
import { parseSentence } from './sentence';
import { valueLabel } from './value-label';

const en = messages.en.explore.ui;
const zh = messages['zh-CN'].explore.ui;
const english = formatOf('en');
const chinese = formatOf('zh-CN');
const mobile = { property: 'device', is: 'eq', value: 'mobile' } as const;
const dear = { property: 'value', is: 'gt', value: 1200 } as const;

describe('a condition', () => {
  it('keeps its meaning when it is edited as a group and written back', () => {
    for (const mode of ['all', 'any', 'none', 'notAll'] as const) {
      const condition = conditionOf({ mode, items: [mobile, dear] });
      expect(groupOf(condition)).toEqual({ mode, items: [mobile, dear] });
    }
  });

  it('that negates a negation is not taken apart', () => {
    const inner = { not: { any: [mobile, dear] } };
    expect(groupOf({ not: inner })).toEqual({ mode: 'notAll', items: [inner] });
  });

  it('of a single comparison is a group of one', () => {
    expect(groupOf(mobile)).toEqual({ mode: 'all', items: [mobile] });
    expect(groupOf({ not: mobile })).toEqual({ mode: 'notAll', items: [mobile] });
  });

  it('is said in words of both languages, with the parts of a group in brackets', () => {
    const condition = { any: [mobile, { all: [dear, { property: 'coupon', is: 'isNotSet' as const }] }] };
    expect(conditionText(condition, en, english)).toBe(
      'device is mobile or (value is over 1,200 and coupon is not set)',
    );
    expect(conditionText(condition, zh, chinese)).toBe('device 等于 mobile 或 (value 大于 1,200 且 coupon 无值)');
    expect(conditionText({ not: { all: [mobile, dear] } }, en, english)).toBe(
      'not (device is mobile and value is over 1,200)',
    );
  });

  it('keeps its value where the new comparison can use it, and drops it where it cannot', () => {
    expect(withOperator(mobile, 'in')).toEqual({ property: 'device', is: 'in', value: ['mobile'] });
    expect(withOperator({ property: 'device', is: 'in', value: ['a', 'b'] }, 'neq')).toEqual({
      property: 'device',
      is: 'neq',
      value: 'a',
    });
    expect(withOperator(mobile, 'isSet')).toEqual({ property: 'device', is: 'isSet' });
    expect(withOperator(dear, 'between')).toEqual({ property: 'value', is: 'between' });
  });
});

describe('a matcher', () => {
  it('of one name is a text, of several a list, of none an empty text, of any event null', () => {
    expect(withNames({ event: 'a' }, ['b'])).toEqual({ event: 'b' });
    expect(withNames({ event: 'a' }, ['b', 'c'])).toEqual({ event: ['b', 'c'] });
    expect(withNames({ event: 'a' }, [])).toEqual({ event: '' });
    expect(withNames({ event: 'a' }, null)).toEqual({ event: null });
  });

  it('keeps the other fields of a step', () => {
    expect(withNames({ event: 'a', label: 'First', where: mobile }, ['b'])).toEqual({
      event: 'b',
      label: 'First',
      where: mobile,
    });
    expect(withWhere({ event: 'a', label: 'First', where: mobile }, null)).toEqual({ event: 'a', label: 'First' });
  });

  it('says its events and its condition', () => {
    expect(matcherText({ event: ['pay', 'order'], where: mobile }, en, english)).toBe(
      'pay or order where device is mobile',
    );
    expect(matcherText({ event: null }, zh, chinese)).toBe('任意事件');
  });
});

describe('words', () => {
  it('of a sentence are cut into text and controls; brackets keep a control and its comma together', () => {
    expect(parseSentence('Of [{first},] how many')).toEqual([
      { together: false, pieces: [{ text: 'Of ' }] },
      { together: true, pieces: [{ slot: 'first' }, { text: ',' }] },
      { together: false, pieces: [{ text: ' how many' }] },
    ]);
  });

  it('of an absent value are "(none)", of the rest "Other", in the language of the page', () => {
    expect(valueLabel(null, messages.en, english)).toBe('(none)');
    expect(valueLabel({ other: true }, messages['zh-CN'], chinese)).toBe('其他');
    expect(valueLabel('', messages.en, english)).toBe('');
    expect(valueLabel(1234.5, messages.en, english)).toBe('1,234.5');
  });

  it('of a range say the year once', () => {
    expect(daysText('2026-08-31', '2026-11-20', messages.en, english)).toBe('31 Aug – 20 Nov 2026');
    expect(daysText('2025-12-31', '2026-01-02', messages.en, english)).toBe('31 Dec 2025 – 2 Jan 2026');
    expect(daysText('2026-08-31', '2026-11-20', messages['zh-CN'], chinese)).toBe('2026年8月31日 – 11月20日');
    expect(rangeText({ last: 4, unit: 'week' }, messages.en, english)).toBe('last 4 weeks');
    expect(rangeText({ last: 1, unit: 'month', includeCurrent: true }, messages['zh-CN'], chinese)).toBe(
      '最近 1 个月，含当前',
    );
  });

  it('set in bold come back without the mark, whatever the name holds', () => {
    const name = 'a\u2063b *c* <b>';
    expect(strongParts(`reached ${strong(name)}, not more`)).toEqual([
      { text: 'reached ', bold: false },
      { text: 'ab *c* <b>', bold: true },
      { text: ', not more', bold: false },
    ]);
  });
});
