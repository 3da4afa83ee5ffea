import { SliceHashes } from '../../matching/hashes';
import type { Question } from '../analysis';
import type { VerdictWalk } from '../tied-orders';
import type { PathsSpec } from './spec';
import { pathWalk } from './walk';

/** An actor's verdict is its whole paths. Those from each start of a unit are slices of its steps, too many to spell out: they go by length and hash. */
export function tiedPaths(question: Question<PathsSpec>): VerdictWalk {
  const { walk } = pathWalk(question);
  const hashes = new SliceHashes();
  return (batch, see) => {
    let read = 0;
    walk(batch, ({ nodes, first, length, source, piece }, unit) => {
      see(unit, () => {
        if (source === 0) return nodes.subarray(0, length).join();
        if (source !== read) hashes.read(nodes, piece);
        read = source;
        return `${length} ${hashes.of(first, first + length)}`;
      });
      return false;
    });
  };
}
