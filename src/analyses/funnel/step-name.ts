import type { Format, Messages } from '../../i18n';
import { matcherText } from '../../ui/condition-text';
import { namesOf } from '../../ui/matcher';
import type { FunnelStep } from '../../model/funnel-rules';

/** The events of a step by name; of any event none. */
export const stepEvents = (step: FunnelStep | undefined): readonly string[] => (step && namesOf(step)) ?? [];

/** What a step is called: its label, else its events and conditions in words. */
export const stepName = (step: FunnelStep | undefined, words: Messages['explore']['ui'], format: Format): string =>
  step === undefined ? '' : (step.label ?? matcherText(step, words, format));
