import { getContext, setContext, type Snippet } from 'svelte';

/** What a page puts into the top bar beside the data set: the range and zone of an Explore page. */
export class TopBar {
  #controls = $state.raw<Snippet | null>(null);

  get controls(): Snippet | null {
    return this.#controls;
  }

  /** Shows the controls until the returned function is called. Made for `$effect(() => topBar.show(controls))`. */
  show(controls: Snippet): () => void {
    this.#controls = controls;
    return () => {
      if (this.#controls === controls) this.#controls = null;
    };
  }
}

const key = Symbol('top bar');

/** Makes the top bar known to all components below; called once, by App. */
export const provideTopBar = (topBar: TopBar): TopBar => setContext(key, topBar);

/** The page's top bar, inside a component. */
export const useTopBar = (): TopBar => getContext<TopBar>(key);
