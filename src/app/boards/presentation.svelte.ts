/** One tile after the other, over the whole screen. */
export class Presentation {
  #at = $state<number | null>(null);
  readonly #count: () => number;

  constructor(count: () => number) {
    this.#count = count;
  }

  /** the place of the tile shown, from 0; null: nothing is presented */
  get at(): number | null {
    return this.#at;
  }

  start(): void {
    if (this.#count() === 0) return;
    this.#at = 0;
    // where the browser refuses the full screen, the page's own is used
    document.documentElement.requestFullscreen?.().catch(() => undefined);
  }

  end(): void {
    if (this.#at === null) return;
    this.#at = null;
    if (document.fullscreenElement !== null) void document.exitFullscreen();
  }

  /** The browser has left the full screen by itself (Esc is its own key there). */
  left(): void {
    if (document.fullscreenElement === null) this.#at = null;
  }

  turn(by: number): void {
    this.go((this.#at ?? 0) + by);
  }

  go(to: number): void {
    if (this.#at !== null) this.#at = Math.max(0, Math.min(this.#count() - 1, to));
  }

  /** True when the key was one of a presentation. */
  press(key: string): boolean {
    if (this.#at === null) return false;
    if (['ArrowRight', 'ArrowDown', 'PageDown', ' '].includes(key)) this.turn(1);
    else if (['ArrowLeft', 'ArrowUp', 'PageUp'].includes(key)) this.turn(-1);
    else if (key === 'Home') this.go(0);
    else if (key === 'End') this.go(this.#count() - 1);
    else if (key === 'Escape') this.end();
    else return false;
    return true;
  }
}
