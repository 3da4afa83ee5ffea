/** What is asked for goes before what may wait: on one thread they would take turns. */
export class Precedence {
  #asked = 0;
  #waiting: (() => void)[] = [];

  async first<T>(work: () => Promise<T>): Promise<T> {
    this.#asked += 1;
    try {
      return await work();
    } finally {
      this.#asked -= 1;
      if (this.#asked === 0) for (const goOn of this.#waiting.splice(0)) goOn();
    }
  }

  /** Resolves when nothing is asked for, and the last answer is on its way. */
  async rest(): Promise<void> {
    while (this.#asked > 0) {
      await new Promise<void>((goOn) => this.#waiting.push(goOn));
      await messagesIn();
    }
  }
}

/** Lets waiting messages (a cancel) be heard; unlike a timer it is not slowed down when called often. */
export function messagesIn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
