import type { StagesResult } from './result';
import type { StagesSelection, StagesSpec } from './spec';

/** What each part of the answer is given. */
export interface PartProps {
  spec: StagesSpec;
  result: StagesResult;
  selection: StagesSelection | null;
  nameParts: readonly string[];
  onselect: (selection: StagesSelection) => void;
}

/** What an exported file of a part is called: the view, the part, the rest. */
export const partName = (nameParts: readonly string[], part: string): string[] => [
  ...nameParts.slice(0, 1),
  part,
  ...nameParts.slice(1),
];

/** A question without what changes nothing about visits: how many are drawn, the other side, the name. */
export function aboutVisits(spec: StagesSpec): Partial<StagesSpec> {
  const about: Partial<StagesSpec> = { ...spec };
  delete about.maxSteps;
  delete about.compare;
  delete about.name;
  return about;
}
