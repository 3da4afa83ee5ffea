import { readStored, store } from './stored';

const most = 30;

/** The views and boards that were opened last in this browser, by id; the newest first. */
export class Recent {
  #ids = $state.raw<readonly string[]>(read());

  get ids(): readonly string[] {
    return this.#ids;
  }

  note(id: string): void {
    if (this.#ids[0] === id) return;
    this.#ids = [id, ...this.#ids.filter((other) => other !== id)].slice(0, most);
    store('recent', JSON.stringify(this.#ids));
  }
}

function read(): readonly string[] {
  try {
    const ids: unknown = JSON.parse(readStored('recent') ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Favourites first, then those opened last, then as they came. */
export function favouritesFirst<Kept extends { id: string; starred?: true }>(
  kept: readonly Kept[],
  recent: readonly string[],
): Kept[] {
  const rank = ({ id, starred }: Kept): number => {
    const at = recent.indexOf(id);
    return (starred === true ? 0 : most + 1) + (at < 0 ? most : at);
  };
  return kept.toSorted((a, b) => rank(a) - rank(b));
}
