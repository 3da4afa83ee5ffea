import * as v from 'valibot';

type Part = Record<string, unknown>;

/** Schemas that stand once, under a name. Inside of one, the others are referred to. */
export interface NamedSchemas {
  /** the object that stands for each name wherever it is met; filled with what it says */
  holders: Record<string, v.GenericSchema>;
  /** a schema without lazy ones: each is the union of the schemas it chooses from */
  plain: (schema: v.GenericSchema) => v.GenericSchema;
}

/**
 * Schemas as JSON Schema can say them. Ours choose by their input (`v.lazy`) and make a new schema at each depth; a choice is found out by asking with a text, a list and
 * an object that has one of the fields asked for, and one that asks for the same fields as a named one is that one.
 */
export function namedSchemas(named: Readonly<Record<string, v.GenericSchema>>): NamedSchemas {
  const holders = Object.fromEntries(Object.keys(named).map((name) => [name, { ...v.unknown() }]));
  const names = new Map<unknown, string>(Object.entries(named).map(([name, schema]) => [schema, name]));
  const asking = new Map(
    Object.entries(named).flatMap(([name, schema]) => {
      const asked = isLazy(schema) ? branchesOf(schema).asked : '';
      return asked.includes(',') ? [[asked, name] as const] : [];
    }),
  );

  const plain = (schema: v.GenericSchema): v.GenericSchema => {
    const branches = isLazy(schema) ? branchesOf(schema) : null;
    const name = names.get(schema) ?? asking.get(branches?.asked ?? '');
    const holder = name === undefined ? undefined : holders[name];
    return holder ?? whole(schema);
  };
  const whole = (schema: v.GenericSchema): v.GenericSchema => {
    if (isLazy(schema)) return v.union(branchesOf(schema).schemas.map(plain));
    const copied = Object.entries(schema).map(([field, value]: [string, unknown]) => [field, part(field, value)]);
    return Object.fromEntries(copied) as v.GenericSchema;
  };
  const part = (field: string, value: unknown): unknown => {
    if (field === 'entries' && isPart(value))
      return Object.fromEntries(
        Object.entries(value).map(([name, entry]) => [name, isSchema(entry) ? plain(entry) : entry]),
      );
    // the first of a pipe is the schema itself, without what is piped
    if (field === 'pipe' && Array.isArray(value))
      return value.map((item: unknown) => (isSchema(item) ? whole(item) : item));
    if (Array.isArray(value)) return value.map((item: unknown) => (isSchema(item) ? plain(item) : item));
    return isSchema(value) ? plain(value) : value;
  };
  for (const [name, schema] of Object.entries(named)) Object.assign(holders[name] ?? {}, whole(schema));
  return { holders, plain };
}

type Lazy = v.GenericSchema & { getter: (input: unknown) => v.GenericSchema };

/** What a lazy schema chooses from, and the fields it asks its input for. */
function branchesOf({ getter }: Lazy): { schemas: v.GenericSchema[]; asked: string } {
  const asked = new Set<string>();
  const having = (field: string | null): object =>
    new Proxy(
      {},
      {
        has: (_, name) => {
          asked.add(String(name));
          return name === field;
        },
      },
    );
  const first = ['text', [], having(null)].map((input) => getter(input));
  const chosen = [...asked].map((field) => getter(having(field)));
  return { schemas: [...new Set([...first, ...chosen])], asked: [...asked].sort().join() };
}

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;
const isSchema = (value: unknown): value is v.GenericSchema => isPart(value) && value['kind'] === 'schema';
const isLazy = (schema: v.GenericSchema): schema is Lazy => schema.type === 'lazy' && 'getter' in schema;
