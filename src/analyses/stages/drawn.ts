import type { DrawnPaths } from '../sankey-chart';
import type { Words } from '../view';
import type { ModelReading } from './result';
import type { StagesSpec } from './spec';
import { colorOf, labelOf } from './words';

/** The visits as their Sankey shows them. */
export const drawnVisits = (spec: StagesSpec, { actors, columns, links }: ModelReading, words: Words): DrawnPaths => ({
  ...{ paths: actors, columns, links },
  ...{ fromEnd: false, maxSteps: spec.maxSteps, addsUp: true },
  stages: spec.model.stages.map(({ name }) => name),
  labelOf: (name) => labelOf(spec, name, words),
  colorOf: (name, theme) => colorOf(spec, name, theme),
});
