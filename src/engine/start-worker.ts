/**
 * Starts a module worker from a same-origin blob: only so does the page's policy reach it (a worker loaded from its own URL is not bound by a policy in
 * a meta tag). `url` may be relative to `baseUrl`.
 */
export function startWorker(url: string, baseUrl: string): Worker {
  const absolute = new URL(url, baseUrl).href;
  const blob = new Blob([`import ${JSON.stringify(absolute)};`], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(blob), { type: 'module' });
}
