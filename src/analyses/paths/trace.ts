import type { Batch } from '../../columns/batch';
import type { Question, Traced } from '../analysis';
import type { PathsSpec } from './spec';
import { columnsOf, placeOf, viewOf } from './view';
import { pathWalk } from './walk';

/** The events that stand in the columns of the actor's paths: of a run of equal nodes the first. Columns count from the aligned end. */
export function tracePaths(question: Question<PathsSpec>, batch: Batch): Traced[] {
  const { spec } = question;
  const view = viewOf(spec);
  const order = spec.unit === 'session' && batch.session !== null ? bySession(batch.session) : null;
  const traced: Traced[] = [];
  let number = 0;
  pathWalk(question).walk(batch, ({ rows, first, length }) => {
    number += 1;
    for (let column = 0; column < columnsOf(view, length); column += 1) {
      const row = rows[first + placeOf(view, length, column)]!;
      traced.push({ row: order === null ? row : order[row]!, step: column + 1, attempt: number });
    }
    return false;
  });
  return traced;
}

/** Rows of one actor as the walk sees them: the events of each session next to each other. */
const bySession = (session: Uint32Array): Uint32Array =>
  Uint32Array.from(session, (_, row) => row).sort((a, b) => session[a]! - session[b]! || a - b);
