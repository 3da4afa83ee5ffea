/** The tabs of this browser: each tells the others that what is kept has changed, so that they read it again. */
export class Tabs {
  #channel: BroadcastChannel | null = null;

  /** Calls when another tab has changed something, and tells other tabs of the changes of this one. */
  watch(changed: () => void): void {
    this.#channel = new BroadcastChannel('wayfold records');
    this.#channel.addEventListener('message', changed);
  }

  /** Something that is kept has changed. */
  tell(): void {
    this.#channel?.postMessage('changed');
  }
}
