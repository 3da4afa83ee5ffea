import { getContext, setContext } from 'svelte';

export interface Toast {
  id: number;
  text: string;
  /** an action offered beside the text */
  action?: { label: string; run: () => void };
  /** a later message of the same topic takes its place */
  topic?: string;
  /** until it is answered or put away */
  stays?: true;
}

/** Short messages at the foot of the page. */
export class Toasts {
  #list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  get list(): readonly Toast[] {
    return this.#list;
  }

  /** Leaves after some seconds. */
  say(text: string, action?: Toast['action'], topic?: string): void {
    const others = this.#list.filter((toast) => topic === undefined || toast.topic !== topic);
    const late = others.filter(({ stays }) => stays !== true).slice(0, -2);
    const toast = { text, ...(action && { action }), ...(topic !== undefined && { topic }) };
    const id = this.#add(
      toast,
      others.filter((other) => !late.includes(other)),
    );
    setTimeout(() => this.dismiss(id), action ? 10_000 : 5000);
  }

  /** Stays until it is taken up or put away: what is lost otherwise. */
  offer(text: string, action: NonNullable<Toast['action']>): void {
    this.#add({ text, action, stays: true }, this.#list);
  }

  #add(toast: Omit<Toast, 'id'>, others: readonly Toast[]): number {
    const id = this.#next++;
    this.#list = [...others, { id, ...toast }];
    return id;
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
