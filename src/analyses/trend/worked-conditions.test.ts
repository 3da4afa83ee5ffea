import { describe, expect, it } from 'vitest';
import type { LogEvent, LogSettings } from '../../../test/support/log';
import { runOnLog } from '../../../test/support/run-on-log';
import type { PropertyValue } from '../../model/condition';
import { trend } from '.';

/** One event each at its own day, with the value of `p`, and `q` on every one. */
const having = (...values: PropertyValue[]): LogEvent[] =>
  values.map((p, i) => ({ actor: 'u', event: 'x', at: i * 86_400e6, properties: { p, q: 1 } }));

/** The places (from 0) of the events that pass. */
async function passing(log: LogEvent[], filter: object, settings: LogSettings = {}): Promise<string> {
  const { result } = await runOnLog(trend, { kind: 'trend', filter }, log, settings);
  const matched = await runOnLog(trend, { kind: 'trend', event: { event: null, where: filter } }, log, settings);
  expect(matched.result).toEqual(result);
  const first = Date.parse(result.series[0]?.period ?? '') / 86_400e3;
  return result.series.flatMap(({ value }, i) => (value === 0 ? [] : [String(first + i)])).join(' ');
}

const p = (is: string, value?: unknown): object => ({ property: 'p', is, ...(value === undefined ? {} : { value }) });

describe('of texts a, A, 10, 9, ä, an absent and a last one', () => {
  const log = having('a', 'A', '10', '9', 'ä', null, 'za');
  it.each([
    ['equal to a', p('eq', 'a'), '0'],
    ['equal to A', p('eq', 'A'), '1'],
    ['equal to the number 10', p('eq', 10), ''],
    ['not equal to a', p('neq', 'a'), '1 2 3 4 5 6'],
    ['not equal to the number 10', p('neq', 10), '0 1 2 3 4 5 6'],
    ['not not equal to a', { not: p('neq', 'a') }, '0'],
    ['not equal to a, by not', { not: p('eq', 'a') }, '1 2 3 4 5 6'],
    ['one of a, the number 9 and Z', p('in', ['a', 9, 'Z']), '0'],
    ['one of none', p('in', []), ''],
    ['none of none', p('notIn', []), '0 1 2 3 4 5 6'],
    ['none of a and A', p('notIn', ['a', 'A']), '2 3 4 5 6'],
    ['less than 9, as text', p('lt', '9'), '2'],
    ['less than the number 9', p('lt', 9), ''],
    ['at most 9, as text', p('lte', '9'), '2 3'],
    ['greater than a', p('gt', 'a'), '4 6'],
    ['at least a', p('gte', 'a'), '0 4 6'],
    ['not greater than a, absent ones too', { not: p('gt', 'a') }, '0 1 2 3 5'],
    ['between A and a, both inside', p('between', ['A', 'a']), '0 1'],
    ['between two numbers', p('between', [1, 100]), ''],
    ['between the wrong way around', p('between', ['a', 'A']), ''],
    ['containing a', p('contains', 'a'), '0 6'],
    ['containing nothing: all that are present', p('contains', ''), '0 1 2 3 4 6'],
    ['beginning with z', p('startsWith', 'z'), '6'],
    ['ending with a', p('endsWith', 'a'), '0 6'],
    ['not containing a, absent ones too', { not: p('contains', 'a') }, '1 2 3 4 5'],
    ['found by a pattern anywhere', p('matches', '[a-z]'), '0 6'],
    ['found by a pattern whatever the case', p('matches', '(?i)^a$'), '0 1'],
    ['found by a pattern of digits', p('matches', '^\\d+$'), '2 3'],
    ['found by a pattern of letters of any script', p('matches', '^\\pL$'), '0 1 4'],
    ['present', p('isSet'), '0 1 2 3 4 6'],
    ['absent', p('isNotSet'), '5'],
    ['meeting every one of no conditions', { all: [] }, '0 1 2 3 4 5 6'],
    ['meeting any of no conditions', { any: [] }, ''],
    ['not meeting any of no conditions', { not: { any: [] } }, '0 1 2 3 4 5 6'],
    ['a or absent', { any: [p('eq', 'a'), p('isNotSet')] }, '0 5'],
    ['equal in a property they do not have', { property: 'r', is: 'eq', value: 'a' }, ''],
    ['unequal in a property they do not have', { property: 'r', is: 'neq', value: 'a' }, '0 1 2 3 4 5 6'],
    ['none of it in a property they do not have', { property: 'r', is: 'notIn', value: ['a'] }, '0 1 2 3 4 5 6'],
    ['not equal to what another kind of property has', { property: 'q', is: 'neq', value: '1' }, '0 1 2 3 4 5 6'],
    ['equal to what the other property has', { property: 'q', is: 'eq', value: 1 }, '0 1 2 3 4 5 6'],
  ])('those %s', async (_, filter, expected) => {
    expect(await passing(log, filter)).toBe(expected);
  });
});

describe('of numbers 1, 1.5, 0, -0, 1e21, an absent one, 0.1 + 0.2 and -3', () => {
  const log = having(1, 1.5, 0, -0, 1e21, null, 0.1 + 0.2, -3);
  it.each([
    ['equal to 1', p('eq', 1), '0'],
    ['equal to the text 1', p('eq', '1'), ''],
    ['equal to true', p('eq', true), ''],
    ['not equal to the text 1', p('neq', '1'), '0 1 2 3 4 5 6 7'],
    ['equal to 0 of either sign', p('eq', 0), '2 3'],
    ['equal to -0', p('eq', -0), '2 3'],
    ['equal to a sextillion', p('eq', 1e21), '4'],
    ['equal to 0.3, which 0.1 + 0.2 is not', p('eq', 0.3), ''],
    ['equal to 0.1 + 0.2', p('eq', 0.30000000000000004), '6'],
    ['less than 1', p('lt', 1), '2 3 6 7'],
    ['between -3 and 1', p('between', [-3, 1]), '0 2 3 6 7'],
    ['one of 1 and the text 1.5', p('in', [1, '1.5']), '0'],
    ['none of the texts 1 and 0', p('notIn', ['1', '0']), '0 1 2 3 4 5 6 7'],
    ['containing 1, which numbers do not', p('contains', '1'), ''],
    ['found by a pattern, which numbers are not', p('matches', '.*'), ''],
    ['greater than the text 0', p('gt', '0'), ''],
  ])('those %s', async (_, filter, expected) => {
    expect(await passing(log, filter)).toBe(expected);
  });
});

describe('of yes, no and an absent one', () => {
  const log = having(true, false, null);
  it.each([
    ['yes', p('eq', true), '0'],
    ['not yes, absent ones too', p('neq', true), '1 2'],
    ['yes as text', p('eq', 'true'), ''],
    ['yes as number', p('eq', 1), ''],
    ['one of yes and the text false', p('in', [true, 'false']), '0'],
  ])('those %s', async (_, filter, expected) => {
    expect(await passing(log, filter)).toBe(expected);
  });
});

describe('of letters and signs that look alike', () => {
  const log = having(
    'caf\u00e9',
    'cafe\u0301',
    'STRASSE',
    'Straße',
    ' a',
    'a ',
    '👍🏽',
    '50%',
    'a_b',
    "it's",
    'line\nbreak',
    '\\d',
    '',
  );
  it.each([
    ['one é is not an e and an accent', p('eq', 'caf\u00e9'), '0'],
    ['an e and an accent begin with e', p('startsWith', 'cafe'), '1'],
    ['sharp s is not ss', p('contains', 'ss'), ''],
    ['blanks before stay', p('eq', 'a'), ''],
    ['blanks are found', p('contains', ' '), '4 5'],
    ['a sign of two parts contains its first', p('startsWith', '👍'), '6'],
    ['a percent sign is no wildcard', p('contains', '%'), '7'],
    ['an underscore is no wildcard', p('contains', '_'), '8'],
    ['a quote is a quote', p('contains', "'"), '9'],
    ['a dot does not take a line’s end', p('matches', 'line.break'), ''],
    ['unless told', p('matches', '(?s)line.break'), '10'],
    ['a backslash is itself', p('eq', '\\d'), '11'],
    ['an empty text is there', p('eq', ''), '12'],
  ])('%s', async (_, filter, expected) => {
    expect(await passing(log, filter)).toBe(expected);
  });
});

it('instants are compared as instants, whatever zone they are written in', async () => {
  const log = having('2024-01-01T10:00:00Z', '2024-01-01T12:00:00+02:00', '2024-01-02T00:00:00Z', null);
  const instants = { instants: ['p'] };
  expect(await passing(log, p('eq', '2024-01-01T10:00:00Z'), instants)).toBe('0 1');
  expect(await passing(log, p('gt', '2024-01-01T10:00:00Z'), instants)).toBe('2');
  expect(await passing(log, p('between', ['2024-01-01T11:00:00+01:00', '2024-01-02T00:00:00Z']), instants)).toBe(
    '0 1 2',
  );
});

it('a condition that cannot be is a problem', () => {
  const wrong: unknown[] = [
    p('eq'),
    p('eq', null),
    p('eq', ['a']),
    p('in', 'a'),
    p('in', [null]),
    p('between', [1]),
    p('between', [1, 2, 3]),
    p('between', [1, '2']),
    p('contains', 1),
    p('isSet', true),
    p('like', 'a'),
    p('eq', 'a\0b'),
    p('in', ['a', '\0']),
    p('matches', 'a\0'),
    p('EQ', 'a'),
    { ...p('eq', 'a'), caseSensitive: false },
    { all: [p('eq', 'a')], any: [] },
    { all: p('eq', 'a') },
    { not: [p('eq', 'a')] },
    { property: '', is: 'isSet' },
    { is: 'isSet' },
    [],
    'p = a',
  ];
  const accepted = wrong.filter((filter) => trend.parse({ kind: 'trend', filter }).ok);
  expect(accepted).toEqual([]);
});

it('a pattern that is not RE2 is a problem', async () => {
  for (const pattern of ['(', 'a(?=b)', '(a)\\1']) {
    await expect(runOnLog(trend, { kind: 'trend', filter: p('matches', pattern) }, having('a'))).rejects.toThrow();
  }
});
