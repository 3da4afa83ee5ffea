/** A growing set of 64-bit keys given as two halves, for millions of rows: finds which come again. */
export class RepeatedKeys {
  #low: Uint32Array;
  #high: Uint32Array;
  #mask: number;
  #size = 0;
  #hasZero = false;

  /** `expected` keys fit without growing. */
  constructor(expected: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(1024, expected * 1.6)));
    this.#low = new Uint32Array(slots);
    this.#high = new Uint32Array(slots);
    this.#mask = slots - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a key; true when it was there. */
  add(low: number, high: number): boolean {
    if (low === 0 && high === 0) {
      const before = this.#hasZero;
      this.#hasZero = true;
      this.#size += before ? 0 : 1;
      return before;
    }
    const slot = this.#slot(low, high);
    if (this.#low[slot] !== 0 || this.#high[slot] !== 0) return true;
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#size += 1;
    if (this.#size > this.#mask * 0.7) this.#grow();
    return false;
  }

  has(low: number, high: number): boolean {
    if (low === 0 && high === 0) return this.#hasZero;
    const slot = this.#slot(low, high);
    return this.#low[slot] !== 0 || this.#high[slot] !== 0;
  }

  /** Where the key lies, or would. */
  #slot(low: number, high: number): number {
    let slot = (low ^ Math.imul(high, 0x9e3779b1)) & this.#mask;
    while (
      (this.#low[slot] !== 0 || this.#high[slot] !== 0) &&
      (this.#low[slot] !== low || this.#high[slot] !== high)
    ) {
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  #grow(): void {
    const [low, high] = [this.#low, this.#high];
    this.#low = new Uint32Array(low.length * 2);
    this.#high = new Uint32Array(low.length * 2);
    this.#mask = low.length * 2 - 1;
    for (let i = 0; i < low.length; i += 1) {
      if (low[i] === 0 && high[i] === 0) continue;
      const slot = this.#slot(low[i]!, high[i]!);
      this.#low[slot] = low[i]!;
      this.#high[slot] = high[i]!;
    }
  }
}
