import { specKind } from '../views/view-file';

type Size = { w: number; h: number };

/** Height of a row of the grid and the gap between two, in px. */
export const rowHeight = 32;
export const gap = 8;

const half: Size = { w: 6, h: 11 };
const sizes: Record<string, Size> = { paths: { w: 12, h: 13 } };

/** How large a question stands on a board first. */
export const firstSize = (spec: unknown): Size => sizes[specKind(spec) ?? ''] ?? half;

export const noteSize: Size = { w: 6, h: 5 };
