import type { PathsState } from './fold';
import type { SequenceList } from '../../matching/sequences';
import { tallyOf, type Tally } from '../../model/tally';

/** What the numbers of a result count: paths, or the distinct actors among them. */
export interface Weights {
  /** of all paths */
  all: number;
  /** Each sequence with its paths; when actors count, the sequence of each path, actor by actor. */
  each(see: (id: number, n: number) => void): void;
  /** Sums by key of what is added while `each` runs; when actors count, an actor counts once under a key. For one `each` only. */
  tally(keys: number): Tally;
  /** the sequences of the paths of each actor; null when paths count */
  eachActor: ((see: (ids: Uint32Array) => void) => void) | null;
}

export function weightsOf(state: PathsState, sequences: SequenceList): Weights {
  const { opens } = state;
  return opens === null ? ofPaths(state, sequences) : ofActors(state, opens);
}

const ofPaths = ({ paths: all }: PathsState, { count, paths }: SequenceList): Weights => ({
  all,
  each(see) {
    for (let id = 0; id < count; id += 1) see(id, paths[id]!);
  },
  tally: tallyOf,
  eachActor: null,
});

function ofActors({ actors: all, longer, sequenceOf }: PathsState, opens: Uint8Array): Weights {
  let actor = 0;
  return {
    all,
    each(see) {
      for (let path = 0; path < longer; path += 1) {
        actor += opens[path]!;
        see(sequenceOf[path]!, 1);
      }
    },
    tally(keys) {
      const [sums, latest] = [tallyOf(keys), tallyOf(keys)];
      return {
        ...sums,
        add(key) {
          const before = latest.get(key);
          if (before === actor) return;
          latest.add(key, actor - before);
          sums.add(key, 1);
        },
      };
    },
    eachActor(see) {
      let from = 0;
      for (let path = 1; path <= longer; path += 1) {
        if (path < longer && opens[path] === 0) continue;
        see(sequenceOf.subarray(from, path));
        from = path;
      }
    },
  };
}
