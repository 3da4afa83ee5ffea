import { analyses, isKind, type Kind, type SpecOf } from '../../analyses/registry';
import type { Words } from '../../analyses/view';
import { views } from '../../analyses/views';
import type { DatasetInfo } from '../../model/dataset';
import type { Parsed } from '../../model/problem';
import type { SpecBase } from '../../model/spec';
import type { KeptSegment } from '../ports';
import { withSides } from '../segments/side-words';
import { specKind } from './view-file';

type Summary = (
  spec: unknown,
  dataset: DatasetInfo | null,
  saved: readonly KeptSegment[],
  words: Words,
) => string | null;

/** The two settings of a question that matter most, from its untrusted spec. */
const summaryOf =
  <Spec extends SpecBase<string>>(
    parse: (input: unknown) => Parsed<Spec>,
    words: (spec: Spec, dataset: DatasetInfo, words: Words) => string,
  ): Summary =>
  (spec, dataset, saved, given) => {
    const parsed = parse(spec);
    if (!parsed.ok) return null;
    return dataset === null ? '' : withSides(words(parsed.value, dataset, given), parsed.value, saved, given);
  };

const parsers: { readonly [K in Kind]: { parse(input: unknown): Parsed<SpecOf<K>> } } = analyses;
const summaries: Record<Kind, Summary> = {
  trend: summaryOf((spec) => parsers.trend.parse(spec), views.trend.summary),
  funnel: summaryOf((spec) => parsers.funnel.parse(spec), views.funnel.summary),
  journey: summaryOf((spec) => parsers.journey.parse(spec), views.journey.summary),
  paths: summaryOf((spec) => parsers.paths.parse(spec), views.paths.summary),
  stages: summaryOf((spec) => parsers.stages.parse(spec), views.stages.summary),
  retention: summaryOf((spec) => parsers.retention.parse(spec), views.retention.summary),
  lifecycle: summaryOf((spec) => parsers.lifecycle.parse(spec), views.lifecycle.summary),
  stickiness: summaryOf((spec) => parsers.stickiness.parse(spec), views.stickiness.summary),
  attribution: summaryOf((spec) => parsers.attribution.parse(spec), views.attribution.summary),
};

/** A saved question in words; null when this version cannot read it. Without an open data set only its kind is known. */
export function questionText(
  spec: unknown,
  dataset: DatasetInfo | null,
  saved: readonly KeptSegment[],
  words: Words,
): string | null {
  const kind = specKind(spec);
  return isKind(kind) ? summaries[kind](spec, dataset, saved, words) : null;
}
