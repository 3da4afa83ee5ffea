import type { Words } from '../../analyses/view';
import { dayInZone } from '../../charts/day-in-zone';
import type { BoardSides } from '../../model/board';
import type { DatasetInfo } from '../../model/dataset';
import { daysText, rangeText } from '../../ui/range-text';
import type { KeptSegment } from '../ports';
import { compareLabel, segmentLabel } from '../segments/segment-text';

/** What all numbers of a page rest on: name, span and rows of the data set. */
export function sourceText(dataset: DatasetInfo, { t, format }: Words): string {
  const first = dayInZone(dataset.firstUs, dataset.timeZone);
  const last = dayInZone(dataset.lastUs, dataset.timeZone);
  return t.boards.source({
    name: dataset.name,
    span: daysText(first, last, t, format),
    zone: dataset.timeZone,
    count: dataset.rows,
    f: format,
  });
}

/** Sides as they are told; what is not there says nothing. */
export type ToldSides = { [Side in keyof BoardSides]: BoardSides[Side] | undefined };

/** What a board says for all its tiles, in words; empty where it says nothing. */
export function sidesText(sides: ToldSides, saved: readonly KeptSegment[], words: Words): string {
  const said = words.t.boards.sides;
  const { range, segment, compare, breakdown } = sides;
  return [
    ...(range === undefined ? [] : [rangeText(range, words.t, words.format)]),
    ...(segment === undefined ? [] : [segmentLabel(segment, saved, words)]),
    ...(compare === undefined
      ? []
      : [words.t.segments.compare.versus({ text: compareLabel(compare, segment, saved, words) })]),
    ...(breakdown === undefined ? [] : [said.breakdownBy({ property: words.format.property(breakdown) })]),
  ].join(' · ');
}
