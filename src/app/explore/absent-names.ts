import type { DatasetInfo } from '../../model/dataset';
import { neededNames, type SpecName } from '../../model/spec-names';

type Named = Pick<DatasetInfo, 'events' | 'properties'>;

/** Names of events a question speaks of that the data set has no event of, and of properties likewise, each once. */
export function absentFrom(spec: unknown, { events, properties }: Named): SpecName[] {
  const known = {
    event: new Set(events.map(({ name }) => name)),
    property: new Set(properties.map(({ name }) => name)),
  };
  return neededNames(spec).filter(({ of, name }) => !known[of].has(name));
}

/** The same as plain names. */
export const absentNames = (spec: unknown, dataset: Named): string[] => [
  ...new Set(absentFrom(spec, dataset).map(({ name }) => name)),
];
