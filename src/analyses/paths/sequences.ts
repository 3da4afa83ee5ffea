/**
 * Distinct node sequences with how often each came. Every sequence is kept once, in one growing list of nodes, and is compared node by node, so the counts
 * are exact: a hash only finds the place. Memory is at most one number a node of a distinct sequence, never more than the events.
 */
export interface Sequences {
  count: number;
  /** sequence i is `nodes[starts[i]]` … `nodes[starts[i + 1] - 1]` */
  starts: Uint32Array;
  nodes: Uint32Array;
  hashes: Int32Array;
  /** paths[i]: how often sequence i came */
  paths: Float64Array;
  /** number of the sequence + 1, by hash; a power of two long */
  slots: Uint32Array;
}

export const emptySequences = (): Sequences => ({
  count: 0,
  starts: new Uint32Array(1025),
  nodes: new Uint32Array(4096),
  hashes: new Int32Array(1024),
  paths: new Float64Array(1024),
  slots: new Uint32Array(4096),
});

/** Counts the sequence `nodes[from]` … `nodes[to - 1]` `times` more and gives its number. */
export function countSequence(
  all: Sequences,
  nodes: Readonly<Uint32Array>,
  from: number,
  to: number,
  times: number,
): number {
  const hash = hashOf(nodes, from, to);
  const mask = all.slots.length - 1;
  let slot = hash & mask;
  for (let id = all.slots[slot]!; id !== 0; id = all.slots[slot]!) {
    if (all.hashes[id - 1] === hash && isSequence(all, id - 1, nodes, from, to)) {
      all.paths[id - 1]! += times;
      return id - 1;
    }
    slot = (slot + 1) & mask;
  }
  return append(all, nodes, from, to, times, hash, slot);
}

export const lengthOf = (all: Sequences, id: number): number => all.starts[id + 1]! - all.starts[id]!;

function hashOf(nodes: Readonly<Uint32Array>, from: number, to: number): number {
  let hash = to - from;
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ nodes[i]!, 0x9e3779b1) ^ (hash >>> 15);
  return hash ^ (hash >>> 16);
}

function isSequence(all: Sequences, id: number, nodes: Readonly<Uint32Array>, from: number, to: number): boolean {
  const start = all.starts[id]!;
  if (all.starts[id + 1]! - start !== to - from) return false;
  for (let i = from; i < to; i += 1) if (all.nodes[start + i - from] !== nodes[i]) return false;
  return true;
}

function append(
  all: Sequences,
  nodes: Readonly<Uint32Array>,
  from: number,
  to: number,
  times: number,
  hash: number,
  slot: number,
): number {
  const id = all.count;
  const start = all.starts[id]!;
  makeRoom(all, start + to - from);
  for (let i = from; i < to; i += 1) all.nodes[start + i - from] = nodes[i]!;
  all.starts[id + 1] = start + to - from;
  all.hashes[id] = hash;
  all.paths[id] = times;
  all.slots[slot] = id + 1;
  all.count = id + 1;
  if (all.count * 2 > all.slots.length) rehash(all);
  return id;
}

function makeRoom(all: Sequences, nodes: number): void {
  if (nodes > all.nodes.length) {
    const room = new Uint32Array(Math.max(nodes, all.nodes.length * 2));
    room.set(all.nodes);
    all.nodes = room;
  }
  if (all.count < all.hashes.length) return;
  const length = all.hashes.length * 2;
  const [starts, hashes, paths] = [new Uint32Array(length + 1), new Int32Array(length), new Float64Array(length)];
  starts.set(all.starts);
  hashes.set(all.hashes);
  paths.set(all.paths);
  all.starts = starts;
  all.hashes = hashes;
  all.paths = paths;
}

function rehash(all: Sequences): void {
  const slots = new Uint32Array(all.slots.length * 4);
  const mask = slots.length - 1;
  for (let id = 0; id < all.count; id += 1) {
    let slot = all.hashes[id]! & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = id + 1;
  }
  all.slots = slots;
}
