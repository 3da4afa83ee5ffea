import type { StageModel } from '../../model/stage-model';
import type { PathsSpec } from './spec';

/** The stage model steps are named by; null when they are not. */
export const byStages = ({ node }: PathsSpec): StageModel | null =>
  typeof node === 'object' && 'stages' in node ? node.stages : null;
