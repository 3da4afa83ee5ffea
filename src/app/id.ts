import { randomHex } from '../model/hex';

/** A new random id. */
export const newId = (): string => randomHex(16);
