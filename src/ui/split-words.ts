import type { Format, Messages } from '../i18n';
import type { PropertyValue } from '../model/condition';
import { sameSegment, type SegmentSplit } from '../model/segment';
import type { Choice } from './choice';
import { propertyChoices } from './named-choices';
import { valueLabel } from './value-label';
import type { Vocabulary } from './vocabulary';

interface Words {
  t: Messages;
  format: Format;
}

type Split = { property: string } | SegmentSplit;

/** A split as specs hold it: by how many of a property's values, the rest being Other, or by who is in a segment. */
export type LimitedSplit = { property: string; limit: number } | SegmentSplit;

/** What the controls of a split say. */
export interface SplitWords {
  splitLabel: string;
  splitNone: string;
  splitLimit: string;
}

/** What an answer is split by: the name of the property or of the segment; empty without a split. */
export const splitName = (split: Split | undefined, format: Format): string =>
  split === undefined ? '' : 'segment' in split ? split.name : format.property(split.property);

/** One part of a split: a property's value, or "in “Buyers”" and "not in “Buyers”". */
export function splitValue(
  split: Split | undefined,
  value: PropertyValue | { other: true },
  { t, format }: Words,
): string {
  if (split === undefined || !('segment' in split) || typeof value !== 'boolean') return valueLabel(value, t, format);
  return value ? t.rules.inSegment(split) : t.rules.notInSegment(split);
}

/** What can be split by: nothing, the properties, then the saved segments. Values are keys for `splitOf`. */
export function splitChoices(
  vocabulary: Vocabulary,
  none: string,
  split: Split | undefined,
  { t, format }: Words,
): Choice<string | null>[] {
  const own = keyOfSplit(split, vocabulary);
  return [
    { value: null, label: none },
    ...(own === ownKey ? [{ value: own, label: splitName(split, format), note: t.rules.segmentNote }] : []),
    ...propertyChoices(
      vocabulary.properties.map(({ name }) => name),
      format,
      split === undefined || 'segment' in split ? null : split.property,
    ).map((choice) => ({ ...choice, value: `p${choice.value}` })),
    ...segmentsOf(vocabulary).map(({ name }, i) => ({ value: `s${i}`, label: name, note: t.rules.segmentNote })),
  ];
}

const ownKey = 'own';
const segmentsOf = ({ segments = [] }: Vocabulary): readonly SegmentSplit[] => segments;

/** The key of a split among the choices; of a segment that is not saved its own. */
export function keyOfSplit(split: Split | undefined, vocabulary: Vocabulary): string | null {
  if (split === undefined) return null;
  if (!('segment' in split)) return `p${split.property}`;
  const known = segmentsOf(vocabulary).findIndex((one) => sameSegment(one.segment, split.segment));
  return known < 0 ? ownKey : `s${known}`;
}

/** What a key stands for; null: no split, or the one there is. */
export function splitOf(key: string | null, vocabulary: Vocabulary): Split | null {
  if (key === null || key === ownKey) return null;
  if (key.startsWith('p')) return { property: key.slice(1) };
  const found = segmentsOf(vocabulary)[Number(key.slice(1))];
  return found === undefined ? null : { segment: found.segment, name: found.name };
}

/** Another split with as many values as the one before, `usual` at first; null: none. */
export function withLimit(before: LimitedSplit | undefined, next: Split | null, usual: number): LimitedSplit | null {
  if (next === null || 'segment' in next) return next;
  return { ...next, limit: before !== undefined && 'limit' in before ? before.limit : usual };
}
