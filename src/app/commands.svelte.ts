import { getContext, setContext, untrack } from 'svelte';

/** Something that can be run from the palette or by keys. */
export interface Command {
  id: string;
  title: string;
  /** a heading of the palette */
  group: string;
  /** as shown, e.g. "Ctrl Z"; keys of one combination joined by blanks */
  keys?: string;
  /** like KeyboardEvent: "mod+z", "mod+shift+z", "g f", "?", "/"; mod is Ctrl or ⌘ */
  hotkey?: string;
  run: () => void;
}

/** All commands that make sense now. A component offers its own while it is on the page. */
export class Commands {
  #sources = $state.raw<readonly (() => readonly Command[])[]>([]);

  get all(): readonly Command[] {
    return this.#sources.flatMap((source) => source());
  }

  /** Offers commands, computed anew whenever they are asked for; the returned function takes them back. Made for `$effect(() => commands.offer(…))`. */
  offer(source: () => readonly Command[]): () => void {
    this.#sources = [...untrack(() => this.#sources), source];
    return () => {
      this.#sources = untrack(() => this.#sources).filter((other) => other !== source);
    };
  }
}

const key = Symbol('commands');

/** Makes the commands known to all components below; called once, by App. */
export const provideCommands = (commands: Commands): Commands => setContext(key, commands);

/** The page's commands, inside a component. */
export const useCommands = (): Commands => getContext<Commands>(key);
