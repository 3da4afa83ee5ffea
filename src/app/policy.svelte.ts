/** A request the page's policy refused. */
export interface Blocked {
  /** address, or what stood in its place ('inline', 'eval') */
  what: string;
  directive: string;
  times: number;
}

/** The page's own rule against sending, and what it refused since the page was loaded. */
export class Policy {
  #blocked = $state.raw<readonly Blocked[]>([]);

  constructor() {
    document.addEventListener('securitypolicyviolation', (event) =>
      this.#count(event.blockedURI, event.effectiveDirective),
    );
  }

  /** the text of the policy; null in a development build */
  get text(): string | null {
    return document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? null;
  }

  get blocked(): readonly Blocked[] {
    return this.#blocked;
  }

  get count(): number {
    return this.#blocked.reduce((sum, { times }) => sum + times, 0);
  }

  #count(what: string, directive: string): void {
    const same = this.#blocked.find((one) => one.what === what && one.directive === directive);
    const others = this.#blocked.filter((one) => one !== same);
    this.#blocked = [...others, { what, directive, times: (same?.times ?? 0) + 1 }].slice(-50);
  }
}
