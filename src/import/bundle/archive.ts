import { Zip, ZipPassThrough, strToU8 } from 'fflate';
import { weekStarts } from '../../model/dataset';
import { FailureError } from '../../model/failure';
import { isFields } from '../../model/fields';
import { isZone } from '../../model/zone';
import type { ImportOptions } from '../contract';
import { ZipError, zipBody, zipEntries } from '../container/zip';

/*
 * A bundle is a zip without compression, so that its data set can be read in place: `wayfold.json` (views, boards, segments and stage models, the
 * file that is shared without data too), `data.duckdb` (the data set) and `bundle.json` (what the two are, and what the
 * data set is called and its calendar: they may have changed since its file was written).
 */
const names = { about: 'bundle.json', views: 'wayfold.json', database: 'data.duckdb' };
const sliceBytes = 4 << 20;
/** zip's own bound where sizes are of 32 bits; larger data sets are shared as `.duckdb` */
const mostBytes = 2 ** 32 - 2 ** 20;
const mostText = 64 << 20;

/** What a data set is called, and its calendar. */
export type BundleLabels = Pick<ImportOptions, 'name' | 'timeZone' | 'weekStart'>;

/** What a bundle holds. */
export interface Bundle {
  /** those that are left out are those of the database file */
  labels: BundleLabels;
  /** text of a `.wayfold.json` file */
  views: string;
  database: Blob;
}

/** Writes a bundle. `done`: bytes so far. @throws FailureError tooLargeToBundle */
export async function bundleFile({ labels, views, database }: Bundle, done: (bytes: number) => void): Promise<Blob> {
  if (database.size > mostBytes) throw new FailureError({ code: 'tooLargeToBundle', bytes: database.size });
  const parts: Blob[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, bytes) => {
    if (error !== null) failed = error;
    else parts.push(new Blob([new Uint8Array(bytes)]));
  });
  const entry = (name: string): ZipPassThrough => {
    const file = new ZipPassThrough(name);
    zip.add(file);
    return file;
  };
  const about = { wayfold: 'bundle', v: 1, madeAt: new Date().toISOString(), dataset: labels };
  entry(names.about).push(strToU8(JSON.stringify(about)), true);
  entry(names.views).push(strToU8(views), true);
  const data = entry(names.database);
  for (let from = 0; from < database.size || from === 0; from += sliceBytes) {
    const until = Math.min(database.size, from + sliceBytes);
    data.push(new Uint8Array(await database.slice(from, until).arrayBuffer()), until === database.size);
    done(until);
  }
  zip.end();
  if (failed !== null) throw failed as Error;
  return new Blob(parts, { type: 'application/vnd.wayfold' });
}

/** Reads a bundle; null when the file is none. @throws FailureError brokenContainer, newerBundle */
export async function readBundle(file: Blob, name: string): Promise<Bundle | null> {
  if ((await file.slice(0, 2).text()) !== 'PK') return null;
  try {
    const entries = await zipEntries(file, 10_000);
    const body = async (wanted: string): Promise<Blob | null> => {
      const found = entries.find((one) => one.name === wanted && one.method === 0 && !one.encrypted);
      return found === undefined ? null : zipBody(file, found);
    };
    const [about, views, database] = await Promise.all([body(names.about), body(names.views), body(names.database)]);
    const labels = about === null ? null : await readAbout(about, name);
    if (labels === null) return null;
    if (views === null || database === null || views.size > mostText)
      throw new FailureError({ code: 'brokenContainer', file: name, detail: 'a part of the bundle is missing' });
    return { labels, views: await views.text(), database };
  } catch (error) {
    if (error instanceof ZipError)
      throw new FailureError({ code: 'brokenContainer', file: name, detail: error.message });
    throw error;
  }
}

/** What is said of the data set; null when it is no bundle. */
async function readAbout(about: Blob, file: string): Promise<BundleLabels | null> {
  if (about.size > mostText) return null;
  let value: unknown;
  try {
    value = JSON.parse(await about.text());
  } catch {
    return null;
  }
  if (!isFields(value) || value['wayfold'] !== 'bundle') return null;
  if (value['v'] !== 1) throw new FailureError({ code: 'newerBundle', file });
  return labelsIn(value['dataset']);
}

const longestName = 200;

/** Those that can be read. */
function labelsIn(value: unknown): BundleLabels {
  const { name, timeZone, weekStart } = isFields(value) ? value : {};
  const start = weekStarts.find((one) => one === weekStart);
  return {
    ...(typeof name === 'string' && name !== '' && name.length <= longestName ? { name } : {}),
    ...(typeof timeZone === 'string' && isZone(timeZone) ? { timeZone } : {}),
    ...(start === undefined ? {} : { weekStart: start }),
  };
}
