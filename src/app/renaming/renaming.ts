import type { DatasetInfo } from '../../model/dataset';
import { similarNames, type Suggestion } from '../../model/similar-names';
import type { NameOf, Renames, SpecName } from '../../model/spec-names';

/** A name the data set lacks, with what may be meant by it and what is chosen. */
export interface Renaming extends SpecName {
  key: string;
  suggestions: readonly Suggestion[];
  /** a name the data set has; null: it stays as it is */
  to: string | null;
}

/** What somebody chose, by `Renaming.key`; where nothing was chosen the likeliest suggestion holds. */
export type ChosenNames = (key: string) => string | null | undefined;

type Named = Pick<DatasetInfo, 'events' | 'properties'>;

/** The names of a data set of one sort, events by frequency. */
export const namesOf = (of: NameOf, { events, properties }: Named): string[] =>
  of === 'event'
    ? events.toSorted((a, b) => b.events - a.events).map(({ name }) => name)
    : properties.map(({ name }) => name);

/** Names that are lacking, those that something here is like first. */
export function suggestedNames(absent: readonly SpecName[], dataset: Named): Renaming[] {
  const known = { event: namesOf('event', dataset), property: namesOf('property', dataset) };
  const all = absent.map(({ of, name }): Renaming => {
    const suggestions = similarNames(name, known[of]);
    return { key: `${of} ${name}`, of, name, suggestions, to: suggestions[0]?.name ?? null };
  });
  return [...all.filter(({ to }) => to !== null), ...all.filter(({ to }) => to === null)];
}

/** The same as chosen. */
export const withChosen = (all: readonly Renaming[], chosen: ChosenNames): Renaming[] =>
  all.map((one) => {
    const to = chosen(one.key);
    return { ...one, to: to === undefined ? one.to : to };
  });

/** What takes the place of what. */
export function renamesOf(all: readonly Renaming[]): Renames {
  const ofSort = (sort: NameOf): Map<string, string> =>
    new Map(all.flatMap(({ of, name, to }): [string, string][] => (of === sort && to !== null ? [[name, to]] : [])));
  return { event: ofSort('event'), property: ofSort('property') };
}

export const noRenames: Renames = { event: new Map(), property: new Map() };
