/**
 * Distinct node sequences with how often each came. Every sequence is kept once, in one growing list of nodes, and is compared node by node, so the counts
 * are exact: a hash only finds the place. Memory is at most one number a node of a distinct sequence and 32 bytes a sequence, never more than the events give.
 */
export interface Sequences {
  count: number;
  /** four numbers a slot: hash, number of the sequence + 1 (0: free), place of its first node, how often it came; a power of two slots */
  slots: Uint32Array;
  /** sequence after sequence in the order of their numbers: the length, then the nodes */
  nodes: Uint32Array;
  /** how much of `nodes` is used */
  end: number;
}

export const emptySequences = (): Sequences => ({
  count: 0,
  slots: new Uint32Array(4 * 1024),
  nodes: new Uint32Array(4096),
  end: 0,
});

/** Counts the sequence `nodes[from]` … `nodes[to - 1]` `times` more and gives its number. */
export function countSequence(all: Sequences, nodes: Uint32Array, from: number, to: number, times: number): number {
  const { slots } = all;
  const hash = hashOf(nodes, from, to);
  const mask = slots.length - 1;
  let slot = (hash << 2) & mask;
  for (let number = slots[slot + 1]!; number !== 0; number = slots[slot + 1]!) {
    if (slots[slot] === hash && isSequence(all.nodes, slots[slot + 2]!, nodes, from, to)) {
      slots[slot + 3]! += times;
      return number - 1;
    }
    slot = (slot + 4) & mask;
  }
  slots[slot] = hash;
  slots[slot + 1] = all.count + 1;
  slots[slot + 2] = append(all, nodes, from, to);
  slots[slot + 3] = times;
  all.count += 1;
  if (all.count * 8 > slots.length) grow(all);
  return all.count - 1;
}

function hashOf(nodes: Uint32Array, from: number, to: number): number {
  let hash = to - from;
  for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ nodes[i]!, 0x9e3779b1) ^ (hash >>> 15);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function isSequence(known: Uint32Array, first: number, nodes: Uint32Array, from: number, to: number): boolean {
  if (known[first - 1] !== to - from) return false;
  const shift = first - from;
  for (let i = from; i < to; i += 1) if (known[i + shift] !== nodes[i]) return false;
  return true;
}

/** Writes a sequence behind the others and gives the place of its first node. */
function append(all: Sequences, nodes: Uint32Array, from: number, to: number): number {
  const first = all.end + 1;
  all.end = first + to - from;
  if (all.end > all.nodes.length) {
    const room = new Uint32Array(Math.max(all.end, all.nodes.length * 2));
    room.set(all.nodes);
    all.nodes = room;
  }
  all.nodes[first - 1] = to - from;
  for (let i = from; i < to; i += 1) all.nodes[first + i - from] = nodes[i]!;
  return first;
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

/** The sequences by number. Sequence i has the nodes `nodes[starts[i]]` … `nodes[ends[i] - 1]` and came `paths[i]` times. */
export interface SequenceList {
  count: number;
  nodes: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
  paths: Uint32Array;
}

export function listSequences({ count, nodes, slots }: Sequences): SequenceList {
  const list = {
    count,
    nodes,
    starts: new Uint32Array(count),
    ends: new Uint32Array(count),
    paths: new Uint32Array(count),
  };
  for (let slot = 0; slot < slots.length; slot += 4) {
    const id = slots[slot + 1]! - 1;
    if (id >= 0) list.paths[id] = slots[slot + 3]!;
  }
  let end = 0;
  for (let id = 0; id < count; id += 1) {
    list.starts[id] = end + 1;
    end += 1 + nodes[end]!;
    list.ends[id] = end;
  }
  return list;
}

/** The list with sequences of one node behind the others: of each of `alone`, as often as `counts` says. */
export function withSingles(list: SequenceList, alone: Uint32Array, counts: Float64Array): SequenceList {
  const { count, nodes, starts, ends, paths } = list;
  const used = ends.at(-1) ?? 0;
  const places = alone.map((_, i) => used + i);
  return {
    count: count + alone.length,
    nodes: joined(nodes.subarray(0, used), alone),
    starts: joined(starts, places),
    ends: joined(
      ends,
      places.map((place) => place + 1),
    ),
    paths: joined(
      paths,
      alone.map((node) => counts[node]!),
    ),
  };
}

function joined(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

export const lengthOf = ({ starts, ends }: SequenceList, id: number): number => ends[id]! - starts[id]!;
