import { fileName, saveFile } from '../../charts/save-file';
import type { Failure } from '../../model/failure';
import type { Page } from '../page.svelte';
import { backAgain } from '../saved/history-verbs';
import type { KeptDataset } from '../ports';

type Asking = { what: 'delete' | 'rename' | 'share'; dataset: KeptDataset };

/** What can be done with a data set; questions that must be answered first are in `asking`. */
export class DatasetActions {
  #asking = $state.raw<Asking | null>(null);
  #checking = $state.raw<string | null>(null);
  readonly #page: Page;
  readonly #onfail: (failure: Failure | null) => void;

  constructor(page: Page, onfail: (failure: Failure | null) => void) {
    this.#page = page;
    this.#onfail = onfail;
  }

  get asking(): Asking | null {
    return this.#asking;
  }

  /** id of the data set whose checksums are being read */
  get checking(): string | null {
    return this.#checking;
  }

  ask(what: Asking['what'], dataset: KeptDataset): void {
    this.#asking = { what, dataset };
  }

  close(): void {
    this.#asking = null;
  }

  async open(id: string): Promise<void> {
    const { router, workspace } = this.#page.parts;
    this.#onfail(null);
    if (await workspace.open(id)) router.go({ page: 'data', dataset: id });
  }

  menu(dataset: KeptDataset): { label: string; onpick: () => void }[] {
    const words = this.#page.parts.i18n.t.data.actions;
    return [
      { label: words.rename, onpick: () => this.ask('rename', dataset) },
      { label: words.check, onpick: () => void this.check(dataset) },
      { label: words.downloadTitle, onpick: () => void this.download(dataset) },
      { label: this.#page.parts.i18n.t.sharing.share, onpick: () => void this.share(dataset) },
      ...(dataset.undoes === null
        ? []
        : [
            {
              label: dataset.undoes === 'append' ? words.undoAppend : words.undoLeaveOut,
              onpick: () => void this.undoAppend(dataset),
            },
          ]),
      { label: words.delete, onpick: () => this.ask('delete', dataset) },
    ];
  }

  async check({ summary }: KeptDataset): Promise<void> {
    const { i18n, toasts, workspace } = this.#page.parts;
    this.#checking = summary.id;
    const checked = await workspace.store.check(summary.id);
    this.#checking = null;
    this.#onfail(checked.ok ? null : checked.failure);
    if (checked.ok) toasts.say(i18n.t.data.actions.checked(summary));
  }

  async download({ summary }: KeptDataset): Promise<void> {
    const { i18n, toasts, workspace } = this.#page.parts;
    const made = await workspace.store.file(summary.id);
    this.#onfail(made.ok ? null : made.failure);
    if (!made.ok) return;
    const file = fileName([summary.name], 'duckdb');
    saveFile(file, made.file);
    toasts.say(i18n.t.data.actions.downloaded({ file }));
  }

  /** Asks what of the data set goes into a bundle; its columns are known once it is open. */
  async share(dataset: KeptDataset): Promise<void> {
    const { workspace } = this.#page.parts;
    this.#onfail(null);
    if (await workspace.open(dataset.summary.id)) this.ask('share', dataset);
    else this.#onfail(workspace.failure);
  }

  async delete({ summary, storedBytes }: KeptDataset): Promise<void> {
    const { i18n, router, toasts, workspace } = this.#page.parts;
    const failure = await workspace.delete(summary.id);
    this.#onfail(failure);
    if (failure !== null) return;
    toasts.say(i18n.t.data.actions.deleted({ name: summary.name, freed: i18n.format.bytes(storedBytes) }));
    router.replace(workspace.datasets.length === 0 ? { page: 'start' } : { page: 'data' });
  }

  async undoAppend({ summary, undoes }: KeptDataset): Promise<void> {
    const { parts } = this.#page;
    const { i18n, toasts, workspace } = parts;
    const failure = await workspace.undoAppend(summary.id);
    this.#onfail(failure);
    if (failure !== null) return;
    const words = i18n.t.data.actions;
    toasts.say((undoes === 'leaveOut' ? words.leaveOutUndone : words.appendUndone)(summary), ...backAgain(parts));
  }

  async rename({ summary }: KeptDataset, name: string): Promise<void> {
    this.#onfail(await this.#page.parts.workspace.rename(summary.id, name));
  }
}
