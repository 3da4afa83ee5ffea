import type { PropertyValue } from '../../model/condition';
import type { Question } from '../analysis';
import type { PathsPlan } from './plan';
import type { PathsSpec } from './spec';

/**
 * The nodes of a question. A row's code is event code + 1, property code or stage + 1 (0 takes no part); codes of values that name some of the events follow those
 * of the events; several codes are one node when their names are equal
 * after renaming. `order` is, for stages only, the node's place in the model.
 */
export interface Nodes {
  names: readonly string[];
  /** node of each code; entry 0 is not used */
  ofCode: Uint32Array;
  order: Uint32Array | null;
}

export function nodesOf({ spec, dataset, prepared }: Question<PathsSpec>, plan: PathsPlan): Nodes {
  const { lookups, dictionaries } = prepared;
  if (typeof spec.node === 'object' && 'stages' in spec.node) {
    const renamed = spec.node.stages.stages.map(({ name }, i) => text(lookups[i]?.[0] ?? name));
    const nodes = numbered(renamed);
    return { ...nodes, order: Uint32Array.from(nodes.names, (name) => renamed.indexOf(name)) };
  }
  const names = plan.property === null ? dataset.events.map(({ name }) => name) : (dictionaries[plan.property] ?? []);
  const lists = [names, ...(plan.expanded?.columns ?? []).map((column) => dictionaries[column] ?? [])];
  const renamed = plan.needs.lookups.length > 0 ? lists.map((list, i) => lookups[i] ?? list) : lists;
  return { ...numbered(renamed.flat().map(text)), order: null };
}

const text = (value: PropertyValue): string => (typeof value === 'string' ? value : String(value));

function numbered(texts: readonly string[]): { names: string[]; ofCode: Uint32Array } {
  const numbers = new Map<string, number>();
  const ofCode = new Uint32Array(texts.length + 1);
  texts.forEach((name, i) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    ofCode[i + 1] = number;
  });
  return { names: [...numbers.keys()], ofCode };
}
