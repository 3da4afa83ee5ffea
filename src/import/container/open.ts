import { FailureError } from '../../model/failure';
import type { ByteStream, Bytes } from '../bytes';
import { firstBytes } from '../bytes';
import type { Container } from '../contract';
import { crc32 } from './crc32';
import { gunzip, inflate } from './inflate';
import type { ZipEntry } from './zip';
import { ZipError, zipBody, zipEntries } from './zip';

/** Compressed bytes read from the user's files so far. */
export interface Meter {
  done: number;
}

/** Something to read records from: a plain file, or what lies in its containers. */
export interface Entry {
  /** position of the user's file */
  file: number;
  /** 'export.zip/day.json.gz': a label, never a path to write to */
  name: string;
  /** compressed size */
  bytes: number;
  /** outermost first */
  containers: Container[];
  /** from the start, each time; reading moves the meter, if given. Throws FailureError */
  open: (meter?: Meter) => ByteStream;
}

/** Bounds against files made to explode. */
export interface ContainerLimits {
  nesting: number;
  entries: number;
  inflatedBytes: number;
  /** inflated : packed, looked at beyond `ratioFrom` inflated bytes */
  ratio: number;
  ratioFrom: number;
  chunkBytes: number;
}
export const containerLimits: ContainerLimits = {
  nesting: 4,
  entries: 10_000,
  inflatedBytes: 2 ** 37,
  ratio: 300,
  ratioFrom: 2 ** 28,
  chunkBytes: 1 << 20,
};

interface Layer {
  name: string;
  bytes: number;
  containers: Container[];
  /** where random access is possible */
  blob: Blob | null;
  open: (meter?: Meter) => ByteStream;
}

/**
 * Opens a file: unwraps gzip and zip by their first bytes, again and again, and yields what lies inside in natural name order, one at a time.
 * Folders, `__MACOSX` and dotfiles in zips are left out. Throws FailureError: brokenContainer, containerTooLarge, binaryFile (office files).
 */
export async function* entries(
  file: File,
  index: number,
  limits: ContainerLimits = containerLimits,
): AsyncGenerator<Entry, void, undefined> {
  const opener = new Opener(file, limits);
  for await (const layer of opener.leaves(opener.whole(), 0)) {
    yield { file: index, name: layer.name, bytes: layer.bytes, containers: layer.containers, open: layer.open };
  }
}

class Opener {
  private found = 0;
  private inflated = 0;

  constructor(
    private readonly file: File,
    private readonly limits: ContainerLimits,
  ) {}

  whole(): Layer {
    const { file, limits } = this;
    const open = (meter?: Meter): ByteStream => read(file, limits.chunkBytes, meter);
    return { name: file.name, bytes: file.size, containers: [], blob: file, open };
  }

  async *leaves(layer: Layer, depth: number): AsyncGenerator<Layer, void, undefined> {
    const head = await firstBytes(layer.open(), 4);
    const kind = containerOf(head);
    if (kind === null) {
      yield layer;
      return;
    }
    if (depth >= this.limits.nesting) throw this.tooLarge(`nested deeper than ${this.limits.nesting}`);
    if (kind === 'gzip') yield* this.leaves(this.unzipped(layer), depth + 1);
    else yield* this.zipped(layer, depth);
  }

  private unzipped(layer: Layer): Layer {
    const open = (meter?: Meter): ByteStream =>
      this.guarded(
        gunzip(() => layer.open(meter)),
        layer.name,
        meter,
      );
    return { ...layer, containers: [...layer.containers, 'gzip'], blob: null, open };
  }

  private async *zipped(layer: Layer, depth: number): AsyncGenerator<Layer, void, undefined> {
    const blob = layer.blob ?? (await this.collected(layer));
    const list = await this.listed(blob, layer.name);
    if (list.some(({ name }) => name === '[Content_Types].xml' || name.startsWith('xl/'))) {
      throw new FailureError({ code: 'binaryFile', file: layer.name, looksLike: officeKind(list) });
    }
    this.found += list.length;
    if (this.found > this.limits.entries) throw this.tooLarge(`more than ${this.limits.entries} entries`);
    for (const entry of list.filter(isWanted).sort(byName)) {
      yield* this.leaves(await this.entry(layer, blob, entry), depth + 1);
    }
  }

  private async listed(blob: Blob, name: string): Promise<ZipEntry[]> {
    try {
      return await zipEntries(blob, this.limits.entries);
    } catch (error) {
      if (error instanceof ZipError && error.message === 'entries') {
        throw this.tooLarge(`more than ${this.limits.entries} entries`);
      }
      throw broken(name, error);
    }
  }

  private async entry(layer: Layer, blob: Blob, entry: ZipEntry): Promise<Layer> {
    const name = `${layer.name}/${entry.name}`;
    if (entry.encrypted) throw broken(name, new ZipError('encrypted'));
    if (entry.method !== 0 && entry.method !== 8) throw broken(name, new ZipError(`method ${entry.method}`));
    const body = await zipBody(blob, entry).catch((error: unknown) => {
      throw broken(name, error);
    });
    // an inner zip that had to be inflated first is no longer part of the file's own bytes
    const metered = layer.blob !== null;
    const raw = (meter?: Meter): ByteStream => read(body, this.limits.chunkBytes, metered ? meter : undefined);
    const open = (meter?: Meter): ByteStream =>
      this.guarded(checked(entry.method === 0 ? raw(meter) : inflate(raw(meter), 'deflate-raw'), entry), name, meter);
    const containers: Container[] = [...layer.containers, 'zip'];
    return { name, bytes: entry.compressed, containers, blob: entry.method === 0 ? body : null, open };
  }

  private async collected(layer: Layer): Promise<Blob> {
    const parts: Blob[] = [];
    for await (const chunk of layer.open()) parts.push(new Blob([chunk]));
    return new Blob(parts);
  }

  /** Bounds what comes out and turns errors of the inflating below into failures. */
  private async *guarded(stream: ByteStream, name: string, meter: Meter | undefined): ByteStream {
    const { inflatedBytes, ratio, ratioFrom } = this.limits;
    const most = Math.min(inflatedBytes, Math.max(ratioFrom, this.file.size * ratio));
    let out = 0;
    try {
      for await (const chunk of stream) {
        out += chunk.length;
        if (meter !== undefined) this.inflated += chunk.length;
        if (Math.max(out, this.inflated) > most) throw this.tooLarge(`inflates to more than ${most} bytes`);
        yield chunk;
      }
    } catch (error) {
      throw broken(name, error);
    }
  }

  private tooLarge(detail: string): FailureError {
    return new FailureError({ code: 'containerTooLarge', file: this.file.name, detail });
  }
}

async function* read(blob: Blob, chunkBytes: number, meter: Meter | undefined): ByteStream {
  for (let at = 0; at < blob.size; at += chunkBytes) {
    const chunk: Bytes = new Uint8Array(await blob.slice(at, at + chunkBytes).arrayBuffer());
    if (meter !== undefined) meter.done += chunk.length;
    yield chunk;
  }
}

async function* checked(stream: ByteStream, entry: ZipEntry): ByteStream {
  let crc = 0;
  let size = 0;
  for await (const chunk of stream) {
    crc = crc32(chunk, crc);
    size += chunk.length;
    yield chunk;
  }
  if (crc !== entry.crc || size !== entry.size) throw new ZipError('checksum does not fit');
}

function containerOf(head: Bytes): Container | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5) && head[3] === head[2] + 1) return 'zip';
  return null;
}

function isWanted({ name }: ZipEntry): boolean {
  const parts = name.split(/[/\\]/);
  return !parts.includes('__MACOSX') && parts.at(-1) !== '' && parts.at(-1)?.startsWith('.') === false;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Natural order of names: part-2 before part-10. */
export function byName(a: { name: string }, b: { name: string }): number {
  return collator.compare(a.name, b.name);
}

function officeKind(list: readonly ZipEntry[]): string {
  if (list.some(({ name }) => name.startsWith('xl/'))) return 'xlsx';
  return list.some(({ name }) => name.startsWith('word/')) ? 'docx' : 'office';
}

function broken(file: string, error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  return new FailureError({
    code: 'brokenContainer',
    file,
    detail: error instanceof Error ? error.message : String(error),
  });
}
