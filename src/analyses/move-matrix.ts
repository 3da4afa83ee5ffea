/** All moves from one step to another, or those who make them. */
export interface Move {
  from: string;
  to: string;
  count: number;
  backward: boolean;
}

export interface Matrix {
  /** by the model's order, else by moves, most first */
  names: string[];
  /** how many names there are in all */
  all: number;
  /** [from][to] */
  counts: number[][];
  total: number;
}

const mostNames = 13;

/** The matrix of moves between the names that have most of them; those in `order` first, and all of them. */
export function matrixOf(order: readonly string[] | null, moves: readonly Move[]): Matrix {
  const weight = new Map<string, number>();
  for (const { from, to, count } of moves) {
    weight.set(from, (weight.get(from) ?? 0) + count);
    weight.set(to, (weight.get(to) ?? 0) + count);
  }
  const byWeight = [...weight].toSorted((a, b) => b[1] - a[1]).map(([name]) => name);
  const known = order ? [...order, ...byWeight.filter((name) => !order.includes(name))] : byWeight;
  const names = known.slice(0, Math.max(mostNames, order?.length ?? 0));
  const place = new Map(names.map((name, i) => [name, i]));
  const counts = names.map(() => names.map(() => 0));
  for (const { from, to, count } of moves) {
    const row = counts[place.get(from) ?? -1];
    const column = place.get(to);
    if (row && column !== undefined) row[column] = count;
  }
  return {
    names,
    all: known.length,
    counts,
    total: moves.reduce((sum, { count }) => sum + count, 0),
  };
}
