import type { Format, Messages } from '../../i18n';
import { matcherText } from '../../ui/condition-text';
import type { FunnelStep } from '../../model/funnel-rules';

/** What a step is called: its label, else its events and conditions in words. */
export const stepName = (step: FunnelStep | undefined, words: Messages['explore']['ui'], format: Format): string =>
  step === undefined ? '' : (step.label ?? matcherText(step, words, format));
