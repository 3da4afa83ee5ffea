import type { CheckProgress, ImportOptions, Inspection, Mapping, TimeForm, WholeCheck } from './contract';
import { FailureError } from '../model/failure';
import { completeMapping, previewMapping, timeForm } from './inspect';
import { judgePiece } from './judge-piece';
import { Rejections } from './load/rejections';
import { planReading, readPieces } from './pieces';

export interface Checking {
  progress: (progress: CheckProgress) => void;
  signal: AbortSignal;
  /** size of the pieces that are looked at one after the other */
  pieceBytes?: number;
}

/**
 * Reads all records as an import would and says which it would reject, without storing any: memory holds one piece and the first 1,000 rejected records.
 * @throws FailureError as `readPieces`; noActorColumn, noTimeColumn
 */
export async function checkFiles(
  files: readonly File[],
  inspection: Inspection,
  options: ImportOptions,
  { progress, signal, pieceBytes = 1 << 22 }: Checking,
): Promise<WholeCheck> {
  const mapping = completeMapping(inspection, options.mapping);
  const form = formOf(inspection, options, mapping);
  const rejections = new Rejections();
  const names = new Map<number, string>();
  let records = 0;
  for await (const piece of readPieces(files, planReading(inspection, mapping), { pieceBytes, signal })) {
    const { counts, rows } = judgePiece(piece, mapping, form, rejections.room);
    rejections.add(piece, counts, rows);
    records += piece.counted;
    names.set(piece.source.index, piece.source.name);
    progress({ done: piece.bytesRead, total: piece.bytesTotal, records });
  }
  const rejected = rejections.total;
  return {
    ...{ records, accepted: records - rejected, rejected, rejectedBy: rejections.groups() },
    ...{ rejectedRows: rejections.rows, files: [...names.values()].map((name) => ({ name })) },
  };
}

function formOf(inspection: Inspection, options: ImportOptions, mapping: Mapping): TimeForm {
  const file = inspection.files[0]?.name ?? '';
  if ([mapping.actor].flat().every((name) => name === '')) throw new FailureError({ code: 'noActorColumn', file });
  const { time } = previewMapping(inspection, { ...options, mapping });
  if (time === null) throw new FailureError({ code: 'noTimeColumn', file });
  return timeForm(time, options.dayOrder);
}
