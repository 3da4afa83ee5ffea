import { aboutEvents } from '../../ui/about-events';
import type { DrawnPaths } from '../sankey-chart';
import type { Words } from '../view';
import { byStages } from './by-stages';
import type { PathsResult } from './result';
import type { PathsSpec } from './spec';
import { byEvents, nameLabel, stageColor } from './words';

/** The answer as its Sankey shows it. */
export const drawnPaths = (spec: PathsSpec, { paths, columns, links }: PathsResult, words: Words): DrawnPaths => ({
  ...{ paths, columns, links },
  fromEnd: spec.align === 'end',
  maxSteps: spec.maxSteps,
  stages: byStages(spec)?.stages.map(({ name }) => name) ?? null,
  addsUp: spec.count === 'paths',
  labelOf: (name) => nameLabel(spec, name, words),
  aboutOf: (names) => (byEvents(spec) ? aboutEvents(names, words.format) : []),
  colorOf: (name, theme) => stageColor(spec, name, theme, words.format),
});
