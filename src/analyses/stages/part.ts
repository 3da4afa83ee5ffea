import type { DatasetInfo } from '../../model/dataset';
import type { StageModel } from '../../model/stage-model';
import type { AskAside } from '../asides';
import type { StagesAsides } from './asides';
import type { ModelReading } from './result';
import type { ReadingSelection, StagesSelection, StagesSpec } from './spec';

/** What each part of the answer is given. */
export interface PartProps {
  spec: StagesSpec;
  result: ModelReading;
  /** what the model is called where two are read side by side */
  model: string | null;
  selection: ReadingSelection | null;
  nameParts: readonly string[];
  onselect: (selection: ReadingSelection) => void;
}

/** What a part about both models is given. */
export interface BothProps {
  spec: StagesSpec;
  second: StageModel;
  dataset: DatasetInfo;
  selection: StagesSelection | null;
  nameParts: readonly string[];
  onselect: (selection: StagesSelection) => void;
  aside: AskAside<StagesAsides>;
}

/** The title of a part, with the model where there are two. */
export const headed = (title: string, model: string | null): string => (model === null ? title : `${title} · ${model}`);

/** A question without what changes nothing about the visits of its model: the second one, how many are drawn. */
export function aboutVisits(spec: StagesSpec): Partial<StagesSpec> {
  const about: Partial<StagesSpec> = { ...spec };
  delete about.beside;
  delete about.maxSteps;
  return about;
}
