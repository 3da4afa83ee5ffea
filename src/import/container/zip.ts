/** The central directory of a zip (APPNOTE 6.3: zip64 too), read by slices of a Blob. */
export interface ZipEntry {
  name: string;
  method: number;
  encrypted: boolean;
  crc: number;
  compressed: number;
  size: number;
  /** offset of the local header */
  header: number;
}

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const locatorMark = 0x07064b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const full = 0xffffffff;

export class ZipError extends Error {}

/** All entries in the order of the directory. Throws ZipError; `most` bounds their number. */
export async function zipEntries(blob: Blob, most: number): Promise<ZipEntry[]> {
  const place = await directory(blob);
  if (place.entries > most) throw new ZipError('entries');
  const view = await viewOf(blob, place.offset, place.offset + place.size);
  const list: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === entryMark) {
    if (list.length >= most) throw new ZipError('entries');
    const lengths = view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + 46 + lengths > view.byteLength) throw new ZipError('directory cut off');
    list.push(entryAt(view, at));
    at += 46 + lengths;
  }
  if (list.length < place.entries) throw new ZipError('directory damaged');
  return list;
}

async function directory(blob: Blob): Promise<{ offset: number; size: number; entries: number }> {
  const from = Math.max(0, blob.size - 65_557);
  const tail = await viewOf(blob, from, blob.size);
  let at = tail.byteLength - 22;
  while (at >= 0 && tail.getUint32(at, true) !== endMark) at--;
  if (at < 0) throw new ZipError('no directory: the file is cut off');
  const entries = tail.getUint16(at + 10, true);
  const size = tail.getUint32(at + 12, true);
  const offset = tail.getUint32(at + 16, true);
  if (entries !== 0xffff && size !== full && offset !== full) return { offset, size, entries };
  const locator = at - 20;
  if (locator < 0 || tail.getUint32(locator, true) !== locatorMark) return { offset, size, entries };
  const end64 = Number(tail.getBigUint64(locator + 8, true));
  const view = await viewOf(blob, end64, end64 + 56);
  if (view.byteLength < 56 || view.getUint32(0, true) !== end64Mark) throw new ZipError('zip64 directory damaged');
  return {
    entries: Number(view.getBigUint64(32, true)),
    size: Number(view.getBigUint64(40, true)),
    offset: Number(view.getBigUint64(48, true)),
  };
}

function entryAt(view: DataView, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const entry: ZipEntry = {
    name: nameOf(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) === 1,
    crc: view.getUint32(at + 16, true),
    compressed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    header: view.getUint32(at + 42, true),
  };
  widen(entry, view, at + 46 + nameLength, view.getUint16(at + 30, true));
  return entry;
}

/** zip64: sizes that do not fit 32 bits stand in an extra field, in this order, only those that are full. */
function widen(entry: ZipEntry, view: DataView, from: number, length: number): void {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(at + 4 + view.getUint16(at + 2, true), from + length);
    let next = at + 4;
    for (const key of ['size', 'compressed', 'header'] as const) {
      if (entry[key] !== full || next + 8 > end) continue;
      entry[key] = Number(view.getBigUint64(next, true));
      next += 8;
    }
    return;
  }
}

function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The compressed bytes of an entry. Throws ZipError. */
export async function zipBody(blob: Blob, entry: ZipEntry): Promise<Blob> {
  const local = await viewOf(blob, entry.header, entry.header + 30);
  if (local.byteLength < 30 || local.getUint32(0, true) !== localMark) throw new ZipError('entry damaged');
  const start = entry.header + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (start + entry.compressed > blob.size) throw new ZipError('entry cut off');
  return blob.slice(start, start + entry.compressed);
}

async function viewOf(blob: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await blob.slice(from, to).arrayBuffer());
}
