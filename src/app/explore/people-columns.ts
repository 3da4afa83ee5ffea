import type { DatasetInfo } from '../../model/dataset';

const keyOf = ({ id }: DatasetInfo): string => `wayfold.people.${id}`;

/** The properties last chosen as columns of the people of a data set, in this session of the tab. */
export function rememberedColumns(dataset: DatasetInfo): string[] {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(keyOf(dataset)) ?? '[]');
    if (!Array.isArray(read)) return [];
    return dataset.properties.map(({ name }) => name).filter((name) => read.includes(name));
  } catch {
    return [];
  }
}

export function rememberColumns(dataset: DatasetInfo, columns: readonly string[]): void {
  try {
    sessionStorage.setItem(keyOf(dataset), JSON.stringify(columns));
  } catch {
    // where nothing can be kept the choice lasts as long as the panel
  }
}
