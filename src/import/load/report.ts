import type { DatasetTotals } from '../../model/totals';
import { sql, type Sql } from '../../sql/sql';
import type { Oddity } from '../contract';
import { numberIn, numbersIn, textsIn, type LoadDatabase } from './load-database';

/** What the stored tables say about themselves. */
export interface StoredFacts {
  actors: number;
  fromUs: number;
  toUs: number;
  events: { name: string; events: number }[];
  oddities: Oddity[];
  /** kept in the file, for opening */
  totals: DatasetTotals;
}

const eventsListed = 1000;
const heavyShare = 0.3;
/** In fewer events, or among fewer actors, a large share says nothing. */
const [heavyEvents, heavyActors] = [100, 5];
const placeholders = [
  ...['null', 'undefined', 'none', 'nil', 'nan', 'n/a', 'unknown', 'anonymous', 'guest', '-', '0', '-1', '(null)'],
  ...['(not set)', '(none)', '[object object]', '00000000-0000-0000-0000-000000000000', '匿名', '未知'],
];
const dayUs = 86_400e6;

/** Reads span, actors, events by frequency and odd things from the stored tables. `nowUs` is the moment of the import. */
export async function storedFacts(database: LoadDatabase, target: Sql, nowUs: number): Promise<StoredFacts> {
  const span = await database.query(
    sql`SELECT count(*)::DOUBLE AS n, min(at_us)::DOUBLE AS first, max(at_us)::DOUBLE AS last,
          count(*) FILTER (at_us >= ${endOfDay(nowUs)})::DOUBLE AS future, count(*) FILTER (at_us >= 0 AND at_us < ${dayUs})::DOUBLE AS zero,
          count(session)::DOUBLE AS sessions, (SELECT count(*) FROM ${target}.actors)::DOUBLE AS actors
        FROM ${target}.events`,
  );
  const names = await database.query(
    sql`SELECT event::VARCHAR AS name, count(*)::DOUBLE AS n FROM ${target}.events GROUP BY event ORDER BY event`,
  );
  const counts = numbersIn(names, 'n');
  const byName = textsIn(names, 'name').map((name, i) => ({ name: name ?? '', events: counts[i] ?? 0 }));
  const [events = 0, zero = 0, future = 0] = ['n', 'zero', 'future'].map((name) => numberIn(span, name));
  const actors = numberIn(span, 'actors');
  const [fromUs, toUs] = events === 0 ? [0, 0] : [numberIn(span, 'first'), numberIn(span, 'last')];
  return {
    ...{ actors, fromUs, toUs },
    // stable: equal numbers stay in the order of the names
    events: byName.toSorted((a, b) => b.events - a.events).slice(0, eventsListed),
    totals: {
      ...{ rows: events, actors, firstUs: fromUs, lastUs: toUs },
      hasSessions: numberIn(span, 'sessions') > 0,
      events: byName.map(({ events: own }) => own),
    },
    oddities: [
      ...counted('future', future),
      ...(await actorOddities(database, target, events, actors)),
      ...(await ties(database, target, events)),
      ...counted('epochZero', zero),
    ],
  };
}

const endOfDay = (us: number): number => (Math.floor(us / dayUs) + 1) * dayUs;

type CountedOddity = Extract<Oddity, { events: number; share?: never; actor?: never; property?: never }>['code'];

/** An oddity that is only a number of events; none when there are none. */
export const counted = (code: CountedOddity, events: number): Oddity[] => (events > 0 ? [{ code, events }] : []);

async function actorOddities(
  database: LoadDatabase,
  target: Sql,
  events: number,
  allActors: number,
): Promise<Oddity[]> {
  const tellsHeavy = events >= heavyEvents && allActors >= heavyActors;
  const heavy = tellsHeavy ? events * heavyShare : Infinity;
  const answer = await database.query(
    sql`WITH counts AS (SELECT actor, count(*) AS n FROM ${target}.events GROUP BY actor)
        SELECT id, n::DOUBLE AS n, lower(trim(id)) IN (${placeholders.map((text) => sql`${text}`)}) AS placeholder
        FROM counts JOIN ${target}.actors USING (actor) WHERE (${tellsHeavy} AND n >= ${events * heavyShare}) OR placeholder ORDER BY n DESC, id LIMIT 50`,
  );
  const [n, placeholder] = [numbersIn(answer, 'n'), numbersIn(answer, 'placeholder')];
  const actors = textsIn(answer, 'id').map((id) => id ?? '');
  return actors.flatMap((actor, i): Oddity[] => {
    const own = n[i] ?? 0;
    return [
      ...(own >= heavy ? [{ code: 'heavyActor' as const, actor, events: own, share: own / events }] : []),
      ...(placeholder[i] === 1 ? [{ code: 'placeholderActor' as const, actor, events: own }] : []),
    ];
  });
}

const rangeRows = 1_000_000;

/** Instants that hold several events of one actor; walked in stored order. */
async function ties(database: LoadDatabase, target: Sql, events: number): Promise<Oddity[]> {
  let instants = 0;
  let before = { actor: -1, at: Number.NaN, counted: false };
  for (let first = 0; first < events; first += rangeRows) {
    const range = await database.query(
      sql`SELECT actor, at_us::DOUBLE AS at FROM ${target}.events WHERE rowid >= ${first} AND rowid < ${first + rangeRows}`,
    );
    const [actors, ats] = [numbersIn(range, 'actor'), numbersIn(range, 'at')];
    let { actor, at, counted: known } = before;
    for (let i = 0; i < actors.length; i += 1) {
      if (actors[i] === actor && ats[i] === at) {
        if (!known) instants += 1;
        known = true;
        continue;
      }
      known = false;
      actor = actors[i]!;
      at = ats[i]!;
    }
    before = { actor, at, counted: known };
  }
  return instants > 0 ? [{ code: 'ties', instants }] : [];
}
