/** How well a title is what is typed, 0..1: every typed word stands in it, best at the start of a word. */
export function matchOf(title: string, typed: string): number {
  const text = title.toLocaleLowerCase();
  const words = typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const scores = words.map((word): number =>
    text.startsWith(word) || text.includes(` ${word}`) ? 1 : text.includes(word) ? 0.5 : 0,
  );
  return scores.length === 0
    ? 1
    : scores.includes(0)
      ? 0
      : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
