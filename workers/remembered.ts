import type { Inspection, Mapping, Reason } from '../src/import/contract';
import { previewMapping } from '../src/import/inspect';
import { mappedColumns } from '../src/import/load/raw-table';
import type { RememberedMapping } from '../src/store/shelf';

/** True when a mapping names only columns that the files have. */
export function fitting(mapping: Mapping, inspection: Inspection): boolean {
  const names = new Set(inspection.columns.map(({ name }) => name));
  const named = [...mappedColumns(mapping), ...(Array.isArray(mapping.properties) ? mapping.properties : [])];
  return named.every((name) => names.has(name));
}

const parts = ['actor', 'event', 'at', 'eventId', 'session', 'properties'] as const;

/** The inspection with the mapping that files with this header were imported with last, where it still fits. */
export function withRemembered(inspection: Inspection, { mapping }: RememberedMapping): Inspection {
  if (!fitting(mapping, inspection)) return inspection;
  const reasons = parts
    .filter((part) => mapping[part] !== undefined)
    .map((part): [string, Reason] => [part, { code: 'remembered' }]);
  const { time } = previewMapping(inspection, { mapping });
  return { ...inspection, mapping, time, reasons: Object.fromEntries(reasons) };
}
