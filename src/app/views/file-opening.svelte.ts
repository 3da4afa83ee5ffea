import { SvelteMap } from 'svelte/reactivity';
import type { DatasetInfo } from '../../model/dataset';
import { absentFrom } from '../explore/absent-names';
import { renamesOf, suggestedNames, withChosen, type Renaming } from '../renaming/renaming';
import type { Workspace } from '../workspace.svelte';
import { homeName, planOf, type Choice, type Planned } from './opening-plan';
import type { FileItem, FileItemKind, ReadViews } from './read-view-file';
import { bareName, takeItems } from './take-items';

/** A data set the file speaks of, and the one here that takes its place. */
export interface Home {
  /** null: the things of the file name none */
  name: string | null;
  id: string | null;
  /** null: none is chosen, or it is not open yet */
  dataset: DatasetInfo | null;
  /** what the things of the file need and it lacks */
  renamings: readonly Renaming[];
}

/** A view file on its way in: what it holds, what is done with each thing, and what its names are here. Nothing is written before `take`. */
export class FileOpening {
  readonly name: string;
  readonly v: number;
  readonly items: readonly FileItem[];
  readonly skipped: number;
  readonly #workspace: Workspace;
  readonly #ids = new SvelteMap<string | null, string | null>();
  readonly #known = new SvelteMap<string, DatasetInfo>();
  readonly #choices = new SvelteMap<number, Choice>();
  /** what was chosen instead of a name, by data set of the file and name */
  readonly #names = new SvelteMap<string, string | null>();
  #taking = $state(false);

  constructor(name: string, read: Extract<ReadViews, { ok: true }>, workspace: Workspace) {
    this.name = name;
    this.v = read.v;
    this.items = read.items;
    this.skipped = read.skipped;
    this.#workspace = workspace;
    for (const item of read.items) {
      const home = homeName(item, read.items);
      if (!this.#ids.has(home)) this.#ids.set(home, this.#likeliest(home));
    }
  }

  /** the data sets the file speaks of, in its order */
  readonly homes: readonly Home[] = $derived.by(() =>
    [...this.#ids].map(([name, id]): Home => {
      const dataset = id === null ? null : (this.#known.get(id) ?? null);
      const needed = this.items.filter(
        (item, at) => homeName(item, this.items) === name && this.#choices.get(at) !== 'skip',
      );
      const absent = dataset === null ? [] : absentFrom(needed, dataset);
      const suggested = dataset === null ? [] : suggestedNames(absent, dataset);
      return { name, id, dataset, renamings: withChosen(suggested, (key) => this.#names.get(inHome(name, key))) };
    }),
  );

  /** each thing of the file with what can be done with it */
  readonly plan: readonly Planned[] = $derived.by(() => {
    const homes = this.homes.map(({ name, id, renamings }) => ({ name, id, renames: renamesOf(renamings) }));
    return planOf(this.items, homes, this.#workspace);
  });

  get taking(): boolean {
    return this.#taking;
  }

  choiceOf({ at, choices }: Planned): Choice {
    const chosen = this.#choices.get(at);
    return chosen !== undefined && choices.includes(chosen) ? chosen : choices[0];
  }

  choose(at: number, choice: Choice): void {
    this.#choices.set(at, choice);
  }

  /** Takes all things, or none; what has its like here stands beside it. */
  chooseAll(all: boolean): void {
    for (const { at, choices } of this.plan) {
      const wanted = choices.find((choice) => choice === 'add' || choice === 'both');
      this.#choices.set(at, all && wanted !== undefined ? wanted : 'skip');
    }
  }

  rename(home: string | null, key: string, to: string | null): void {
    this.#names.set(inHome(home, key), to);
  }

  /** Uses a data set here for one of the file; it is opened for its names. */
  async use(home: string | null, id: string | null): Promise<void> {
    this.#ids.set(home, id);
    this.#names.clear();
    await this.#look([id]);
  }

  /** Opens the data sets chosen at first, for their names. */
  look(): Promise<void> {
    return this.#look([...this.#ids.values()]);
  }

  /** Saves what is chosen. */
  async take(): Promise<Partial<Record<FileItemKind, number>>> {
    this.#taking = true;
    try {
      const chosen = this.plan.map((planned) => ({ ...planned, choice: this.choiceOf(planned) }));
      return await takeItems(chosen, bareName(this.name), this.#workspace);
    } finally {
      this.#taking = false;
    }
  }

  /** Reads the names of data sets, which opens each. The one that is open now is open again at the end. */
  async #look(ids: readonly (string | null)[]): Promise<void> {
    const open = this.#workspace.dataset?.id;
    for (const id of ids) {
      if (id === null || this.#known.has(id) || !(await this.#workspace.open(id))) continue;
      const { dataset } = this.#workspace;
      if (dataset?.id === id) this.#known.set(id, dataset);
    }
    if (open !== undefined && this.#workspace.dataset?.id !== open) await this.#workspace.open(open);
  }

  /** The data set of that name, else the one that is open. */
  #likeliest(name: string | null): string | null {
    const { datasets, dataset, preferred } = this.#workspace;
    return datasets.find(({ summary }) => summary.name === name)?.summary.id ?? dataset?.id ?? preferred;
  }
}

const inHome = (home: string | null, key: string): string => JSON.stringify([home, key]);
