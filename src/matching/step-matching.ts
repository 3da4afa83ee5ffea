const none = -1;

/** Gives each step at most one of the elements added, and each element at most one step, always as many as can be: an element is kept when it adds one. */
export class StepMatching {
  size = 0;
  readonly #masks: number[] = [];
  readonly #held: Int32Array;
  #tried = 0;

  constructor(private readonly steps: number) {
    this.#held = new Int32Array(steps).fill(none);
  }

  copy(): StepMatching {
    const copy = new StepMatching(this.steps);
    copy.size = this.size;
    copy.#masks.push(...this.#masks);
    copy.#held.set(this.#held);
    return copy;
  }

  /** Adds an element that can take the steps of a mask; false when it would not add a step, and then it is not kept. */
  add(mask: number): boolean {
    this.#tried = 0;
    this.#masks.push(mask);
    if (this.#place(this.#masks.length - 1)) {
      this.size++;
      return true;
    }
    this.#masks.pop();
    return false;
  }

  #place(element: number): boolean {
    for (let step = 0; step < this.steps; step++) {
      const bit = 1 << step;
      if ((this.#masks[element]! & bit) === 0 || (this.#tried & bit) !== 0) continue;
      this.#tried |= bit;
      const holder = this.#held[step]!;
      if (holder !== none && !this.#place(holder)) continue;
      this.#held[step] = element;
      return true;
    }
    return false;
  }
}
