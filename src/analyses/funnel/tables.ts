import type { Table } from '../../charts/csv';
import type { Figure } from '../../charts/figure';
import type { TwinRow } from '../../charts/twin';
import { splitName } from '../../ui/split-words';
import type { Words } from '../view';
import { sameValue, type FunnelGroup } from './groups';
import { previousStep, type FunnelResult } from './result';
import type { FunnelSelection, FunnelSpec } from './spec';
import { stepEvents, stepName } from './step-name';
import { aboutEvents } from '../../ui/about-events';

/** null: the numbers are told ahead of their answer, so they open nothing, and times are not known yet */
type Select = ((selection: FunnelSelection) => void) | null;

/** What a click on a number does. */
const opening = (select: Select, selection: FunnelSelection): { onpick?: () => void } =>
  select === null ? {} : { onpick: () => select(selection) };

/** "1 view product" */
export const stepHead = (spec: FunnelSpec, step: number, { t, format }: Words): string =>
  `${format.number(step)} ${stepName(spec.steps[step - 1], t.explore.ui, format)}`;

/** The four numbers under the chart. */
export function funnelFigures(spec: FunnelSpec, result: FunnelResult, words: Words, select: Select): Figure[] {
  const { t, format } = words;
  const first = result.steps[0];
  const last = result.steps.at(-1);
  if (!first || !last) return [];
  const worst = result.steps
    .slice(1)
    .filter(({ step }) => spec.steps[step - 1]?.optional !== true)
    .reduce<typeof last | null>((most, step) => (step.dropOff > (most?.dropOff ?? 0) ? step : most), null);
  const figures: Figure[] = [
    {
      name: t.funnel.converted,
      text: format.percent(last.rateFromFirst),
      base: t.explore.of({ n: format.number(last.units), base: format.number(first.units) }),
      ...opening(select, { step: last.step, outcome: 'reached' }),
    },
  ];
  if (worst) {
    figures.push({
      name: t.funnel.largestLoss,
      text: format.number(worst.dropOff),
      base: t.funnel.afterStep({ step: format.number(previousStep(spec, worst.step - 1) + 1) }),
      ...opening(select, { step: worst.step, outcome: 'dropped' }),
    });
  }
  if (result.steps.length > 1)
    figures.push({
      ...{ name: t.funnel.medianTime, base: '' },
      text: select === null ? '…' : format.duration(last.fromFirst.medianMs),
    });
  figures.push({
    name: t.funnel.stillOpen,
    text: format.number(result.immature),
    base: result.immature > 0 ? t.funnel.without({ rate: format.percent(result.matureRate) }) : '',
    ...(result.immature > 0 ? opening(select, { step: 1, outcome: 'immature' }) : {}),
  });
  return figures;
}

/** One row a value of the split, everyone first. */
export function splitRows(
  result: FunnelResult,
  groups: readonly FunnelGroup[],
  selection: FunnelSelection | null,
  words: Words,
  select: Select,
): TwinRow[] {
  const { t, format } = words;
  const rowOf = (key: string, head: string, units: readonly number[], value: FunnelSelection['value']): TwinRow => ({
    key,
    head,
    cells: units.map((count, i) => ({
      text: format.number(count),
      sort: count,
      selected:
        selection !== null &&
        selection.outcome === 'reached' &&
        selection.step === i + 1 &&
        sameValue(selection.value, value),
      ...opening(select, { step: i + 1, outcome: 'reached', ...(value === undefined ? {} : { value }) }),
      ...(i === 0 ? {} : { small: format.percent(units[0] ? count / units[0] : null) }),
    })),
  });
  const all = {
    ...rowOf(
      'all',
      t.funnel.all,
      result.steps.map((step) => step.units),
      undefined,
    ),
    total: true,
  };
  return [
    all,
    ...groups.map((group, i) => ({
      ...rowOf(String(i), group.label, group.units, group.value),
      swatch: swatchOf(group),
      weak: group.small ? t.explore.smallBase({ count: group.units[0] ?? 0, f: format }) : undefined,
    })),
  ];
}

/** The colour beside a value's name, as CSS. */
export const swatchOf = (group: FunnelGroup): string =>
  group.hatched ? 'hatch' : group.rank === null ? 'var(--other)' : `var(--cat-${group.rank + 1})`;

/** One row a step: counts, both rates, losses and times. */
export function stepRows(
  spec: FunnelSpec,
  result: FunnelResult,
  selection: FunnelSelection | null,
  words: Words,
  select: Select,
): TwinRow[] {
  const { format } = words;
  const on = (step: number, outcome: 'reached' | 'dropped'): boolean =>
    selection !== null && selection.value === undefined && selection.step === step && selection.outcome === outcome;
  const time = (ms: number | null): { text: string; sort: number | null } => ({
    text: select === null ? '…' : format.duration(ms),
    sort: ms,
  });
  return result.steps.map((step) => ({
    key: String(step.step),
    head: stepHead(spec, step.step, words),
    title: [stepHead(spec, step.step, words), ...aboutEvents(stepEvents(spec.steps[step.step - 1]), words.format)].join(
      '\n',
    ),
    cells: [
      {
        text: format.number(step.units),
        sort: step.units,
        selected: on(step.step, 'reached'),
        ...opening(select, { step: step.step, outcome: 'reached' }),
      },
      { text: format.percent(step.rateFromFirst), sort: step.rateFromFirst },
      { text: format.percent(step.rateFromPrevious), sort: step.rateFromPrevious },
      step.step === 1
        ? { text: '–', sort: null }
        : {
            text: format.number(step.dropOff),
            sort: step.dropOff,
            selected: on(step.step, 'dropped'),
            ...(step.dropOff > 0 ? opening(select, { step: step.step, outcome: 'dropped' }) : {}),
          },
      time(step.fromPrevious.medianMs),
      time(step.fromFirst.medianMs),
      time(step.fromFirst.p90Ms),
    ],
  }));
}

/** Raw numbers for CSV: a row a step and value. */
export function funnelTable(
  spec: FunnelSpec,
  result: FunnelResult,
  groups: readonly FunnelGroup[],
  { t, format: { raw: format } }: Words,
): Table {
  const split = spec.breakdown === undefined ? undefined : splitName(spec.breakdown, format);
  const everyone = result.steps.map((step) => [
    ...(split === undefined ? [] : ['']),
    step.step,
    stepName(spec.steps[step.step - 1], t.explore.ui, format),
    step.units,
    step.rateFromFirst,
    step.rateFromPrevious,
    step.dropOff,
    step.fromPrevious.medianMs,
    step.fromFirst.medianMs,
    step.fromFirst.p90Ms,
  ]);
  const values =
    split === undefined
      ? []
      : groups.flatMap((group) => group.units.map((units, i) => valueRow(spec, group, units, i, { t, format })));
  return {
    head: [
      ...(split === undefined ? [] : [split]),
      'step',
      'name',
      'units',
      'rateFromFirst',
      'rateFromPrevious',
      'dropOff',
      'fromPreviousMedianMs',
      'fromFirstMedianMs',
      'fromFirstP90Ms',
    ],
    rows: [...everyone, ...values],
  };
}

function valueRow(
  spec: FunnelSpec,
  group: FunnelGroup,
  units: number,
  i: number,
  { t, format }: Words,
): (string | number | null)[] {
  const before = group.units[previousStep(spec, i)] ?? 0;
  const first = group.units[0] ?? 0;
  return [
    group.label,
    i + 1,
    stepName(spec.steps[i], t.explore.ui, format),
    units,
    first === 0 ? null : units / first,
    before === 0 ? null : units / before,
    before - units,
    null,
    null,
    null,
  ];
}
