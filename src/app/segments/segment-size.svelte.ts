import { parseSegment, type Segment } from '../../model/segment';
import type { AskPort } from '../ports';

/** How many actors of the open data set a segment has; null when it could not be counted. */
export async function countActors(
  ask: Pick<AskPort, 'overlap'>,
  segment: Segment,
  signal?: AbortSignal,
): Promise<number | null> {
  const answer = await ask.overlap([segment], signal);
  return answer.ok ? (answer.counts[1] ?? 0) : null;
}

/** The size of a segment that is being edited; the newest one asked for wins. */
export class SegmentSize {
  #actors = $state.raw<number | null>(null);
  #running = $state(false);
  #abort: AbortController | null = null;
  readonly #ask: Pick<AskPort, 'overlap'>;

  constructor(ask: Pick<AskPort, 'overlap'>) {
    this.#ask = ask;
  }

  /** null while it is not known */
  get actors(): number | null {
    return this.#actors;
  }

  get running(): boolean {
    return this.#running;
  }

  async count(segment: Segment | null): Promise<void> {
    this.stop();
    if (segment === null || !parseSegment(segment).ok) {
      this.#actors = null;
      return;
    }
    const abort = new AbortController();
    this.#abort = abort;
    this.#running = true;
    const actors = await countActors(this.#ask, segment, abort.signal);
    if (this.#abort !== abort) return;
    this.#actors = actors;
    this.#running = false;
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#running = false;
  }
}
