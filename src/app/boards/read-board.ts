import { parseBoard, type Board } from '../../model/board';
import { settled } from './grid';

/** Untrusted input as a board whose tiles lie well; null when it is none, or of a later version. */
export function readBoard(input: unknown): Board | null {
  const parsed = parseBoard(input);
  return parsed.ok ? { ...parsed.value, tiles: settled(parsed.value.tiles) } : null;
}
