import * as v from 'valibot';
import type { Column, ColumnRequest, Needs } from '../../src/columns/column';
import { rowsByValue, type Feed } from '../../src/columns/ordered-columns';
import { codeColumn, maskColumn } from '../../src/columns/requests';
import type { Condition, PropertyValue } from '../../src/model/condition';
import { conditionSchema } from '../../src/model/schemas';
import { satisfies } from '../reference/condition';
import { propertyOf } from '../reference/log';
import type { LogEvent, StoredLog } from './log';

/**
 * What a question reads of a stored log, computed by the reference's conditions instead of a database; null when it asks for more than conditions,
 * properties and the arrival number.
 */
export function memoryFeed(spec: object, needs: Needs, stored: StoredLog): Feed | null {
  if (needs.lookups.length > 0) return null;
  const known = knownColumns(spec, stored);
  const columns = needs.columns.map((request) =>
    request.as === 'members' ? null : (known.get(keyOf(request))?.() ?? null),
  );
  if (!columns.every((column) => column !== null)) return null;
  const feed: Feed = { base: stored.base, columns, groups: null };
  if (needs.order === 'actor') return feed;
  const { property } = needs.order;
  const unit = codes(stored.sorted.map((event) => propertyOf(event, property)));
  return { ...feed, groups: rowsByValue(stored.base.at, unit, Float64Array.from(stored.seqs)) };
}

const keyOf = ({ as, sql }: ColumnRequest): string => `${as} ${sql.text}`;

/** By request, how to compute each column a spec can mean: its conditions, and the properties it names. */
function knownColumns(spec: object, { dataset, sorted }: StoredLog): Map<string, () => Column> {
  const known = new Map<string, () => Column>();
  const { conditions, texts } = partsOf(spec);
  for (const condition of conditions) {
    const holds = (event: LogEvent): number => Number(satisfies(event, condition));
    known.set(keyOf(maskColumn(condition, dataset)), () => ({ as: 'mask', values: Uint8Array.from(sorted, holds) }));
  }
  for (const name of [...texts, ...dataset.properties.map((property) => property.name)]) {
    const values = (): PropertyValue[] => sorted.map((event) => propertyOf(event, name));
    const { sql } = codeColumn(name, dataset);
    known.set(keyOf({ as: 'code', sql }), () => codes(values()));
    known.set(keyOf({ as: 'number', sql }), () => ({ as: 'number', values: numbers(values()) }));
  }
  return known;
}

const numbers = (values: PropertyValue[]): Float64Array =>
  Float64Array.from(values, (value) => (typeof value === 'number' ? value : NaN));

function codes(values: PropertyValue[]): Column & { as: 'code' } {
  const dictionary = [...new Set(values.filter((value) => value !== null))];
  const own = values.map((value) => (value === null ? 0 : dictionary.indexOf(value) + 1));
  return { as: 'code', values: Uint32Array.from(own), dictionary };
}

/** Every condition in a spec, and every text that may be a property's name. */
function partsOf(part: unknown): { conditions: Condition[]; texts: string[] } {
  if (typeof part === 'string') return { conditions: [], texts: [part] };
  if (typeof part !== 'object' || part === null) return { conditions: [], texts: [] };
  const inside = Object.values(part).map(partsOf);
  const own: unknown[] = ['where' in part ? part.where : undefined, 'filter' in part ? part.filter : undefined];
  return {
    conditions: [
      ...own.filter((one): one is Condition => v.is(conditionSchema, one)),
      ...inside.flatMap((one) => one.conditions),
    ],
    texts: inside.flatMap((one) => one.texts),
  };
}
