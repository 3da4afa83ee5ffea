import type { Share } from '../model/comparison';

/** A number that is no share: a count, a time, or a value of a measure. */
export interface PlainNumber {
  value: number | null;
  as: 'count' | 'ms' | 'number';
}

/** One number of one side of a comparison. */
export interface ComparedNumber<Selection> {
  /** the same on both sides for the same number */
  key: string;
  label: string;
  /** said after the label, where labels of both sides differ only before it */
  part?: string;
  number: Share | PlainNumber;
  /** the people behind the count; absent where a number has none */
  selection?: Selection;
  /** the data end before its time is over */
  notOver?: boolean;
  /** one actor may be in the base more than once: these are not independent, so what a test of two shares rests on does not hold */
  repeated?: boolean;
}

/** One number of both sides; null where a side does not show it apart. */
export interface ComparedRow<Selection> {
  key: string;
  label: string;
  a: ComparedNumber<Selection> | null;
  b: ComparedNumber<Selection> | null;
}

export const isShare = (number: Share | PlainNumber): number is Share => 'base' in number;

type Numbers<Selection> = readonly ComparedNumber<Selection>[];
type Absent<Selection> = (there: ComparedNumber<Selection>) => ComparedNumber<Selection> | null;

/** Both sides by key, in the order of A, then what only B has. `absent` tells what a number is on the side that does not list it. */
export function pairUp<Selection>(
  a: Numbers<Selection>,
  b: Numbers<Selection>,
  absent: { a: Absent<Selection>; b: Absent<Selection> } = { a: () => null, b: () => null },
): ComparedRow<Selection>[] {
  const ofA = new Map(a.map((number) => [number.key, number]));
  const ofB = new Map(b.map((number) => [number.key, number]));
  const rowOf = (own: ComparedNumber<Selection> | null, other: ComparedNumber<Selection> | null) => {
    const labels = [...new Set([own, other].flatMap((side) => (side === null ? [] : [side.label])))];
    const part = own?.part ?? other?.part;
    const label = labels.join(' / ');
    return {
      key: own?.key ?? other?.key ?? '',
      label: part === undefined ? label : `${label} · ${part}`,
      a: own,
      b: other,
    };
  };
  return [
    ...a.map((number) => rowOf(number, ofB.get(number.key) ?? absent.b(number))),
    ...b.filter(({ key }) => !ofA.has(key)).map((number) => rowOf(absent.a(number), number)),
  ];
}

/** Nobody of the same base. */
export const nobodyOf =
  <Selection>(base: number): Absent<Selection> =>
  ({ key, label, repeated = false }) => ({ key, label, repeated, number: { count: 0, base } });

/** Nothing of what is counted. */
export const noneOf = <Selection>({ key, label }: ComparedNumber<Selection>): ComparedNumber<Selection> => ({
  ...{ key, label },
  number: { value: 0, as: 'count' },
});
