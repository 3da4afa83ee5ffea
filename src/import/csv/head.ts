import { detectTime } from '../times';
import type { SampleRecord } from './sample';

const number = /^[+-]?(\d+([.,]\d+)*|\.\d+)([eE][+-]?\d+)?$/;

function isValue(cell: string): boolean {
  const text = cell.trim();
  return number.test(text) || detectTime([text]) !== null;
}

/**
 * Whether the first record names the columns: it does when none of its cells is a number or a time and, in a log of texts only, its cells do not come
 * again as values of their columns.
 */
export function looksLikeHead(head: readonly string[], rest: readonly SampleRecord[]): boolean {
  if (head.length === 0) return false;
  if (head.some(isValue)) return false;
  const typed = head.some((_, k) => rest.some(({ cells }) => isValue(cells[k] ?? '')));
  if (typed || rest.length < 3) return true;
  const whole = JSON.stringify(head);
  const others = rest.filter(({ cells }) => JSON.stringify(cells) !== whole);
  return !head.some((name, k) => name !== '' && others.some(({ cells }) => cells[k] === name));
}

/** Names of columns: a blank one is c1, c2, … by position; one that comes again gets _2, _3, … */
export function columnNames(head: readonly string[]): string[] {
  const taken = new Set<string>();
  return head.map((cell, k) => {
    const base = cell.trim() === '' ? `c${k + 1}` : cell;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
    taken.add(name);
    return name;
  });
}
