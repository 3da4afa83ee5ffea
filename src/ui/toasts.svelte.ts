import { getContext, setContext } from 'svelte';

export interface Toast {
  id: number;
  text: string;
  /** an action offered beside the text */
  action?: { label: string; run: () => void };
}

/** Short messages at the foot of the page; each leaves after some seconds. */
export class Toasts {
  #list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  get list(): readonly Toast[] {
    return this.#list;
  }

  say(text: string, action?: Toast['action']): void {
    const id = this.#next++;
    this.#list = [...this.#list.slice(-2), action ? { id, text, action } : { id, text }];
    setTimeout(() => this.dismiss(id), action ? 10_000 : 5000);
  }

  dismiss(id: number): void {
    this.#list = this.#list.filter((toast) => toast.id !== id);
  }
}

const key = Symbol('toasts');

/** Makes the messages known to all components below; called once, by App. */
export const provideToasts = (toasts: Toasts): Toasts => setContext(key, toasts);

/** The page's messages, inside a component. */
export const useToasts = (): Toasts => getContext<Toasts>(key);
