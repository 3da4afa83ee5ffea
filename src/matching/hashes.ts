const base = 0x9e3779b1;

/** The hash of `nodes[from]` … `nodes[to - 1]`. */
export function hashOf(nodes: Uint32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum = (Math.imul(sum, base) + nodes[i]! + 1) | 0;
  return mixed(sum, to - from);
}

function mixed(sum: number, length: number): number {
  let hash = sum ^ Math.imul(length, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The same hash of any slice of one list, without walking the slice. */
export class SliceHashes {
  #sums = new Int32Array(1);
  #powers = Int32Array.of(1);

  /** Takes the first `length` of the nodes as the list. */
  read(nodes: Uint32Array, length: number): void {
    if (length >= this.#sums.length) {
      this.#sums = new Int32Array(2 * length + 64);
      this.#powers = new Int32Array(2 * length + 64).fill(1);
      this.#powers.forEach((_, i) => (this.#powers[i] = i === 0 ? 1 : Math.imul(this.#powers[i - 1]!, base)));
    }
    for (let i = 0; i < length; i += 1) this.#sums[i + 1] = Math.imul(this.#sums[i]!, base) + nodes[i]! + 1;
  }

  of(from: number, to: number): number {
    return mixed((this.#sums[to]! - Math.imul(this.#sums[from]!, this.#powers[to - from]!)) | 0, to - from);
  }
}
