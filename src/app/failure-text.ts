import type { Format, Messages } from '../i18n';
import type { Failure } from '../model/failure';

/** A failure in words: what happened; what is safe and what to do next. */
export interface FailureText {
  happened: string;
  next: string;
}

/** The one place that turns failures into sentences; `cancelled` is silent on the page and has words only for the automation API. */
export function failureText(failure: Failure, t: Messages['failures'], format: Format): FailureText {
  switch (failure.code) {
    case 'cancelled':
    case 'invalidSpec':
    case 'unknownDataset':
    case 'datasetInUse':
    case 'datasetDamaged':
    case 'outOfMemory':
    case 'engineStart':
    case 'engine':
    case 'demoMissing':
    case 'storageMissing':
    case 'badMapping':
      return t[failure.code];
    case 'storageFull':
      return (failure.freeBytes < failure.neededBytes ? t.storageFull : t.storageRefused)({
        needed: format.bytes(failure.neededBytes),
        free: format.bytes(failure.freeBytes),
      });
    case 'tooLargeToBundle':
      return t.tooLargeToBundle({ size: format.bytes(failure.bytes) });
    case 'emptyFile':
    case 'htmlFile':
    case 'headerOnly':
    case 'brokenContainer':
    case 'containerTooLarge':
    case 'noTimeColumn':
    case 'noActorColumn':
    case 'notWayfold':
    case 'passphraseNeeded':
    case 'wrongPassphrase':
    case 'newerBundle':
      return t[failure.code]({ file: failure.file });
    case 'binaryFile':
      return t.binaryFile({ file: failure.file, kind: binaryKind(failure.looksLike, t) });
    case 'brokenJson':
      return t.brokenJson({ file: failure.file, line: format.number(failure.line) });
    case 'columnMissing':
      return t.columnMissing({ file: failure.file, column: failure.column });
    case 'noRows':
      return t.noRows({ file: failure.file, rejected: format.number(failure.rejected) });
  }
}

function binaryKind(looksLike: string, t: Messages['failures']): string {
  const kinds: Record<string, string> = t.binaryKinds;
  return (Object.hasOwn(kinds, looksLike) ? kinds[looksLike] : undefined) ?? t.binaryKinds.binary;
}

/** What "Copy details" copies: plain data, without a row of anyone's data. */
export function failureDetails(failure: Failure): string {
  return JSON.stringify({ ...failure, at: new Date().toISOString(), browser: navigator.userAgent }, null, 2);
}
