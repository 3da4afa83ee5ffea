import { getContext, setContext } from 'svelte';

export interface Toast {
  id: number;
  text: string;
  /** an action offered beside the text */
  action?: { label: string; run: () => void };
  /** a later message of the same topic takes its place */
  topic?: string;
}

/** Short messages at the foot of the page; each leaves after some seconds. */
export class Toasts {
  #list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  get list(): readonly Toast[] {
    return this.#list;
  }

  say(text: string, action?: Toast['action'], topic?: string): void {
    const id = this.#next++;
    const others = this.#list.filter((toast) => topic === undefined || toast.topic !== topic);
    const toast = { id, text, ...(action && { action }), ...(topic !== undefined && { topic }) };
    this.#list = [...others.slice(-2), toast];
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
