import type { Segment } from '../../model/segment';
import { newId } from '../id';
import type { AskPort } from '../ports';

/** These actors as a rule: a short list holds its ids, a long one is kept apart and named, so that links do not carry it; where it cannot be kept it holds them too. */
export async function listRule(ids: readonly string[], name: string, ask: Pick<AskPort, 'keepIds'>): Promise<Segment> {
  const list = newId();
  const kept = await ask.keepIds(list, { ids });
  return kept.ok && kept.ids === null ? { list, name, size: kept.size } : { actors: [...ids] };
}

/** The text of a file with the ids of every kept list in it; a list that is not here stays named. */
export async function textWithIds(text: string, ask: Pick<AskPort, 'listIds'>): Promise<string> {
  const file = await withReplaced(JSON.parse(text), async (part) => {
    if (typeof part['list'] !== 'string' || typeof part['size'] !== 'number') return null;
    const answer = await ask.listIds(part['list']);
    return answer.ok && answer.ids !== null ? { actors: answer.ids } : null;
  });
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A spec, segment or board with its long lists kept here under a name. */
export const withKeptLists = async <Value>(value: Value, name: string, ask: Pick<AskPort, 'keepIds'>): Promise<Value> =>
  // a list in place of ids is a rule all the same
  (await withReplaced(value, async ({ actors, ...others }) => {
    if (!Array.isArray(actors) || Object.keys(others).length > 0) return null;
    const ids = actors.filter((id) => typeof id === 'string');
    return ids.length === actors.length ? listRule(ids, name, ask) : null;
  })) as Value;

type Part = Record<string, unknown>;
type Replace = (part: Part) => Promise<object | null>;

/** A value with some of its objects replaced. */
async function withReplaced(value: unknown, by: Replace): Promise<unknown> {
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object')) return value;
    const items: unknown[] = [];
    for (const item of value) items.push(await withReplaced(item, by));
    return items;
  }
  if (!isPart(value)) return value;
  const instead = await by(value);
  if (instead !== null) return instead;
  const entries: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value)) entries.push([key, await withReplaced(inner, by)]);
  return Object.fromEntries(entries);
}

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
