/**
 * Equations x = Px + r with P and r not negative, sparse: row i has `parts[k]` in column `to[k]` for k from `first[i]` to before `first[i + 1]`. Each row's parts and right side are at most 1
 * together, and from every row one comes to where they are less: the probabilities of a chain.
 */
export interface Rows {
  first: number[];
  to: number[];
  parts: number[];
  right: number[];
}

/** Above this elimination takes too long. */
const mostEliminated = 250;

/** x of the first row. */
export const firstOfSystem = (rows: Rows): number =>
  rows.right.length <= mostEliminated ? eliminated(rows) : iterated(rows);

/**
 * Takes one row after another out, the last first: what led to it leads to where it led. Nothing is subtracted but what leaves a row for itself, so no digit is lost (Grassmann, Taksar, Heyman 1985, with
 * what leaves for nowhere as 1 less the rest).
 */
export function eliminated({ first, to, parts, right }: Rows): number {
  const n = right.length;
  const matrix = Array.from({ length: n }, () => new Float64Array(n));
  const x = Float64Array.from(right);
  for (let i = 0; i < n; i += 1) for (let k = first[i]!; k < first[i + 1]!; k += 1) matrix[i]![to[k]!]! += parts[k]!;
  for (let out = n - 1; out > 0; out -= 1) {
    const from = matrix[out]!;
    const leaving = 1 - from[out]!;
    for (let i = 0; i < out; i += 1) {
      const row = matrix[i]!;
      const share = row[out]! / leaving;
      if (share === 0) continue;
      for (let j = 0; j < out; j += 1) row[j]! += share * from[j]!;
      x[i]! += share * x[out]!;
    }
  }
  return (x[0] ?? 0) / (1 - (matrix[0]?.[0] ?? 0));
}

const closeEnough = 1e-14;
const restarts = 100;
const roundsEach = 200;

/** Stabilised bi-conjugate gradients (van der Vorst 1992), begun anew from what is really left over. @throws Error when that does not get small */
export function iterated(rows: Rows): number {
  const right = Float64Array.from(rows.right);
  const x = right.slice();
  for (let restart = 0; restart < restarts; restart += 1) {
    const residual = minus(right, taken(rows, x), 1);
    if (largest(residual) <= closeEnough) return x[0] ?? 0;
    improve(rows, x, residual);
  }
  throw new Error(`${right.length} equations were not solved`);
}

/** Adds to x until its residual is small, or it cannot go on. */
function improve(rows: Rows, x: Float64Array, shadow: Float64Array): void {
  let residual = shadow;
  let direction = shadow;
  let rho = dot(shadow, residual);
  for (let round = 0; round < roundsEach && largest(residual) > closeEnough / 4; round += 1) {
    const along = taken(rows, direction);
    const alpha = rho / dot(shadow, along);
    const half = minus(residual, along, alpha);
    const across = taken(rows, half);
    const omega = dot(across, half) / (dot(across, across) || 1);
    if (!Number.isFinite(alpha) || !Number.isFinite(omega)) return;
    for (let i = 0; i < x.length; i += 1) x[i]! += alpha * direction[i]! + omega * half[i]!;
    residual = minus(half, across, omega);
    const next = dot(shadow, residual);
    const beta = (next / rho) * (alpha / omega);
    if (!Number.isFinite(beta) || beta === 0) return;
    direction = minus(residual, minus(direction, along, omega), -beta);
    rho = next;
  }
}

/** x - Px */
function taken({ first, to, parts }: Rows, x: Float64Array): Float64Array {
  const left = x.slice();
  for (let i = 0; i < x.length; i += 1) {
    for (let k = first[i]!; k < first[i + 1]!; k += 1) left[i]! -= parts[k]! * x[to[k]!]!;
  }
  return left;
}

function minus(a: Float64Array, b: Float64Array, times: number): Float64Array {
  const difference = a.slice();
  for (let i = 0; i < a.length; i += 1) difference[i]! -= times * b[i]!;
  return difference;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}
