import { analyses, isKind, type Kind, type SpecOf } from '../../analyses/registry';
import type { Words } from '../../analyses/view';
import { views } from '../../analyses/views';
import type { DatasetInfo } from '../../model/dataset';
import { specKind } from './view-file';

/** A saved question in words; null when this version cannot read it. Without an open data set only its kind is known. */
export function questionText(spec: unknown, dataset: DatasetInfo | null, words: Words): string | null {
  const kind = specKind(spec);
  if (!isKind(kind)) return null;
  return textOf(kind, spec, dataset, words);
}

function textOf<K extends Kind>(kind: K, spec: unknown, dataset: DatasetInfo | null, words: Words): string | null {
  const parsed = analyses[kind].parse(spec);
  if (!parsed.ok) return null;
  if (dataset === null) return '';
  return views[kind].summary(parsed.value as SpecOf<K>, dataset, words);
}
