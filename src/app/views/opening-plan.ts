import { isNote, type Board } from '../../model/board';
import { sameValue } from '../../model/same-value';
import { sameSegment } from '../../model/segment';
import { renamed, type Renames } from '../../model/spec-names';
import { sameStages } from '../../model/stage-model';
import type { Workspace } from '../workspace.svelte';
import { isOfDataset } from '../../store';
import type { FileItem } from './read-view-file';

/** What this browser has already. */
export type Present = Pick<Workspace, 'views' | 'boards' | 'segments' | 'stageModels' | 'touchpoints' | 'catalogue'>;

/** What is done with one thing of a file: added; added beside one of its name; put in its place; left out. */
export type Choice = 'add' | 'both' | 'replace' | 'skip';

/** One here that has the name of one of the file; `same`: nothing else differs either. */
export interface Clash {
  id: string;
  same: boolean;
}

/** One thing of a file with what can be done with it. */
export interface Planned {
  /** its place in the file */
  at: number;
  /** under the names of the data set here */
  item: FileItem;
  /** the data set here that it goes to; null: none */
  home: string | null;
  clash: Clash | null;
  /** the first is the usual one; nothing is replaced unless asked */
  choices: readonly [Choice, ...Choice[]];
}

/** A data set of the file (null: of things that name none), the one here in its place, and what its names are here. */
export interface HomeHere {
  name: string | null;
  id: string | null;
  renames: Renames;
}

/** The data set of the file that a thing speaks of: its own, or, of segments and stage models, the first that the file names. */
export function homeName(item: FileItem, items: readonly FileItem[]): string | null {
  return item.dataset ?? items.find(({ dataset }) => dataset !== null)?.dataset ?? null;
}

/** What a file holds beside what is here, under the names of the data sets here. */
export const planOf = (items: readonly FileItem[], homes: readonly HomeHere[], kept: Present): Planned[] =>
  items.map((given, at) => {
    const of = homeName(given, items);
    const home = homes.find(({ name }) => name === of);
    const item = home === undefined ? given : renamed(given, home.renames);
    const id = given.dataset === null ? null : (home?.id ?? null);
    const clash = clashOf(item, id, kept);
    return { at, item, home: id, clash, choices: choicesOf(item, id, clash) };
  });

function choicesOf(item: FileItem, home: string | null, clash: Clash | null): Planned['choices'] {
  if (isOfDataset(item.kind)) {
    if (home === null) return ['skip'];
    if (clash !== null) return ['skip', 'replace'];
  }
  if (clash === null) return ['add', 'skip'];
  return clash.same ? ['skip', 'both'] : ['both', 'replace', 'skip'];
}

/** The one here with the name of the thing; of several, one that is the same. */
function clashOf(item: FileItem, home: string | null, kept: Present): Clash | null {
  const named = namesakes(item, home, kept);
  return named.find(({ same }) => same) ?? named[0] ?? null;
}

function namesakes(item: FileItem, home: string | null, kept: Present): Clash[] {
  const { kind, value, name } = item;
  switch (kind) {
    case 'view':
      return clashes(kept.views, name, ({ spec, dataset }) => dataset === home && sameValue(spec, value));
    case 'board':
      return clashes(kept.boards, name, (one) => one.dataset === home && sameValue(plain(one.board), plain(value)));
    case 'segment':
      return clashes(kept.segments, name, ({ segment }) => sameSegment(segment, value));
    case 'stageModel':
      return clashes(
        kept.stageModels.map((one) => ({ ...one, name: one.model.name })),
        name,
        ({ model }) => sameStages(model, value),
      );
    case 'touchpoints':
    case 'catalogue': {
      const here = home === null ? null : kept[kind](home);
      return home === null || here === null ? [] : [{ id: home, same: sameValue(here, value) }];
    }
  }
}

const clashes = <One extends { id: string; name: string }>(
  kept: readonly One[],
  name: string,
  same: (one: One) => boolean,
): Clash[] => kept.filter((one) => one.name === name).map((one) => ({ id: one.id, same: same(one) }));

/** A board whatever views its tiles follow, which have other ids elsewhere. */
const plain = (board: Board): unknown => ({
  ...board,
  tiles: board.tiles.map((tile) => (isNote(tile) ? tile : { ...tile, view: null })),
});
