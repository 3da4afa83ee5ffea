/** A growing set of 64-bit keys given as two halves, for millions of rows: finds which come again. */
export class RepeatedKeys {
  /** low and high half of each slot side by side; both 0 is empty */
  #slots: Uint32Array;
  #mask: number;
  #size = 0;
  #hasZero = false;

  /** `expected` keys fit without growing. */
  constructor(expected: number) {
    const count = 2 ** Math.ceil(Math.log2(Math.max(1024, expected * 1.5)));
    this.#slots = new Uint32Array(count * 2);
    this.#mask = count - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a key; true when it was there. */
  add(low: number, high: number): boolean {
    if (low === 0 && high === 0) return this.#addZero();
    const at = this.#place(low, high);
    const slots = this.#slots;
    if (slots[at] !== 0 || slots[at + 1] !== 0) return true;
    slots[at] = low;
    slots[at + 1] = high;
    this.#size += 1;
    if (this.#size > this.#mask * 0.7) this.#grow();
    return false;
  }

  has(low: number, high: number): boolean {
    if (low === 0 && high === 0) return this.#hasZero;
    const at = this.#place(low, high);
    return this.#slots[at] !== 0 || this.#slots[at + 1] !== 0;
  }

  #addZero(): boolean {
    const before = this.#hasZero;
    this.#hasZero = true;
    this.#size += before ? 0 : 1;
    return before;
  }

  /** Where the key lies, or would. */
  #place(low: number, high: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = (low ^ Math.imul(high, 0x9e3779b1)) & mask;
    for (;;) {
      const a = slots[slot * 2]!;
      const b = slots[slot * 2 + 1]!;
      if ((a === low && b === high) || (a === 0 && b === 0)) return slot * 2;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    this.#mask = before.length - 1;
    for (let i = 0; i < before.length; i += 2) {
      const low = before[i]!;
      const high = before[i + 1]!;
      if (low === 0 && high === 0) continue;
      const at = this.#place(low, high);
      this.#slots[at] = low;
      this.#slots[at + 1] = high;
    }
  }
}
