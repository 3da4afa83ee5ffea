import type { Inspection, MappedPreview, RejectReason } from '../../import/contract';

/** What the mapping does with the records of the preview. */
export interface Outcome {
  records: number;
  accepted: number;
  rejected: number;
  /** most first */
  reasons: { reason: RejectReason; rows: number; lines: number[] }[];
  /** the preview is the whole import */
  whole: boolean;
}

/** The preview ends at this many records of the first file. */
const previewed = 100;

export function outcomeOf(inspection: Inspection, preview: MappedPreview): Outcome {
  const byReason = new Map<RejectReason, number[]>();
  for (const { reject, line } of preview.rows) {
    if (reject !== null) byReason.set(reject, [...(byReason.get(reject) ?? []), line]);
  }
  const reasons = [...byReason].map(([reason, lines]) => ({ reason, rows: lines.length, lines }));
  const rejected = reasons.reduce((sum, { rows }) => sum + rows, 0);
  const records = preview.rows.length;
  return {
    records,
    accepted: records - rejected,
    rejected,
    reasons: reasons.sort((a, b) => b.rows - a.rows),
    whole: inspection.files.length === 1 && records < previewed,
  };
}
