import type { DatasetSource } from '../engine/protocol';
import type { DatasetInfo } from '../model/dataset';
import type { Answer, Failure } from '../model/failure';
import { store } from './stored';

export interface OpeningPorts {
  source(id: string): Promise<Answer<{ source: DatasetSource }>>;
  open(source: DatasetSource): Promise<Answer<{ dataset: DatasetInfo }>>;
}

/** The data set questions are asked of. While one opens, none is open: the worker has let go of the one before. */
export class OpenDataset {
  #dataset = $state.raw<DatasetInfo | null>(null);
  #opening = $state.raw<string | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #turn = 0;
  #work: Promise<boolean> | null = null;
  readonly #ports: OpeningPorts;

  constructor(ports: OpeningPorts) {
    this.#ports = ports;
  }

  get dataset(): DatasetInfo | null {
    return this.#dataset;
  }

  /** id of the data set that is being opened */
  get opening(): string | null {
    return this.#opening;
  }

  /** why the last opening failed */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** The newest call wins; one for the data set that is being opened joins it. True when it is open. */
  open(id: string): Promise<boolean> {
    if (this.#opening === id && this.#work !== null) return this.#work;
    if (this.#opening === null && this.#dataset?.id === id) return Promise.resolve(true);
    this.#work = this.#openNow(id);
    return this.#work;
  }

  /** Opens it anew: its rows have changed. */
  reopen(id: string): Promise<boolean> {
    this.#dataset = null;
    this.#opening = null;
    return this.open(id);
  }

  /** It has another name or zone now. */
  change(dataset: DatasetInfo): void {
    if (this.#dataset?.id === dataset.id) this.#dataset = dataset;
  }

  /** It is gone. */
  forget(id: string): void {
    if (this.#dataset?.id === id) this.#dataset = null;
  }

  fail(failure: Failure | null): void {
    this.#failure = failure?.code === 'cancelled' ? null : failure;
  }

  async #openNow(id: string): Promise<boolean> {
    const turn = ++this.#turn;
    this.#opening = id;
    this.#dataset = null;
    this.#failure = null;
    const found = await this.#ports.source(id);
    if (turn !== this.#turn) return false;
    const opened = found.ok ? await this.#ports.open(found.source) : found;
    if (turn !== this.#turn) return false;
    this.#opening = null;
    this.#dataset = opened.ok ? opened.dataset : null;
    if (opened.ok) store('open', id);
    else this.fail(opened.failure);
    return opened.ok;
  }
}
