import { isShare, type ComparedNumber, type ComparedRow, type PlainNumber } from '../../analyses/compared-rows';
import type { Words } from '../../analyses/view';
import type { Cell, Table } from '../../charts/csv';
import type { TwinCell, TwinRow } from '../../charts/twin';
import { compareShares, holm, leastBase, type ComparedShares, type Share } from '../../model/comparison';
import type { Side } from './exploration.svelte';

/** From so many comparisons on, p-values are adjusted. */
const manyFrom = 6;

/** A row with what the two shares say about each other; null where it holds no two shares. */
export interface Tested<Selection> extends ComparedRow<Selection> {
  shares: ComparedShares | null;
  /** adjusted where there are over five */
  p: number | null;
  /** why there is no test of two shares */
  untested: Untested | null;
}

/** A base is small, one actor may count more than once, or the data end before the time of one side is over. */
type Untested = 'few' | 'repeated' | 'notOver';

/** All rows with their tests. `adjustedFor`: how many p-values were adjusted together; null where they are as they are. */
export function testRows<Selection>(rows: readonly ComparedRow<Selection>[]): {
  rows: Tested<Selection>[];
  adjustedFor: number | null;
} {
  const tested = rows.map((row) => {
    const [a, b] = [shareOf(row.a), shareOf(row.b)];
    if (a === null || b === null) return { ...row, shares: null, untested: null };
    const untested = whyUntested(row, Math.min(a.base, b.base));
    const shares = compareShares(a, b);
    return { ...row, untested, shares: untested === null ? shares : { ...shares, interval: null, p: null } };
  });
  const raw = tested.map(({ shares }) => shares?.p ?? null);
  const count = raw.filter((p) => p !== null).length;
  const adjusted = count >= manyFrom ? holm(raw) : raw;
  return {
    rows: tested.map((row, i) => ({ ...row, p: adjusted[i] ?? null })),
    adjustedFor: count >= manyFrom ? count : null,
  };
}

function whyUntested<Selection>({ a, b }: ComparedRow<Selection>, base: number): Untested | null {
  if (base < leastBase) return 'few';
  if (a?.repeated === true || b?.repeated === true) return 'repeated';
  return a?.notOver === true || b?.notOver === true ? 'notOver' : null;
}

const shareOf = <Selection>(side: ComparedNumber<Selection> | null): Share | null =>
  side !== null && isShare(side.number) ? side.number : null;

type Select<Selection> = (selection: Selection, side: Side) => void;

interface Shown<Selection> {
  words: Words;
  /** what is chosen on which side, as text that can be compared */
  isSelected: (selection: Selection, side: Side) => boolean;
  select: Select<Selection>;
}

/** One row a number: A, B, difference, interval, p-value. */
export function comparisonRows<Selection>(rows: readonly Tested<Selection>[], shown: Shown<Selection>): TwinRow[] {
  const { t } = shown.words;
  return rows.map((row) => {
    const open = row.a?.notOver === true || row.b?.notOver === true;
    const p = pText(row.p, shown.words);
    return {
      key: row.key,
      head: open ? `${row.label} (${t.segments.card.notOver})` : row.label,
      ...(open ? { swatch: 'hatch' } : {}),
      ...(row.untested === 'few' ? { weak: t.segments.card.fewText } : {}),
      cells: [
        sideCell(row.a, 'own', shown),
        sideCell(row.b, 'other', shown),
        { text: differenceText(row, shown.words), sort: differenceOf(row) },
        { text: intervalText(row, shown.words), sort: row.shares?.interval?.low ?? null },
        { text: p, sort: row.p },
      ],
    };
  });
}

function sideCell<Selection>(
  side: ComparedNumber<Selection> | null,
  of: Side,
  { words, isSelected, select }: Shown<Selection>,
): TwinCell {
  if (side === null) return { text: words.t.segments.card.unknown, sort: null };
  const { number, selection } = side;
  const pick =
    selection === undefined ? {} : { onpick: () => select(selection, of), selected: isSelected(selection, of) };
  if (!isShare(number)) return { text: plainText(number, words), sort: number.value, ...pick };
  const rate = number.base === 0 ? null : number.count / number.base;
  const { format, t } = words;
  return {
    text: format.percent(rate),
    sort: rate,
    small: t.segments.card.of({ n: format.number(number.count), base: format.number(number.base) }),
    ...pick,
  };
}

function plainText({ value, as }: PlainNumber, { format }: Words): string {
  if (value === null) return '–';
  return as === 'ms' ? format.duration(value) : format.number(Math.round(value * 100) / 100);
}

/** B − A of plain numbers or of shares; null where a side is missing. */
function differenceOf<Selection>({ a, b, shares }: Tested<Selection>): number | null {
  if (shares !== null) return shares.difference;
  if (a === null || b === null || isShare(a.number) || isShare(b.number)) return null;
  return a.number.value === null || b.number.value === null ? null : b.number.value - a.number.value;
}

const signed = (value: number, text: string): string => (value > 0 ? `+${text}` : value < 0 ? `−${text}` : text);

/** A difference of rates in percentage points. */
function pointsText(rate: number, { format }: Words): string {
  const tenths = Math.round(Math.abs(rate) * 1000);
  return signed(tenths === 0 ? 0 : rate, format.fixed(tenths / 10, 1));
}

function differenceText<Selection>(row: Tested<Selection>, words: Words): string {
  const difference = differenceOf(row);
  if (difference === null) return '–';
  if (row.shares !== null) return words.t.segments.card.points({ n: pointsText(difference, words) });
  const as = row.a !== null && !isShare(row.a.number) ? row.a.number.as : 'number';
  return signed(difference, plainText({ value: Math.abs(difference), as }, words));
}

function intervalText<Selection>({ shares, untested }: Tested<Selection>, words: Words): string {
  const said = words.t.segments.card;
  if (shares === null) return '–';
  if (shares.interval === null) return untested === null ? '–' : said[untested];
  const { low, high } = shares.interval;
  return said.between({ low: pointsText(low, words), high: pointsText(high, words) });
}

function pText(p: number | null, { t, format }: Words): string {
  if (p === null) return '–';
  if (p < 0.001) return t.segments.card.less({ n: format.number(0.001) });
  return format.fixed(p, 3);
}

/** Raw numbers for CSV: a row a number. */
export function comparisonTable<Selection>(
  rows: readonly Tested<Selection>[],
  names: { a: string; b: string },
  adjusted: boolean,
): Table {
  const sideOf = (side: ComparedNumber<Selection> | null): Cell[] => {
    if (side === null) return [null, null, null];
    const { number } = side;
    if (!isShare(number)) return [number.value, null, null];
    return [number.count, number.base, number.base === 0 ? null : number.count / number.base];
  };
  return {
    head: [
      'number',
      ...['value', 'base', 'rate'].map((column) => `${column} A: ${names.a}`),
      ...['value', 'base', 'rate'].map((column) => `${column} B: ${names.b}`),
      ...['difference', 'low', 'high', adjusted ? 'pHolm' : 'p'],
    ],
    rows: rows.map((row) => [
      row.label,
      ...sideOf(row.a),
      ...sideOf(row.b),
      differenceOf(row),
      row.shares?.interval?.low ?? null,
      row.shares?.interval?.high ?? null,
      row.p,
    ]),
  };
}
