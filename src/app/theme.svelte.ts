import { readStored, store } from './stored';

export type ThemeName = 'light' | 'dark';

/** Light or dark: the system's until one is chosen here. It is the class of <html>, and all colours follow from it. */
export class Theme {
  #system = $state.raw<ThemeName>('light');
  #chosen = $state.raw<ThemeName | null>(null);

  constructor() {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    this.#system = dark.matches ? 'dark' : 'light';
    dark.addEventListener('change', () => {
      this.#system = dark.matches ? 'dark' : 'light';
      this.#show();
    });
    // paper is white
    addEventListener('beforeprint', () => (document.documentElement.className = 'light'));
    addEventListener('afterprint', () => this.#show());
    const stored = readStored('theme');
    this.#chosen = stored === 'light' || stored === 'dark' ? stored : null;
    this.#show();
  }

  get name(): ThemeName {
    return this.#chosen ?? this.#system;
  }

  toggle(): void {
    this.#chosen = this.name === 'dark' ? 'light' : 'dark';
    store('theme', this.#chosen);
    this.#show();
  }

  #show(): void {
    document.documentElement.className = this.name;
  }
}
