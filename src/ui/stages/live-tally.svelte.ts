import { SvelteMap } from 'svelte/reactivity';
import type { StageModel } from '../../model/stage-model';
import type { Caught, NameTally, StageTally } from '../../model/stage-tally';

/** Counts what a model catches; null when it could not be counted. */
export type CountStages = (model: StageModel, signal: AbortSignal) => Promise<StageTally | null>;

const quietMs = 150;

/** What a model that is being edited catches; the newest one asked for wins, the counts before stay until it is there. */
export class LiveTally {
  #tally = $state.raw<StageTally | null>(null);
  #running = $state(false);
  #model = $state.raw<StageModel | null>(null);
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #count: CountStages;
  readonly #names = $derived(namesOf(this.#tally));

  constructor(count: CountStages) {
    this.#count = count;
  }

  get tally(): StageTally | null {
    return this.#tally;
  }

  /** the model the counts are of */
  get model(): StageModel | null {
    return this.#model;
  }

  get running(): boolean {
    return this.#running;
  }

  /** what a stage catches, by its name */
  stage(name: string): Caught | null {
    const place = this.#model?.stages.findIndex((stage) => stage.name === name) ?? -1;
    return this.#tally?.stages[place] ?? null;
  }

  name(event: string): NameTally | null {
    return this.#names.get(event) ?? null;
  }

  ask(model: StageModel): void {
    this.stop();
    this.#running = true;
    this.#timer = setTimeout(() => void this.#ask(model), this.#tally === null ? 0 : quietMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#abort = null;
    this.#running = false;
  }

  async #ask(model: StageModel): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    const tally = await this.#count(model, abort.signal);
    if (this.#abort !== abort) return;
    this.#running = false;
    if (tally === null) return;
    this.#tally = tally;
    this.#model = model;
  }
}

const namesOf = (tally: StageTally | null): ReadonlyMap<string, NameTally> =>
  new SvelteMap(tally?.names.map((name) => [name.event, name]));
