/** Names a data set has that may be what an unknown name means, the likeliest first. */
export interface Suggestion {
  name: string;
  /** `same` but for case, blanks, punctuation and the order of words; `near`: a few letters differ */
  how: 'same' | 'near';
}

const mostCompared = 2000;
const mostSuggested = 5;

/**
 * What of `known` (the commonest first) may be meant by `name`: names that are equal when case, blanks, underscores, hyphens and camel humps are not looked at, then
 * those of the same words in another order, then those at a small edit distance (a third of the longer one at most, and never another number in it).
 */
export function similarNames(name: string, known: readonly string[]): Suggestion[] {
  const [own, words] = [folded(name), bag(name)];
  const equal = known.filter((other) => folded(other) === own);
  const turned = known.filter((other) => folded(other) !== own && bag(other) === words);
  const near = known.slice(0, mostCompared).flatMap((other) => {
    const distance = distanceWithin(own, folded(other), Math.floor(Math.max(own.length, folded(other).length) / 3));
    return distance === null || distance === 0 || digits(other) !== digits(name) ? [] : [{ other, distance }];
  });
  const nearest = near.sort((a, b) => a.distance - b.distance).map(({ other }) => other);
  const same = [...equal, ...turned];
  return [
    ...same.map((one): Suggestion => ({ name: one, how: 'same' })),
    ...nearest.filter((one) => !same.includes(one)).map((one): Suggestion => ({ name: one, how: 'near' })),
  ].slice(0, mostSuggested);
}

/** A name's letters and digits, in small and without width or accents of input methods. */
const folded = (name: string): string => letters(name.normalize('NFKC').toLocaleLowerCase('en')) || name;

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

const digits = (name: string): string => name.normalize('NFKC').replace(/\D+/g, ' ').trim();

/** A name's words in a fixed order; a Chinese character is a word. */
function bag(name: string): string {
  const spaced = name
    .normalize('NFKC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Script=Han})/gu, ' $1 ');
  const words = spaced.toLocaleLowerCase('en').split(/[^\p{L}\p{N}]+/u);
  return (
    words
      .filter((word) => word !== '')
      .sort()
      .join(' ') || name
  );
}

/** The edit distance (insert, delete, replace, swap neighbours) of two texts; null when it is over `most`. */
function distanceWithin(a: string, b: string, most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const differs = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? i) + 1 : Infinity;
      row.push(Math.min((above[j] ?? i) + 1, (row[j - 1] ?? j) + 1, (above[j - 1] ?? i) + differs, swapped));
    }
    if (Math.min(...row) > most) return null;
    [before, above] = [above, row];
  }
  const found = above[b.length] ?? 0;
  return found > most ? null : found;
}
