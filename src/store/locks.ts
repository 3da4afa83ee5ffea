/** Web Locks, where the browser has them (secure pages); without them every lock is free. */
export const datasetLock = (id: string): string => `dataset-${id}`;
export const generationLock = (generation: string): string => `generation-${generation}`;
export const importLock = (generation: string): string => `import-${generation}`;

const available = (): LockManager | null =>
  typeof navigator === 'undefined' || !('locks' in navigator) ? null : navigator.locks;

/** Takes shared locks and keeps them; answers how to let go. */
export async function holdShared(names: readonly string[]): Promise<() => Promise<void>> {
  const releases = await Promise.all(names.map((name) => hold(name, 'shared')));
  return async () => {
    await Promise.all(releases.map((release) => release()));
  };
}

/** Takes an exclusive lock, waiting for it, and keeps it; answers how to let go. */
export const holdExclusive = (name: string): Promise<() => Promise<void>> => hold(name, 'exclusive');

function hold(name: string, mode: LockMode): Promise<() => Promise<void>> {
  const locks = available();
  if (locks === null) return Promise.resolve(() => Promise.resolve());
  return new Promise((resolve, reject) => {
    let letGo = (): void => undefined;
    const held = locks.request(name, { mode }, () => {
      const kept = new Promise<void>((end) => {
        letGo = end;
      });
      resolve(async () => {
        letGo();
        await held;
      });
      return kept;
    });
    held.catch(reject);
  });
}

/** Does the work under an exclusive lock if nobody holds it; null when somebody does. */
export async function ifFree<T>(name: string, work: () => Promise<T>): Promise<{ value: T } | null> {
  const locks = available();
  if (locks === null) return { value: await work() };
  return locks.request(name, { ifAvailable: true }, async (lock) => (lock === null ? null : { value: await work() }));
}
