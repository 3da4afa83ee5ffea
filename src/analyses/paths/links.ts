import type { PathsState } from './fold';
import type { Layout, ShownRows } from './layout';
import type { SequenceList } from '../../matching/sequences';
import { tallyOf } from '../../model/tally';
import { isRounded, timeAt } from '../../model/time-list';
import { addToBag, emptyBag, pilesBy, type Pile } from '../../model/value-bag';
import type { Weights } from './weights';

/** A link between the rows of two columns; `column` (from 0) is the one nearer to column 1. `times` are the µs of all its paths. */
export interface Link {
  column: number;
  /** rows: of the earlier and of the later node */
  from: number;
  to: number;
  /** or actors */
  paths: number;
  times: Pile;
}

/** All links with the times of their paths. */
export function linksOf(
  { times, sequenceOf, longer }: PathsState,
  sequences: SequenceList,
  weights: Weights,
  layout: Layout,
  shown: ShownRows,
): Link[] {
  const { links, linkOfMove } = movesOf(sequences, layout, shown, !isRounded(times));
  const { first } = shown;
  const counts = weights.tally(links.length);
  weights.each((id, n) => {
    for (let i = first[id]!; i < first[id + 1]! - 1; i += 1) counts.add(linkOfMove[i]!, n);
  });
  links.forEach((link, number) => (link.paths = counts.get(number)));
  const see = isRounded(times) ? countTimes(links) : keepTimes(links);
  let move = 0;
  for (let path = 0; path < longer; path += 1) {
    const id = sequenceOf[path]!;
    const end = first[id + 1]! - 1;
    for (let i = first[id]!; i < end; i += 1) {
      see.time(linkOfMove[i]!, timeAt(times, move));
      move += 1;
    }
  }
  see.end();
  return links;
}

interface SeeTimes {
  time: (link: number, us: number) => void;
  end: () => void;
}

/** Each time of a link at its place: as many as the link has paths. */
function keepTimes(links: readonly Link[]): SeeTimes {
  const piles = links.map((link) => link.times.values);
  const filled = new Uint32Array(links.length);
  return {
    time(link, us) {
      piles[link]![filled[link]!] = us;
      filled[link]! += 1;
    },
    end: () => undefined,
  };
}

/** How often each rounded time of a link came. */
function countTimes(links: readonly Link[]): SeeTimes {
  const bag = emptyBag(0);
  return {
    time: (link, us) => addToBag(bag, link, us),
    end: () => pilesBy(bag, links.length, (cell) => cell).forEach((pile, link) => (links[link]!.times = pile)),
  };
}

/** The links, and the link of each shown move of each sequence, in time order, at the places of `shown` (the last place of each is not used). With `keeps` a link has room for
 * the times of its paths. */
function movesOf(
  sequences: SequenceList,
  { view: { fromEnd, maxSteps }, standing }: Layout,
  { rows, first }: ShownRows,
  keeps: boolean,
): { links: Link[]; linkOfMove: Uint32Array } {
  const each = Math.max(...standing.map(({ length }) => length)) + 1;
  const keys = maxSteps * each * each;
  const [paths, numbers] = [tallyOf(keys), tallyOf(keys)];
  const linkOfMove = new Uint32Array(rows.length);
  const found: number[] = [];
  for (let id = 0; id < sequences.count; id += 1) {
    const from = first[id]!;
    const moves = first[id + 1]! - from - 1;
    const n = sequences.paths[id]!;
    for (let column = 0; column < moves; column += 1) {
      const near = rows[from + column]!;
      const far = rows[from + column + 1]!;
      const key = (column * each + (fromEnd ? far : near)) * each + (fromEnd ? near : far);
      paths.add(key, n);
      let number = numbers.get(key);
      if (number === 0) {
        number = found.push(key);
        numbers.add(key, number);
      }
      linkOfMove[from + (fromEnd ? moves - 1 - column : column)] = number - 1;
    }
  }
  const links = found.map((key) => ({
    column: Math.floor(key / (each * each)),
    from: Math.floor(key / each) % each,
    to: key % each,
    paths: 0,
    times: { values: new Float64Array(keeps ? paths.get(key) : 0), counts: null },
  }));
  return { links, linkOfMove };
}
