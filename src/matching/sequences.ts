/**
 * Distinct node sequences. Every sequence is kept once and is compared node by node, so numbers are exact: a hash only finds the place. A sequence is a slice of
 * one growing list of nodes; slices of one source share what was copied of it, so that the paths from each match of a unit cost one number a node of the unit.
 */
export interface Sequences {
  count: number;
  /** four numbers a slot: hash, number of the sequence + 1 (0: free), place of its first node, its length; a power of two slots */
  slots: Uint32Array;
  nodes: Uint32Array;
  /** how much of `nodes` is used */
  end: number;
  /** what was copied last: the source's nodes from `from` to before `to`, now at the end of `nodes` */
  copied: { from: number; to: number };
}

export const emptySequences = (): Sequences => ({
  count: 0,
  slots: new Uint32Array(4 * 1024),
  nodes: new Uint32Array(4096),
  end: 0,
  copied: { from: 0, to: 0 },
});

/** From here on slices are of another source. */
export function newSource({ copied }: Sequences): void {
  copied.from = 0;
  copied.to = 0;
}

/** The number of the sequence `nodes[from]` … `nodes[to - 1]`, a new one for a new sequence. `hash` is its `hashOf`. */
export function sequenceNumber(all: Sequences, nodes: Uint32Array, from: number, to: number, hash: number): number {
  const { slots } = all;
  const mask = slots.length - 1;
  let slot = (hash << 2) & mask;
  for (let number = slots[slot + 1]!; number !== 0; number = slots[slot + 1]!) {
    if (slots[slot] === hash && slots[slot + 3] === to - from && isAt(all.nodes, slots[slot + 2]!, nodes, from, to)) {
      return number - 1;
    }
    slot = (slot + 4) & mask;
  }
  slots[slot] = hash;
  slots[slot + 1] = all.count + 1;
  slots[slot + 2] = placeOf(all, nodes, from, to);
  slots[slot + 3] = to - from;
  all.count += 1;
  if (all.count * 8 > slots.length) grow(all);
  return all.count - 1;
}

function isAt(known: Uint32Array, first: number, nodes: Uint32Array, from: number, to: number): boolean {
  const shift = first - from;
  for (let i = from; i < to; i += 1) if (known[i + shift] !== nodes[i]) return false;
  return true;
}

/** Where the slice's first node stands; copies what is not there. */
function placeOf(all: Sequences, nodes: Uint32Array, from: number, to: number): number {
  const { copied } = all;
  const shares = copied.to > copied.from && from >= copied.from && from <= copied.to;
  if (!shares) {
    copied.from = from;
    copied.to = from;
  }
  const missing = Math.max(0, to - copied.to);
  if (all.end + missing > all.nodes.length) {
    const room = new Uint32Array(Math.max(all.end + missing, all.nodes.length * 2));
    room.set(all.nodes);
    all.nodes = room;
  }
  for (let i = copied.to; i < to; i += 1) all.nodes[all.end + i - copied.to] = nodes[i]!;
  all.end += missing;
  copied.to = Math.max(copied.to, to);
  return all.end - copied.to + from;
}

function grow(all: Sequences): void {
  const old = all.slots;
  const slots = new Uint32Array(old.length * 2);
  const mask = slots.length - 1;
  for (let from = 0; from < old.length; from += 4) {
    if (old[from + 1] === 0) continue;
    let slot = (old[from]! << 2) & mask;
    while (slots[slot + 1] !== 0) slot = (slot + 4) & mask;
    for (let i = 0; i < 4; i += 1) slots[slot + i] = old[from + i]!;
  }
  all.slots = slots;
}

/** The sequences by number. Sequence i has the nodes `nodes[starts[i]]` … `nodes[ends[i] - 1]`; `end` is how much of `nodes` is used. */
export interface SequenceSlices {
  count: number;
  nodes: Uint32Array;
  end: number;
  starts: Uint32Array;
  ends: Uint32Array;
  hashes: Uint32Array;
}

export function slicesOf({ count, nodes, end, slots }: Sequences): SequenceSlices {
  const [starts, ends, hashes] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
  for (let slot = 0; slot < slots.length; slot += 4) {
    const id = slots[slot + 1]! - 1;
    if (id < 0) continue;
    starts[id] = slots[slot + 2]!;
    ends[id] = slots[slot + 2]! + slots[slot + 3]!;
    hashes[id] = slots[slot]!;
  }
  return { count, nodes, end, starts, ends, hashes };
}

/** Sequences with how often each came. */
export interface SequenceList extends Omit<SequenceSlices, 'hashes'> {
  paths: Uint32Array;
}

/** The sequences as `numbers` lists them (the first `used`), with those of one node behind: of each node as often as `singles` says. */
export function listSequences(all: Sequences, numbers: Uint32Array, used: number, singles: Float64Array): SequenceList {
  const { count, nodes, end, starts, ends } = slicesOf(all);
  const alone = Uint32Array.from(singles.keys()).filter((node) => singles[node]! > 0);
  const places = alone.map((_, i) => end + i);
  const paths = new Uint32Array(count + alone.length);
  for (let i = 0; i < used; i += 1) paths[numbers[i]!]! += 1;
  alone.forEach((node, i) => (paths[count + i] = singles[node]!));
  return {
    count: count + alone.length,
    nodes: joined(nodes.subarray(0, end), alone),
    end: end + alone.length,
    starts: joined(starts, places),
    ends: joined(
      ends,
      places.map((place) => place + 1),
    ),
    paths,
  };
}

function joined(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

export const lengthOf = ({ starts, ends }: Pick<SequenceList, 'starts' | 'ends'>, id: number): number =>
  ends[id]! - starts[id]!;
