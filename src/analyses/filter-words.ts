import type { SpecBase } from '../model/spec';
import { conditionText } from '../ui/condition-text';
import type { Setting, Words } from './view';

type Filtered = Pick<SpecBase<string>, 'filter'>;

const filterText = ({ filter }: Filtered, { t, format }: Words): string[] =>
  filter === undefined ? [] : [conditionText(filter, t.explore.ui, format)];

/** The filter of a question under its sentence; nothing without one. */
export const filterAlso = (spec: Filtered, words: Words): string[] =>
  filterText(spec, words).map((text) => words.t.explore.filterSet({ text }));

/** The filter of a question in "How this was computed"; nothing without one. */
export const filterSettings = (spec: Filtered, words: Words): Setting[] =>
  filterText(spec, words).map((text) => ({ name: words.t.explore.how.filter, text }));
