import pageWorkerUrl from '../../workers/page.worker.ts?worker&url';

/** What a started worker is used for. Its script may still be on its way: messages wait for it, in order. */
export interface StartedWorker {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
  terminate(): void;
}

/**
 * Starts a module worker from a same-origin blob: only so does the page's policy reach it (a worker loaded from its own URL is not bound by a policy in
 * a meta tag). The page fetches the script, since Firefox does not ask the service worker for what a blob's module imports, and is then lost without a
 * network. Its name says which door it opens.
 */
export function startWorker(door: 'analysis' | 'import', baseUrl: string): StartedWorker {
  const script = scriptUrl(new URL(pageWorkerUrl, baseUrl).href);
  const started = script.then((url) => new Worker(url, { type: 'module', name: door }));
  const later = (use: (worker: Worker) => void): void => void started.then(use);
  return {
    postMessage: (message, transfer = []) => later((worker) => worker.postMessage(message, transfer)),
    addEventListener: (type, listener) => later((worker) => worker.addEventListener(type, listener)),
    removeEventListener: (type, listener) => later((worker) => worker.removeEventListener(type, listener)),
    terminate: () => later((worker) => worker.terminate()),
  };
}

const scripts = new Map<string, Promise<string>>();

/** A blob with the script at `url`, fetched once a page; while developing a blob that imports it, since it is many files then. */
function scriptUrl(url: string): Promise<string> {
  const known = scripts.get(url);
  if (known !== undefined) return known;
  const text = import.meta.env.DEV ? Promise.resolve(`import ${JSON.stringify(url)};`) : fetchedText(url);
  const script = text.then((source) => URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  scripts.set(url, script);
  script.catch(() => scripts.delete(url));
  return script;
}

async function fetchedText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return response.text();
}
