import { isOfDataset } from '../../store';
import { freeName } from '../../model/stage-edit';
import { followingAs } from '../boards/linked-views';
import { newId } from '../id';
import type { Change } from '../saved/saved-records.svelte';
import { withKeptLists } from '../segments/kept-list';
import { takenNames } from '../stages/new-model';
import type { Workspace } from '../workspace.svelte';
import { noRenames } from '../renaming/renaming';
import { homeName, planOf, type Choice, type Planned, type Present } from './opening-plan';
import { fileItemKinds, type FileItemKind, type ReadViews } from './read-view-file';

/** A thing of a file with what was chosen for it. */
export interface Chosen extends Planned {
  choice: Choice;
}

type Taking = Pick<Workspace, 'ask' | 'saved'> & Present;

/**
 * Saves what was chosen of a file, all at once, and says how many things of each kind. What stands beside one of its name gets the next free one; what replaces one takes its
 * id, so that boards and links go on to it. `from`: what lists of actors that the file holds are called.
 */
export async function takeItems(
  chosen: readonly Chosen[],
  from: string,
  workspace: Taking,
): Promise<Partial<Record<FileItemKind, number>>> {
  const taken: Partial<Record<FileItemKind, number>> = {};
  const changes: Change[] = [];
  const into = { from, workspace, views: new Map<string, string>(), names: namesTaken(workspace) };
  for (const kind of fileItemKinds) {
    for (const one of chosen.filter(({ item }) => item.kind === kind)) {
      const id = idFor(one);
      follow(one, id, into.views);
      if (one.choice === 'skip') continue;
      changes.push(await savingOf(one, id, into));
      taken[kind] = (taken[kind] ?? 0) + 1;
    }
  }
  await workspace.saved.changeAsFiled(changes);
  return taken;
}

interface Into {
  from: string;
  workspace: Taking;
  /** ids of the views here, by those of the file */
  views: Map<string, string>;
  names: Record<'view' | 'board' | 'segment' | 'stageModel', string[]>;
}

const namesTaken = ({ views, boards, segments, stageModels }: Taking): Into['names'] => {
  const names = (list: readonly { name: string }[]): string[] => list.map(({ name }) => name);
  return {
    ...{ view: names(views), board: names(boards), segment: names(segments) },
    stageModel: takenNames(stageModels),
  };
};

function idFor({ item, home, choice, clash }: Chosen): string {
  if (isOfDataset(item.kind) && home !== null) return home;
  return choice === 'replace' || choice === 'skip' ? (clash?.id ?? newId()) : newId();
}

/** Boards of the file follow the view that was taken, or the same one that is here. */
function follow({ item, choice, clash }: Chosen, id: string, views: Map<string, string>): void {
  if (item.kind !== 'view' || item.id === undefined) return;
  if (choice !== 'skip' || clash?.same === true) views.set(item.id, id);
}

async function savingOf({ item, home, choice }: Chosen, id: string, into: Into): Promise<Change> {
  const { saved, ask } = into.workspace;
  const savedAt = item.savedAt === 0 ? Date.now() : item.savedAt;
  const name =
    item.kind === 'touchpoints' || item.kind === 'catalogue' || choice === 'replace'
      ? item.name
      : named(item.name, into.names[item.kind], item.kind === 'stageModel' || choice === 'both');
  const lists = <Value>(value: Value): Promise<Value> => withKeptLists(value, into.from, ask);
  const revision = saved.find(item.kind, id)?.revision;
  const stamp = { id, savedAt, ...(revision === undefined ? {} : { revision }) };
  switch (item.kind) {
    case 'view':
      return saved.saving('view', { name, spec: await lists(item.value), dataset: home, ...stamp });
    case 'board': {
      const board = followingAs(await lists(item.value), into.views);
      return saved.saving('board', { name, board, dataset: home, ...stamp });
    }
    case 'segment':
      return saved.saving('segment', { name, segment: await lists(item.value), ...stamp });
    case 'stageModel':
      return saved.saving('stageModel', { model: { ...item.value, name }, ...stamp });
    case 'touchpoints':
      return saved.saving('touchpoints', { touchpoints: item.value, ...stamp });
    case 'catalogue':
      return saved.saving('catalogue', { catalogue: item.value, ...stamp });
  }
}

/** The name, or the next free one like it; it is taken then. */
function named(wanted: string, taken: string[], free: boolean): string {
  const name = free ? freeName(wanted, taken) : wanted;
  taken.push(name);
  return name;
}

/** What a file is called without its endings. */
export const bareName = (file: string): string => file.replace(/(\.wayfold)?( ?\(\d+\))?\.json$/i, '');

/** Takes everything that came with a data set, for it; what is here already stays as it is. */
export function takeAll(
  read: Extract<ReadViews, { ok: true }>,
  from: string,
  dataset: string,
  workspace: Taking,
): Promise<Partial<Record<FileItemKind, number>>> {
  const names = [...new Set(read.items.map((item) => homeName(item, read.items)))];
  const homes = names.map((name) => ({ name, id: dataset, renames: noRenames }));
  const plan = planOf(read.items, homes, workspace);
  return takeItems(
    plan.map((planned) => ({ ...planned, choice: planned.choices[0] })),
    from,
    workspace,
  );
}
