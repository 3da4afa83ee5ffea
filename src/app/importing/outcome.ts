import type { Inspection, MappedPreview, RejectedGroup, RejectReason, WholeCheck } from '../../import/contract';

/** What the mapping does with the records: of the preview, or of the whole files once they are checked. */
export interface Outcome {
  records: number;
  accepted: number;
  rejected: number;
  /** most first */
  reasons: RejectedGroup[];
  /** these are all records of the import */
  whole: boolean;
  /** repeats may still be found among the accepted */
  mayRepeat: boolean;
}

/** What of an import's settings decides whether repeats are dropped. */
interface Repeating {
  mapping: { eventId?: string };
  duplicates?: 'keep' | 'drop' | undefined;
}

/** The preview ends at this many records of the first file. */
const previewed = 100;

export function outcomeOf(
  inspection: Inspection,
  preview: MappedPreview,
  check: WholeCheck | null,
  { mapping, duplicates = 'keep' }: Repeating,
): Outcome {
  const mayRepeat = mapping.eventId !== undefined || duplicates === 'drop';
  if (check !== null) {
    const { records, accepted, rejected, rejectedBy } = check;
    return { records, accepted, rejected, reasons: rejectedBy, whole: true, mayRepeat };
  }
  return { ...ofPreview(inspection, preview), mayRepeat };
}

function ofPreview(inspection: Inspection, preview: MappedPreview): Omit<Outcome, 'mayRepeat'> {
  const { rows } = preview;
  const byReason = new Map<RejectReason, number[]>();
  for (const { reject, line } of rows) {
    if (reject !== null) byReason.set(reject, [...(byReason.get(reject) ?? []), line]);
  }
  const reasons = [...byReason].map(([reason, lines]) => ({
    ...{ reason, records: lines.length },
    lines: lines.map((line) => ({ file: 0, line })),
  }));
  const rejected = reasons.reduce((sum, { records }) => sum + records, 0);
  return {
    ...{ records: rows.length, accepted: rows.length - rejected, rejected },
    reasons: reasons.sort((a, b) => b.records - a.records),
    whole: isWhole(inspection, preview),
  };
}

/** Whether the preview shows every record there is, so that no check is needed. */
export const isWhole = (inspection: Inspection, preview: MappedPreview): boolean =>
  inspection.files.length === 1 && preview.rows.length < previewed;
