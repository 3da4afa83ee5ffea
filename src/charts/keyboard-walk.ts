import type { Mark } from './drawing';

type Placed = Pick<Mark<unknown>, 'column' | 'row'>;

/** The index of the mark an arrow key leads to from `at` (-1: not begun); null when the key is not one of the walk's. */
export function stepMark(marks: readonly Placed[], at: number, key: string): number | null {
  if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key) || marks.length === 0)
    return null;
  const here = marks[at];
  if (here === undefined || key === 'Home') return 0;
  if (key === 'End') return marks.length - 1;
  const sideways = key === 'ArrowLeft' || key === 'ArrowRight';
  const forward = key === 'ArrowRight' || key === 'ArrowDown';
  const columns = [...new Set(marks.map((mark) => mark.column))].sort((a, b) => a - b);
  if (!sideways) {
    const inColumn = indexesOf(marks, here.column);
    return inColumn[inColumn.indexOf(at) + (forward ? 1 : -1)] ?? at;
  }
  const column = columns[columns.indexOf(here.column) + (forward ? 1 : -1)];
  if (column === undefined) return at;
  const candidates = indexesOf(marks, column);
  return candidates.reduce(
    (best, i) => (distance(marks[i], here) < distance(marks[best], here) ? i : best),
    candidates[0] ?? at,
  );
}

const distance = (mark: Placed | undefined, here: Placed): number => Math.abs((mark?.row ?? Infinity) - here.row);

const indexesOf = (marks: readonly Placed[], column: number): number[] =>
  marks
    .map((mark, i) => ({ mark, i }))
    .filter(({ mark }) => mark.column === column)
    .sort((a, b) => a.mark.row - b.mark.row)
    .map(({ i }) => i);
