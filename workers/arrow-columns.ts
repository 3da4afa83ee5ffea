import { DataType, type Data, type Table, type Vector } from 'apache-arrow';
import type { Values } from '../src/columns/source';

const utf8 = new TextDecoder();

/**
 * The columns of an Arrow table by name. Numbers become typed arrays (BIGINT: Float64Array; with nulls: Float64Array, null is NaN), booleans
 * Uint8Array, texts and ENUMs lists. @throws for types the engine must cast first (DECIMAL, TIMESTAMP, lists, …)
 */
export function columnsOf(table: Table): ReadonlyMap<string, Values> {
  return new Map(table.schema.fields.map((field, i) => [field.name, valuesOf(field.name, table.getChildAt(i))]));
}

function valuesOf(name: string, vector: Vector<DataType> | null): Values {
  if (vector === null) throw new Error(`column ${name} has no values`);
  const { type } = vector;
  if (DataType.isUtf8(type)) return vector.data.flatMap(texts);
  if (DataType.isDictionary(type) || DataType.isNull(type)) {
    return Array.from({ length: vector.length }, (_, i) => textOrNull(vector.get(i)));
  }
  if (DataType.isBool(type)) return numbers(vector, bits);
  if (DataType.isInt(type) || DataType.isFloat(type)) return numbers(vector, plain);
  throw new Error(`column ${name} of type ${type.typeId} must be cast in SQL`);
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

type Numbers = Exclude<Values, readonly (string | null)[]>;

/** `read` gives the values of a chunk as they lie, or null when they must be taken one by one. */
function numbers(vector: Vector<DataType>, read: (data: Data) => Numbers | null): Numbers {
  const chunks = vector.data.map((data) => (data.nullCount > 0 ? null : read(data)));
  const first = chunks[0];
  if (chunks.length === 1 && first) return first;
  const sameKind = first && chunks.every((chunk) => chunk?.constructor === first.constructor);
  const all = sameKind ? emptyLike(first, vector.length) : new Float64Array(vector.length);
  let at = 0;
  vector.data.forEach((data, i) => {
    const chunk = chunks[i];
    if (chunk) all.set(chunk, at);
    else for (let row = 0; row < data.length; row += 1) all[at + row] = numberOrNaN(vector.get(at + row));
    at += data.length;
  });
  return all;
}

function numberOrNaN(value: unknown): number {
  return value === null || value === undefined ? Number.NaN : Number(value);
}

function emptyLike(sample: Numbers, length: number): Numbers {
  if (sample instanceof Uint8Array) return new Uint8Array(length);
  if (sample instanceof Uint16Array) return new Uint16Array(length);
  if (sample instanceof Uint32Array) return new Uint32Array(length);
  if (sample instanceof Int32Array) return new Int32Array(length);
  return new Float64Array(length);
}

function plain(data: Data): Numbers | null {
  const values: unknown = data.values;
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) {
    return Float64Array.from(values.subarray(0, data.length), Number);
  }
  if (values instanceof Int8Array || values instanceof Int16Array)
    return Int32Array.from(values.subarray(0, data.length));
  if (values instanceof Uint8Array || values instanceof Uint16Array || values instanceof Uint32Array) {
    return values.subarray(0, data.length);
  }
  if (values instanceof Float32Array) return Float64Array.from(values.subarray(0, data.length));
  return values instanceof Int32Array || values instanceof Float64Array ? values.subarray(0, data.length) : null;
}

function bits(data: Data): Uint8Array {
  const packed: unknown = data.values;
  const out = new Uint8Array(data.length);
  if (!(packed instanceof Uint8Array)) throw new Error('a boolean column without bits');
  for (let i = 0; i < data.length; i += 1) {
    const bit = data.offset + i;
    out[i] = (packed[bit >> 3]! >> (bit & 7)) & 1;
  }
  return out;
}

/** Texts of a chunk; where all bytes are ASCII they are decoded at once and cut. */
function texts(data: Data): (string | null)[] {
  const offsets: unknown = data.valueOffsets;
  const bytes: unknown = data.values;
  if (!(offsets instanceof Int32Array) || !(bytes instanceof Uint8Array))
    throw new Error('a text column without bytes');
  const first = offsets[0] ?? 0;
  const last = offsets[data.length] ?? first;
  const small = last - first < 1 << 28;
  const whole = small ? utf8.decode(bytes.subarray(first, last)) : '';
  const ascii = small && whole.length === last - first;
  return Array.from({ length: data.length }, (_, i) => {
    if (data.nullCount > 0 && !data.getValid(i)) return null;
    const from = offsets[i]!;
    const to = offsets[i + 1]!;
    return ascii ? whole.slice(from - first, to - first) : utf8.decode(bytes.subarray(from, to));
  });
}
