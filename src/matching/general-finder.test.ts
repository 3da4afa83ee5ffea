import { describe, expect, it } from 'vitest';
import { noLimit } from './attempt';
import { existsBit } from './attempt-finder';
import { GeneralFinder, type SearchRows } from './general-finder';
import type { SearchRules } from './search-rules';
import { SuccessiveAttempts } from './successive-attempts';

const heavy = 20_000;

const rules = (more: Partial<SearchRules>): SearchRules => ({
  steps: 8,
  ties: 'either',
  optional: 0,
  directly: 0,
  fromFirstUs: noLimit,
  fromPreviousUs: noLimit,
  exclusions: [],
  anyOrder: false,
  ...more,
});

/** 20,000 events, two an instant; each serves the steps its mask names, every event of number `striker` strikes. */
function rows(maskOf: (i: number) => number, isStriker: (i: number) => boolean = () => false): SearchRows {
  return {
    at: Float64Array.from({ length: heavy }, (_, i) => i >> 1),
    masks: Uint32Array.from({ length: heavy }, (_, i) => maskOf(i) | existsBit),
    strikes: Uint32Array.from({ length: heavy }, (_, i) => (isStriker(i) ? 1 : 0)),
    keys: null,
    held: null,
    mayStart: null,
  };
}

const depthOf = (of: Partial<SearchRules>, given: SearchRows): number =>
  new GeneralFinder(rules(of)).find(given, 0, heavy).depth;

const mixed = (i: number): number => (i * 2_654_435_761) & 0x7f;

describe('a unit with 20,000 events', () => {
  it('that all serve many steps comes as far as there are events for its steps, with optional ones left out', () => {
    expect(depthOf({ optional: 0b0110110, fromFirstUs: 5000 }, rows(mixed))).toBe(7);
    expect(depthOf({ optional: 0b0110110, fromPreviousUs: 3 }, rows(mixed))).toBe(7);
    expect(depthOf({ optional: 0b0110110, directly: 0b1000100, fromFirstUs: 9000 }, rows(mixed))).toBe(7);
  });

  it('that is struck by its last event in every window is not counted, though each of its starts has to be looked at', () => {
    const exclusions = [{ after: 1, before: 8, removes: true }];
    const alternating = (i: number): number => 1 << (i % 7);
    const struckAtEnd = rows(alternating, (i) => i === heavy - 1);
    expect(depthOf({ exclusions, fromFirstUs: heavy }, struckAtEnd)).toBe(0);
    expect(depthOf({ exclusions, fromFirstUs: 100 }, struckAtEnd)).toBe(7);
  });

  it('fills 19 of 20 steps in any order', () => {
    const oneOf19 = (i: number): number => (1 << (i % 19)) | (1 << ((i * 7) % 19));
    const given = rows(oneOf19);
    given.masks = Uint32Array.from(given.masks, (mask) => (mask & ~existsBit) | existsBit);
    expect(depthOf({ steps: 20, anyOrder: true, fromFirstUs: 50 }, given)).toBe(19);
  });

  it('makes 4,000 attempts of five events each', () => {
    const finder = new SuccessiveAttempts(rules({ steps: 5, ties: 'arrival', fromFirstUs: 100 }));
    const given = { ...rows((i) => 1 << (i % 5)), windows: { openUntilUs: () => Infinity }, possible: () => ~0 };
    const depths: number[] = [];
    finder.find(given, 0, heavy, ({ depth }) => depths.push(depth));
    expect([depths.length, Math.min(...depths)]).toEqual([4000, 5]);
  });

  it('makes an attempt of every start that is directly followed by another one', () => {
    const finder = new SuccessiveAttempts(rules({ steps: 2, ties: 'arrival', directly: 0b10, fromFirstUs: 7e9 }));
    const given = { ...rows(() => 1), windows: { openUntilUs: () => Infinity }, possible: () => ~0 };
    let attempts = 0;
    finder.find(given, 0, heavy, () => attempts++);
    expect(attempts).toBe(heavy);
  });
});
