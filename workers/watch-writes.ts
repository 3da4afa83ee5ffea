/**
 * Runs inside DuckDB's own worker, before DuckDB: an OPFS write that the browser refuses is told on the port that comes with `{ wayfoldWatch: true }`,
 * and the engine goes on as if it were done until it is ended, since an error there would make it abort over and over and never answer. (Chromium 156
 * does not throw when the disk is full: it answers 4294967288 bytes, an error code.) Sent as text, so it uses nothing from outside.
 */
export function watchWrites(): void {
  let port: MessagePort | undefined;
  addEventListener('message', (event: MessageEvent<unknown>) => {
    const asked = event.data;
    if (typeof asked !== 'object' || asked === null || !('wayfoldWatch' in asked)) return;
    event.stopImmediatePropagation();
    port = event.ports[0];
  });
  const handle: unknown = Reflect.get(globalThis, 'FileSystemSyncAccessHandle');
  if (typeof handle !== 'function') return;
  const methods: unknown = Reflect.get(handle, 'prototype');
  if (typeof methods !== 'object' || methods === null) return;
  for (const name of ['write', 'truncate', 'flush']) {
    const own: unknown = Reflect.get(methods, name);
    if (typeof own !== 'function') continue;
    Reflect.set(methods, name, function (this: unknown, ...given: unknown[]) {
      const [bytes] = given;
      const wanted = name === 'write' && ArrayBuffer.isView(bytes) ? bytes.byteLength : undefined;
      try {
        const result: unknown = Reflect.apply(own, this, given);
        if (wanted === undefined || result === wanted) return result;
        port?.postMessage({ name: 'QuotaExceededError', message: 'a file could not be written in full' });
      } catch (error) {
        port?.postMessage(
          error instanceof Error ? { name: error.name, message: error.message } : { name: '', message: '' },
        );
      }
      return wanted;
    });
  }
}
