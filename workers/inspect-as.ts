import type { FormatChoice, Inspection } from '../src/import/contract';
import { inspect } from '../src/import/inspect';
import { FailureError } from '../src/model/failure';
import type { RememberedMapping } from '../src/store/shelf';
import { withRemembered } from './remembered';

/**
 * Looks at files as `format` says or, without it, as files with this header were read last. The header that counts is the one found without being told,
 * so that the next file of the kind is known before anything was said of it. @throws FailureError as `inspect`
 */
export async function inspectAs(
  files: readonly File[],
  format: FormatChoice | undefined,
  remembered: (headerKey: string) => Promise<RememberedMapping | null>,
): Promise<Inspection> {
  const found = await inspected(files, {});
  const known = await remembered(found.headerKey);
  const wanted = format ?? known?.options.format ?? {};
  const told = Object.keys(wanted).length === 0 ? found : await toldFormat(files, wanted, format === undefined, found);
  const inspection = { ...told, headerKey: found.headerKey };
  return known === null ? inspection : withRemembered(inspection, known);
}

/** A remembered format that does not fit any more is let go of; one that was chosen fails. */
async function toldFormat(
  files: readonly File[],
  format: FormatChoice,
  lenient: boolean,
  found: Inspection,
): Promise<Inspection> {
  try {
    return await inspected(files, format);
  } catch (error) {
    if (lenient && error instanceof FailureError) return found;
    throw error;
  }
}

async function inspected(files: readonly File[], format: FormatChoice): Promise<Inspection> {
  const answer = await inspect(files, format);
  if (!answer.ok) throw new FailureError(answer.failure);
  return answer.inspection;
}
