import type { Format, Messages } from '../../i18n';
import { fileItemKinds, type FileItemKind } from './read-view-file';

/** "3 views, 1 board"; empty where there is nothing. */
export const countsText = (
  counts: Partial<Record<FileItemKind, number>>,
  words: Messages['opening'],
  f: Format,
): string =>
  fileItemKinds
    .flatMap((kind) => {
      const count = counts[kind] ?? 0;
      return count === 0 ? [] : [words.counts[kind]({ count, f })];
    })
    .join(words.comma);

/** How many things of each kind. */
export function counted(items: readonly { kind: FileItemKind }[]): Partial<Record<FileItemKind, number>> {
  const counts: Partial<Record<FileItemKind, number>> = {};
  for (const { kind } of items) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
