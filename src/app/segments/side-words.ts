import type { Setting, Words } from '../../analyses/view';
import type { Compare, Segment } from '../../model/segment';
import { rangeText } from '../../ui/range-text';
import type { Sided } from '../explore/sides';
import type { KeptSegment } from '../ports';
import { compareLabel, savedName, segmentLabel, segmentText } from './segment-text';

type Saved = readonly KeptSegment[];

/** Who is asked about and what it is compared with, for "How this was computed". */
export function sideSettings(spec: Sided, saved: Saved, words: Words): Setting[] {
  const { t, format } = words;
  const said = t.segments.how;
  const who = spec.segment === undefined ? said.everyone : fullText(spec.segment, saved, words);
  const settings = [{ name: said.who, text: who }];
  if (spec.compare === undefined) return settings;
  const text =
    'range' in spec.compare
      ? said.sameIn({ range: rangeText(spec.compare.range, t, format) })
      : said.sameOf({ text: fullText(spec.compare.segment, saved, words) });
  return [...settings, { name: said.compared, text }];
}

function fullText(segment: Segment, saved: Saved, words: Words): string {
  const text = segmentText(segment, words);
  const name = savedName(segment, saved);
  return name === null ? text : words.t.segments.how.named({ name, text });
}

/** The same in short, after the summary of a question. */
export function withSides(summary: string, spec: Sided, saved: Saved, words: Words): string {
  const { t } = words;
  const who = spec.segment === undefined ? [] : [segmentLabel(spec.segment, saved, words)];
  return [
    ...(summary === '' ? [] : [summary]),
    ...who.map((text) => t.segments.how.summary({ text })),
    ...(spec.compare === undefined
      ? []
      : [t.segments.compare.versus({ text: compareLabel(spec.compare, spec.segment, saved, words) })]),
  ].join(' · ');
}

/** What each side of a comparison is called: by its people, or by its range. */
export function sideNames(spec: Sided & { compare: Compare }, saved: Saved, words: Words): { a: string; b: string } {
  const b = compareLabel(spec.compare, spec.segment, saved, words);
  const a =
    'range' in spec.compare ? rangeText(spec.range, words.t, words.format) : segmentLabel(spec.segment, saved, words);
  return { a, b };
}

/** What the people of a side are called; null where it is simply everyone. */
export function sideName(spec: Sided, side: 'own' | 'other', saved: Saved, words: Words): string | null {
  const { compare, segment } = spec;
  if (compare !== undefined) return sideNames({ ...spec, compare }, saved, words)[side === 'own' ? 'a' : 'b'];
  return segment === undefined ? null : segmentLabel(segment, saved, words);
}
