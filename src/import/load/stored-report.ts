import * as v from 'valibot';
import type { PropertyKind } from '../../model/condition';
import type { ImportReport, Mapping } from '../contract';

const number = v.number();
const text = v.string();

const mapping = v.object({
  actor: v.union([text, v.array(text)]),
  event: v.union([text, v.object({ constant: text })]),
  at: text,
  eventId: v.exactOptional(text),
  session: v.exactOptional(text),
  properties: v.exactOptional(v.union([v.literal('all'), v.array(text)])),
});

const reason = v.picklist([
  ...(['noActor', 'noEvent', 'noTime', 'badTime', 'tooFewColumns', 'tooManyColumns', 'unbalancedQuote'] as const),
  ...(['brokenJson', 'brokenXml', 'notAnObject', 'badEncoding', 'tooLong', 'leftOut'] as const),
]);
const kind = v.picklist(['text', 'number', 'boolean', 'instant']);
const kinds = v.record(text, kind);

const oddity = v.variant('code', [
  v.object({
    code: v.picklist(['future', 'identicalRows', 'epochZero', 'gapTimes', 'overlapTimes']),
    events: number,
  }),
  v.object({ code: v.literal('heavyActor'), actor: text, events: number, share: number }),
  v.object({ code: v.literal('placeholderActor'), actor: text, events: number }),
  v.object({ code: v.literal('ties'), instants: number }),
  v.object({ code: v.literal('dayOrderAssumed'), order: v.picklist(['dayFirst', 'monthFirst']) }),
  v.object({ code: v.literal('mixedKind'), property: text, kinds: v.array(kind) }),
  v.object({ code: v.literal('unreadableValues'), property: text, events: number }),
  v.object({ code: v.literal('manyProperties'), kept: number, packed: number }),
]);

const report = v.object({
  ...{ records: number, accepted: number, rejected: number, duplicates: number },
  rejectedBy: v.array(v.object({ reason, records: number, lines: v.array(v.object({ file: number, line: number })) })),
  rejectedRows: v.array(v.object({ file: number, line: number, reason, text })),
  ...{ actors: number, fromUs: number, toUs: number },
  events: v.array(v.object({ name: text, events: number })),
  oddities: v.array(oddity),
  files: v.array(
    v.object({
      name: text,
      bytes: number,
      containers: v.array(v.picklist(['gzip', 'zip'])),
      encoding: v.picklist(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252']),
      records: number,
    }),
  ),
  ...{ importZone: text, mapping, tookMs: number },
});

/** The report in a data set's file, which anybody may have written; null when it is none. */
export const parseReport = (json: string): ImportReport | null => parsed(report, json);

/** The mapping in a data set's file; null when it is none. */
export const parseMapping = (json: string): Mapping | null => parsed(mapping, json);

/** The kinds chosen for properties in a data set's file; null when they are none. */
export const parseKinds = (json: string): Record<string, PropertyKind> | null => parsed(kinds, json);

function parsed<S extends v.GenericSchema>(schema: S, json: string): v.InferOutput<S> | null {
  try {
    const found = v.safeParse(schema, JSON.parse(json));
    return found.success ? found.output : null;
  } catch {
    return null;
  }
}
