import type { BesideView, Words } from '../view';
import { stepName } from './step-name';
import type { FunnelSelection, FunnelSpec } from './spec';

export const funnelBeside: BesideView<FunnelSpec, FunnelSelection> = {
  about: (spec, { step, outcome }, { t, format }) => {
    if (outcome !== 'reached') return t.funnel.beside.lastStep;
    const name = stepName(spec.steps[step - 1], t.explore.ui, format);
    return t.funnel.beside.step({ step: `${format.number(step)} ${name}` });
  },
  now: ({ beside }) => beside ?? null,
  narrow: (selection, to) => {
    const whole = { ...selection };
    delete whole.beside;
    return to === null ? whole : { ...whole, beside: to };
  },
};

/** Adds to who they are which event they had directly before or next. */
export function withBeside(who: string, { beside }: FunnelSelection, { t, format }: Words): string {
  if (beside === undefined) return who;
  const { side, event } = beside;
  return t.funnel.beside[side]({ who, event: event === null ? t.funnel.beside.nothing : format.event(event) });
}
