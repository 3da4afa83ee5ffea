import type { LogEvent } from './log';

export const second = 1e6;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** UTC µs of an ISO-8601 text. */
export const utc = (text: string): number => Date.parse(text) * 1000;

/** 2024-01-01T00:00Z, a Monday. */
export const monday = utc('2024-01-01T00:00:00Z');

/** One actor's log from words like `A0 B10 B50`: a name of letters and when, in units after `from`. */
export function events(words: string, unit = minute, actor = 'x', from = monday): LogEvent[] {
  return words.split(' ').map((word) => {
    const [, event, amount] = /^(\D+?)(-?[\d.]+)$/.exec(word) ?? [];
    if (event === undefined) throw new Error(`not a word of a literal log: ${word}`);
    return { actor, event, at: from + Number(amount) * unit };
  });
}

/** One actor's events a minute apart, named by the letters. */
export const row = (names: string, actor = 'x', unit = minute): LogEvent[] =>
  names.split(' ').map((event, i) => ({ actor, event, at: monday + i * unit }));
