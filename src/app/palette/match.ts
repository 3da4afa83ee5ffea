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

interface Group<Item> {
  name: string;
  items: readonly Item[];
}

/** The groups with the items that are what is typed, the best first; all as they stand while nothing is typed. */
export function matching<Item extends { title: string }>(groups: readonly Group<Item>[], typed: string): Group<Item>[] {
  const found = groups.map(({ name, items }) => {
    const scored = items.map((item) => ({ item, score: matchOf(item.title, typed) })).filter(({ score }) => score > 0);
    const sorted = scored.toSorted((a, b) => b.score - a.score);
    return { name, items: sorted.map(({ item }) => item), best: sorted[0]?.score ?? 0 };
  });
  const some = found.filter(({ items }) => items.length > 0).toSorted((a, b) => b.best - a.best);
  return some.map(({ name, items }) => ({ name, items }));
}
