import { views as faces } from '../../analyses/views';
import type { Words } from '../../analyses/view';
import { isNote, type Tile } from '../../model/board';
import type { KeptView } from '../ports';
import type { Said } from '../report/report-content';
import { said } from '../report/report-part';
import { tileName } from './open-board.svelte';
import type { TileQuestion } from './tile-question';

/** What a tile gives to a report: what it says above its answer, and the answer, as far as it has one. */
export interface TileReport {
  notes: readonly Said<string[]>[];
  answer: object | null;
}

/** The parts of a report of a board, one a tile. */
export const reportParts = (
  tiles: readonly Tile[],
  answers: ReadonlyMap<string, () => TileReport>,
  views: readonly KeptView[],
): object[] =>
  tiles.map((tile) => {
    const { x, y, w, h } = tile;
    const name = said(({ t }) => tileName(tile, views, t.boards.tile.text));
    if (isNote(tile)) return { ...{ x, y, w, h, name }, notes: said(() => []), note: tile.note };
    const { notes, answer } = answers.get(tile.id)?.() ?? { notes: [], answer: null };
    const all: Said<string[]> = {
      en: notes.flatMap((one) => one.en),
      'zh-CN': notes.flatMap((one) => one['zh-CN']),
    };
    return { ...{ x, y, w, h, name }, notes: all, answer };
  });

/** What of the board's settings a tile cannot have, as a sentence; none when it has all. */
export function cannotText(question: TileQuestion | null, { t, format }: Words): string[] {
  if (question === null || question.cannot.length === 0) return [];
  const words = t.boards.sides;
  const sides = format.anyOf(question.cannot.map((side) => words.words[side]));
  return [words.cannot({ kind: faces[question.kind].title(t), sides })];
}
