/** The first `limit` items in an order, of many. The order must be total, so that the list does not depend on how the items came. */
export class Top<Item> {
  #items: Item[] = [];
  #worst: Item | null = null;

  constructor(
    private readonly limit: number,
    private readonly compare: (a: Item, b: Item) => number,
  ) {}

  add(item: Item): void {
    if (this.#worst !== null && this.compare(item, this.#worst) >= 0) return;
    this.#items.push(item);
    if (this.#items.length >= 2 * this.limit + 16) this.#cut();
  }

  list(): Item[] {
    this.#cut();
    return this.#items;
  }

  #cut(): void {
    this.#items = this.#items.sort(this.compare).slice(0, this.limit);
    this.#worst = this.#items.length === this.limit ? (this.#items.at(-1) ?? null) : null;
  }
}
