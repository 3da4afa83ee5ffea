import { SvelteSet } from 'svelte/reactivity';
import type { BundleOptions, ImportProgress } from '../../import/contract';
import type { DatasetInfo, PropertyInfo } from '../../model/dataset';
import type { Failure } from '../../model/failure';
import { isNote } from '../../model/board';
import type { KeptBoard, KeptView, Ports } from '../ports';
import { eventsInUse, propertiesInUse } from './in-use';
import { withPseudonyms } from './pseudonyms';
import { randomHex } from '../../model/hex';
import type { Catalogue } from '../../model/catalogue';

/** What can go into the bundle of a data set. */
export interface Shareable {
  dataset: DatasetInfo;
  views: readonly KeptView[];
  boards: readonly KeptBoard[];
}

type Importer = Pick<Ports['importer'], 'bundle'>;

/** A bundle on its way: what goes in, and how far its making is. */
export class BundleDraft {
  readonly views = new SvelteSet<string>();
  readonly boards = new SvelteSet<string>();
  readonly properties = new SvelteSet<string>();
  #onlyEvents = $state(false);
  #pseudonyms = $state(false);
  #percent = $state(100);
  #passphrase = $state('');
  #progress = $state.raw<ImportProgress | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #making = $state.raw<AbortController | null>(null);

  constructor(
    readonly of: Shareable,
    private readonly importer: Importer,
  ) {
    for (const { id } of of.views) this.views.add(id);
    for (const { id } of of.boards) this.boards.add(id);
    this.keepProperties('all');
  }

  /** the specs that go in, those of boards too */
  get specs(): unknown[] {
    const tiles = this.of.boards
      .filter(({ id }) => this.boards.has(id))
      .flatMap(({ board }) => [board, ...board.tiles.flatMap((tile) => (isNote(tile) ? [] : [tile.spec]))]);
    return [...this.of.views.filter(({ id }) => this.views.has(id)).map(({ spec }) => spec), ...tiles];
  }

  /** names of the events the answers rest on; null: all */
  readonly eventsUsed = $derived.by(() => eventsInUse(this.specs));
  readonly propertiesUsed = $derived.by(() => propertiesInUse(this.specs, this.of.dataset.properties));

  get onlyEvents(): boolean {
    return this.#onlyEvents && this.eventsUsed !== null;
  }

  set onlyEvents(only: boolean) {
    this.#onlyEvents = only;
  }

  /** What is noted of the names that go in, and nothing of the others. */
  withinReach({ events, properties, ...others }: Catalogue): Catalogue {
    const used = this.onlyEvents ? this.eventsUsed : null;
    return {
      ...others,
      events: events.filter(({ event }) => used === null || used.includes(event)),
      properties: properties.filter(({ property }) => this.properties.has(property)),
    };
  }

  get pseudonyms(): boolean {
    return this.#pseudonyms;
  }

  /** Texts may say who somebody is: with pseudonyms none stays but those chosen again. */
  set pseudonyms(pseudonyms: boolean) {
    this.#pseudonyms = pseudonyms;
    if (!pseudonyms) return;
    for (const { name } of this.texts) this.properties.delete(name);
  }

  get percent(): number {
    return this.#percent;
  }

  set percent(percent: number) {
    this.#percent = Math.min(100, Math.max(0.1, percent));
  }

  get passphrase(): string {
    return this.#passphrase;
  }

  set passphrase(passphrase: string) {
    this.#passphrase = passphrase;
  }

  get texts(): PropertyInfo[] {
    return this.of.dataset.properties.filter(({ kind }) => kind === 'text');
  }

  /** texts that stay although actors are pseudonyms */
  get textsKept(): string[] {
    return this.texts.map(({ name }) => name).filter((name) => this.properties.has(name));
  }

  get progress(): ImportProgress | null {
    return this.#progress;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get making(): boolean {
    return this.#making !== null;
  }

  keepProperties(which: 'all' | 'used' | 'none'): void {
    const names = this.of.dataset.properties.map(({ name }) => name);
    const kept = which === 'all' ? names : which === 'used' ? this.propertiesUsed : [];
    this.properties.clear();
    for (const name of kept) this.properties.add(name);
  }

  toggle(set: SvelteSet<string>, name: string): void {
    if (!set.delete(name)) set.add(name);
  }

  /** Makes the file from the text of its views; null when that was cancelled or failed. */
  async make(views: string, inMemory: boolean): Promise<Blob | null> {
    const making = new AbortController();
    this.#making = making;
    this.#failure = null;
    this.#progress = null;
    const reduction = this.#reduction;
    const shared = reduction?.key == null ? views : await withPseudonyms(views, reduction.key);
    const options: BundleOptions = { views: shared, reduction, passphrase: this.#passphrase || null };
    const take = (progress: ImportProgress): void => {
      this.#progress = progress;
    };
    const made = await this.importer.bundle(this.of.dataset.id, options, take, making.signal, { inMemory });
    this.#making = null;
    if (made.ok) return made.file;
    if (made.failure.code !== 'cancelled') this.#failure = made.failure;
    return null;
  }

  stop(): void {
    this.#making?.abort();
  }

  get #reduction(): BundleOptions['reduction'] {
    const { dataset } = this.of;
    const all = dataset.properties.every(({ name }) => this.properties.has(name));
    if (all && !this.onlyEvents && !this.#pseudonyms && this.#percent >= 100) return null;
    return {
      properties: all ? null : [...this.properties],
      events: this.onlyEvents ? this.eventsUsed : null,
      share: this.#percent / 100,
      key: this.#pseudonyms ? newKey() : null,
    };
  }
}

/** A secret of 256 bits that is kept nowhere. */
const newKey = (): string => randomHex(32);
