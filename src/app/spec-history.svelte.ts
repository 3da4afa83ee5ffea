/** Edits closer together than this are one step of undo: dragging a slider, typing a number. */
const oneStepMs = 600;

/** Undo and redo of a value that is replaced whole. */
export class SpecHistory<Spec> {
  #past = $state.raw<readonly Spec[]>([]);
  #future = $state.raw<readonly Spec[]>([]);
  #now = $state.raw<Spec | null>(null);
  #changedAt = 0;

  get now(): Spec | null {
    return this.#now;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Starts over from a value. */
  begin(spec: Spec): void {
    this.#past = [];
    this.#future = [];
    this.#now = spec;
    this.#changedAt = 0;
  }

  push(spec: Spec, atMs = Date.now()): void {
    const joins = this.#past.length > 0 && this.#future.length === 0 && atMs - this.#changedAt < oneStepMs;
    if (!joins && this.#now !== null) this.#past = [...this.#past.slice(-99), this.#now];
    this.#future = [];
    this.#now = spec;
    this.#changedAt = atMs;
  }

  /** The value before; null when there is none. */
  undo(): Spec | null {
    const before = this.#past.at(-1);
    if (before === undefined || this.#now === null) return null;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.#now, ...this.#future];
    return this.#take(before);
  }

  redo(): Spec | null {
    const [next, ...rest] = this.#future;
    if (next === undefined || this.#now === null) return null;
    this.#past = [...this.#past, this.#now];
    this.#future = rest;
    return this.#take(next);
  }

  #take(spec: Spec): Spec {
    this.#now = spec;
    this.#changedAt = 0;
    return spec;
  }
}
