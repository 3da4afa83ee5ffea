import { describe, expect, it } from 'vitest';
import { paths } from '.';

const problems = (spec: object): string[] => {
  const parsed = paths.parse({ kind: 'paths', ...spec });
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => [...path, code].join(' '));
};

describe('reading a paths spec', () => {
  it('fills in the defaults', () => {
    expect(paths.parse({ kind: 'paths' })).toEqual({
      ok: true,
      value: {
        kind: 'paths',
        v: 1,
        unit: 'session',
        node: 'event',
        align: 'start',
        maxSteps: 6,
        rowsPerStep: 8,
        minShare: 0,
        collapseRepeats: true,
        count: 'paths',
        sessionGap: { amount: 30, unit: 'minute' },
      },
    });
  });

  it('paths are aligned at their end when only an end is given, unless the spec says otherwise', () => {
    const align = (spec: object): unknown => {
      const parsed = paths.parse({ kind: 'paths', ...spec });
      return parsed.ok ? parsed.value.align : parsed.problems;
    };
    const [start, end] = [{ event: 's' }, { event: 'e' }];
    expect([align({ end }), align({ start, end }), align({ start }), align({ end, align: 'start' })]).toEqual([
      'end',
      'start',
      'start',
      'start',
    ]);
  });

  it('a start may be each match, nodes may be expanded events, numbers may be actors', () => {
    const start = { event: 's', occurrence: 'every' };
    expect(problems({ start, count: 'actors', node: [{ event: 'a', property: 'b' }] })).toEqual([]);
    expect(problems({ start: { event: 's', occurrence: 'last' } })).toEqual(['start occurrence unknownValue']);
    expect(problems({ end: start })).toEqual(['end occurrence unknownField']);
    expect(problems({ count: 'events' })).toEqual(['count unknownValue']);
    expect(problems({ node: [] })).toEqual(['node missing']);
    expect(problems({ node: [{ event: 'a' }] })).toEqual(['node 0 property missing']);
    expect(problems({ node: [{ event: '', property: 'b' }] })).toEqual(['node 0 event missing']);
  });

  it('unknown fields and values outside their bounds are Problems at their place', () => {
    expect(problems({ colour: 1 })).toEqual(['colour unknownField']);
    expect(problems({ unit: 'week' })).toEqual(['unit unknownValue']);
    expect(problems({ maxSteps: 1 })).toEqual(['maxSteps outOfRange']);
    expect(problems({ maxSteps: 21 })).toEqual(['maxSteps outOfRange']);
    expect(problems({ maxSteps: 2.5 })).toEqual(['maxSteps outOfRange']);
    expect(problems({ minShare: 1.1 })).toEqual(['minShare outOfRange']);
    expect(problems({ rename: [{ match: { regex: 'a\0' }, to: '' }] })).toEqual(['rename 0 match regex unknownValue']);
    expect(problems({ rename: [{ match: { glob: 'a' }, to: '' }] })).toContain('rename 0 match glob unknownField');
    expect(problems({ node: { property: '' } })).toEqual(['node property missing']);
    expect(problems({ node: 'page' })).toEqual(['node unknownValue']);
  });
});

describe('reading a selection', () => {
  it.each([
    { step: 1, node: { name: 'a' } },
    { step: 2, node: { other: true } },
    { step: 2, node: { name: '' }, outcome: 'dropped' },
    { step: 1, from: { name: 'a' }, to: { other: true } },
    { sequence: ['a', 'b'] },
    { transition: { from: 'a', to: 'b' } },
  ])('%j is one', (selection) => {
    expect(paths.parseSelection(selection)).toEqual({ ok: true, value: selection });
  });

  it.each([{}, null, { step: 0, node: { name: 'a' } }, { step: 1, node: { other: false } }, { sequence: [] }])(
    '%j is none',
    (selection) => {
      expect(paths.parseSelection(selection).ok).toBe(false);
    },
  );
});
