/** Sums by a whole-number key. `each` goes by key in no stated order. */
export interface Tally {
  add(key: number, n: number): void;
  get(key: number): number;
  each(see: (key: number, n: number) => void): void;
}

const denseKeys = 1 << 21;

/** A tally for keys from 0 below `keys`: an array while that is small, else a hash table that grows with the keys in use. */
export const tallyOf = (keys: number): Tally => (keys <= denseKeys ? dense(keys) : sparse());

function dense(keys: number): Tally {
  const sums = new Float64Array(keys);
  return {
    add(key, n) {
      sums[key]! += n;
    },
    get: (key) => sums[key] ?? 0,
    each(see) {
      for (let key = 0; key < keys; key += 1) if (sums[key] !== 0) see(key, sums[key]!);
    },
  };
}

const mix = (key: number): number => {
  const h = Math.imul((key | 0) ^ Math.imul((key / 0x100000000) | 0, 0x27d4eb2d), 0x9e3779b1);
  return h ^ (h >>> 15);
};

/** Open addressing with linear probing, at most half full; -1 marks a free slot. */
function sparse(): Tally {
  let slots = 1 << 12;
  let used = 0;
  let keys = new Float64Array(slots).fill(-1);
  let sums = new Float64Array(slots);
  const find = (key: number): number => {
    let slot = mix(key) & (slots - 1);
    while (keys[slot] !== key && keys[slot] !== -1) slot = (slot + 1) & (slots - 1);
    return slot;
  };
  const grow = (): void => {
    const [oldKeys, oldSums] = [keys, sums];
    slots *= 2;
    keys = new Float64Array(slots).fill(-1);
    sums = new Float64Array(slots);
    oldKeys.forEach((key, i) => {
      if (key === -1) return;
      const slot = find(key);
      keys[slot] = key;
      sums[slot] = oldSums[i]!;
    });
  };
  return {
    add(key, n) {
      let slot = find(key);
      if (keys[slot] === -1) {
        if (used * 2 >= slots) {
          grow();
          slot = find(key);
        }
        keys[slot] = key;
        used += 1;
      }
      sums[slot]! += n;
    },
    get(key) {
      return sums[find(key)]!;
    },
    each(see) {
      for (let i = 0; i < slots; i += 1) if (keys[i] !== -1) see(keys[i]!, sums[i]!);
    },
  };
}
