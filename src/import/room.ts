import type { InspectedFile } from './contract';

/** A packed file is about this many times longer when unpacked. */
const unpacked = 8;
/** Beyond this text, raw rows go through a scratch file too. */
const throughMemory = 900e6;

/** Bytes of storage an import may need: twice the final file (scratch and stored), plus raw rows where they do not stay in memory. */
export function roomFor(files: readonly Pick<InspectedFile, 'bytes' | 'containers'>[]): number {
  const text = textBytes(files);
  return text * (text > throughMemory ? 0.9 : 0.5);
}

/** Bytes of text in files, about where they are packed. */
export const textBytes = (files: readonly Pick<InspectedFile, 'bytes' | 'containers'>[]): number =>
  files.reduce((sum, { bytes, containers }) => sum + bytes * (containers.length > 0 ? unpacked : 1), 0);
