// Functions whose source text runs inside a page: they use nothing from outside but the page's own globals and their one argument.

/** Keeps what goes wrong unseen while the story runs: thrown, rejected, or refused by the page's policy. */
export function watch() {
  const wrong = [];
  globalThis.addEventListener('error', ({ message }) => {
    // a layout that takes a second frame, not an error; Firefox and WebKit tell it as one
    if (!message.startsWith('ResizeObserver loop')) wrong.push(`error: ${message}`);
  });
  globalThis.addEventListener('unhandledrejection', ({ reason }) => wrong.push(`rejected: ${String(reason)}`));
  globalThis.document.addEventListener('securitypolicyviolation', (event) =>
    wrong.push(`refused: ${event.blockedURI}`),
  );
  globalThis.wrong = wrong;
}

/** Goes to a hash and waits until every wanted text can be seen; answers those that never could, and whether the page says that it keeps nothing. */
export async function look({ hash, wanted }) {
  const { document, location } = globalThis;
  location.hash = hash;
  const missing = () => wanted.filter((text) => !document.body.innerText.includes(text));
  for (let tries = 0; tries < 150 && missing().length > 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { missing: missing(), memoryOnly: document.body.innerText.includes('In memory only') };
}

/** Waits until the page's chart has painted something. */
export async function painted() {
  const hasInk = (canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.some((byte, i) => i % 4 === 3 && byte > 0);
  };
  for (let tries = 0; tries < 150; tries += 1) {
    const canvases = [...globalThis.document.querySelectorAll('main canvas')];
    if (canvases.some((canvas) => canvas.width > 0 && canvas.height > 0 && hasInk(canvas))) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/** Imports the export and asks of it. */
export async function importAndAsk({ csv, funnel }) {
  const { wayfold } = globalThis;
  const file = new File([csv], 'shop.csv', { type: 'text/csv' });
  const { id, events, actors } = await wayfold.import(file, { importZone: 'UTC', timeZone: 'UTC' });
  const asked = await wayfold.run(funnel, { dataset: id });
  const dropped = await wayfold.select(funnel, { step: 2, outcome: 'dropped' }, { dataset: id });
  const retention = await wayfold.run({ kind: 'retention', v: 1, period: 'month' }, { dataset: id });
  const units = asked.result.steps.map((step) => step.units);
  return { id, answer: { events, actors, units, dropped, cohorts: retention.result.rows.map((row) => row.actors) } };
}

/** What is kept now, and what the first of it answers. */
export async function askAgain({ funnel }) {
  const { wayfold } = globalThis;
  const kept = await wayfold.datasets();
  const listed = kept.map(({ name, events, actors }) => ({ name, events, actors }));
  if (kept.length === 0) return { listed, units: null };
  const asked = await wayfold.run(funnel, { dataset: kept[0].id });
  return { listed, units: asked.result.steps.map((step) => step.units) };
}

/** What the browser itself has: a private file system, and the names in it. */
export async function privateFiles() {
  const { storage } = globalThis.navigator;
  if (typeof storage?.getDirectory !== 'function') return null;
  const names = [];
  for await (const name of (await storage.getDirectory()).keys()) names.push(name);
  return names;
}

/** What went wrong since `watch`. */
export const wentWrong = () => globalThis.wrong;
