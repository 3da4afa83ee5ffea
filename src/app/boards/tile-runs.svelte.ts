import type { Answer } from '../../model/failure';

/** Who waits for a turn. Smaller ranks come first; those of tiles out of sight are at least `outOfSight`. */
export interface Turn {
  rank(): number;
}

/** Tiles out of sight come after all that are in sight. */
export const outOfSight = 1_000_000;

interface Job {
  turn: Turn;
  /** asks; false: it was interrupted and wants another turn */
  ask: (signal: AbortSignal) => Promise<boolean>;
}

/**
 * The questions of a board, asked one after the other, so that they share columns and what is in sight comes first. One that is running for a tile out of
 * sight is interrupted as soon as a tile in sight waits, and asked again later.
 */
export class TileRuns {
  #waiting = $state.raw<readonly Job[]>([]);
  #running = $state.raw<{ job: Job; abort: AbortController } | null>(null);
  #idle: (() => void)[] = [];

  /** how many are not answered yet */
  get left(): number {
    return this.#waiting.length + (this.#running === null ? 0 : 1);
  }

  isRunning(turn: Turn): boolean {
    return this.#running?.job.turn === turn;
  }

  /** Asks when it is this one's turn; aborted before or while it runs, it answers `cancelled`. */
  inTurn<T>(
    turn: Turn,
    ask: (signal: AbortSignal) => Promise<Answer<T>>,
    signal: AbortSignal | undefined,
  ): Promise<Answer<T>> {
    return new Promise((resolve) => {
      const job: Job = {
        turn,
        ask: async (interrupted) => {
          const either = AbortSignal.any(signal === undefined ? [interrupted] : [interrupted, signal]);
          const answer = await ask(either);
          const again = interrupted.aborted && signal?.aborted !== true && isCancelled(answer);
          if (!again) resolve(answer);
          return !again;
        },
      };
      const leave = (): void => {
        if (!this.#waiting.includes(job)) return;
        this.#waiting = this.#waiting.filter((other) => other !== job);
        resolve({ ok: false, failure: { code: 'cancelled' } });
        this.#next();
      };
      if (signal?.aborted === true) return resolve({ ok: false, failure: { code: 'cancelled' } });
      signal?.addEventListener('abort', leave);
      this.#waiting = [...this.#waiting, job];
      queueMicrotask(() => this.look());
    });
  }

  /** Looks again who is to run: ranks have changed. */
  look(): void {
    const running = this.#running;
    if (running === null) return this.#next();
    const waits = this.#waiting.some(({ turn }) => turn.rank() < outOfSight);
    if (waits && running.job.turn.rank() >= outOfSight) running.abort.abort();
  }

  /** Resolves when nothing is left to ask. */
  idle(): Promise<void> {
    return this.left === 0 ? Promise.resolve() : new Promise((resolve) => this.#idle.push(resolve));
  }

  #next(): void {
    if (this.#running !== null) return;
    const job = this.#waiting.toSorted((a, b) => a.turn.rank() - b.turn.rank())[0];
    if (job === undefined) {
      for (const done of this.#idle.splice(0)) done();
      return;
    }
    this.#waiting = this.#waiting.filter((other) => other !== job);
    void this.#run(job);
  }

  async #run(job: Job): Promise<void> {
    const abort = new AbortController();
    this.#running = { job, abort };
    const done = await job.ask(abort.signal);
    if (!done) this.#waiting = [...this.#waiting, job];
    this.#running = null;
    this.#next();
  }
}

const isCancelled = (answer: Answer<unknown>): boolean => !answer.ok && answer.failure.code === 'cancelled';
