import { join } from 'node:path';
import type { JSHandle, Page } from '@playwright/test';
import type { Automation } from '../../src/app/automation';
import { serveFolder, type StaticServer } from '../support/static-server';

declare global {
  // the page's headless twin
  var wayfold: Automation;
}

/** The built page on a plain static server, in a sub-folder; `WAYFOLD_DIST` names another build than `dist/`. */
export const serveDist = (): Promise<StaticServer> =>
  serveFolder(process.env['WAYFOLD_DIST'] ?? join(import.meta.dirname, '../../dist'));

/** Opens the page and waits until it can be asked. */
export async function openPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => 'wayfold' in globalThis);
}

type ImportOptions = Parameters<Automation['import']>[1];
export type Outcome =
  { ok: true; summary: Awaited<ReturnType<Automation['import']>> } | { ok: false; code: string; message: string };

/** Imports bytes as a file, by the automation API; a refusal is an answer here. */
export function importBytes(
  page: Page,
  file: { name: string; bytes: Buffer },
  options: ImportOptions = {},
): Promise<Outcome> {
  return page.evaluate(
    async ({ name, base64, given }): Promise<Outcome> => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      try {
        return { ok: true, summary: await wayfold.import(new File([bytes], name), given) };
      } catch (error) {
        const { code, message } = error as { code: string; message: string };
        return { ok: false, code, message };
      }
    },
    { name: file.name, base64: file.bytes.toString('base64'), given: options },
  );
}

/** The page's own storage, past the product; close it. */
export const storeOf = (page: Page): Promise<JSHandle<IDBDatabase>> =>
  page.evaluateHandle(
    () =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const opened = indexedDB.open('wayfold');
        opened.onsuccess = () => resolve(opened.result);
        opened.onerror = () => reject(new Error('cannot open'));
      }),
  );

/** All that a table of the page's storage holds. */
export async function storedRows<Row>(page: Page, table: string): Promise<JSHandle<Row[]>> {
  const store = await storeOf(page);
  return store.evaluateHandle(
    (database, name) =>
      new Promise<Row[]>((resolve) => {
        const all = database.transaction(name).objectStore(name).getAll();
        all.onsuccess = () => resolve(all.result as Row[]);
        database.close();
      }),
    table,
  );
}

/** A digest of every stored chunk, and the scratch files in OPFS. */
export async function storedBytes(page: Page): Promise<{ chunks: string[]; scratch: string[] }> {
  const stored = await storedRows<{ generation: string; index: number; chunk: Blob }>(page, 'chunks');
  return stored.evaluate(async (rows) => {
    const chunks: string[] = [];
    for (const { generation, index, chunk } of rows) {
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await chunk.arrayBuffer()));
      chunks.push(
        `${generation} ${index} ${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`,
      );
    }
    const scratch: string[] = [];
    const root = await navigator.storage.getDirectory();
    for await (const name of root.keys()) scratch.push(name);
    return { chunks: chunks.sort(), scratch: scratch.sort() };
  });
}
