import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/analyses/analysis';
import type { Aside } from '../../src/analyses/asides';
import { attribution } from '../../src/analyses/attribution';
import { attributionAsides } from '../../src/analyses/attribution/asides';
import { journey } from '../../src/analyses/journey';
import { journeyAsides } from '../../src/analyses/journey/asides';
import { paths } from '../../src/analyses/paths';
import { pathsAsides } from '../../src/analyses/paths/asides';
import { stages } from '../../src/analyses/stages';
import { stagesAsides } from '../../src/analyses/stages/asides';
import type { TieOrder } from '../../src/analyses/tied-orders';
import type { TiedVerdicts } from '../../src/analyses/tied-verdicts';
import type { SpecBase } from '../../src/model/spec';
import type { LogEvent } from '../support/log';
import { asideOnLog, runOnLog } from '../support/run-on-log';
import { runs } from './compared';

const actors = ['p', 'q', 'r'];
/** Of nobody the questions are about: what is over by the end of the data is the same in every log. */
const end: LogEvent = { actor: 'z', event: 'Z', at: 3 * 86_400e6 };

const logs = fc
  .array(
    fc.record({
      actor: fc.constantFrom(...actors),
      event: fc.constantFrom('A', 'B', 'C'),
      at: fc.integer({ min: 0, max: 5 }).map((minute) => minute * 600e6),
      properties: fc.record({ worth: fc.constantFrom(1, 0.1) }),
    }),
    { minLength: 1, maxLength: 24, size: 'max' },
  )
  .map((log): LogEvent[] => [...log, end]);

/** The log as another file would have it: later arrivals first, or by name. Instants stay. */
const inOrder: Record<TieOrder, (log: readonly LogEvent[]) => LogEvent[]> = {
  reversed: (log) => log.toReversed(),
  byName: (log) => log.toSorted((a, b) => (a.event < b.event ? -1 : Number(a.event > b.event))),
};

/** Against the same question of each actor alone, of the log in both orders; `verdict`: what the doctor compares, out of the public result. */
async function againstOtherFiles<K extends string, Spec extends SpecBase<K>, State, Result, Selection>(
  analysis: Analysis<K, Spec, State, Result, Selection>,
  aside: Aside<Spec, null, TiedVerdicts<TieOrder>>,
  specs: readonly object[],
  verdict: (result: Result) => unknown,
  of: (otherTies: TieOrder) => Selection,
): Promise<void> {
  let tied = 0;
  const property = fc.asyncProperty(logs, fc.constantFrom(...specs), async (log, spec) => {
    const verdictOf = async (from: LogEvent[], actor: string): Promise<string> => {
      const own = from.filter((event) => event.actor === actor || event === end);
      return JSON.stringify(verdict((await runOnLog(analysis, spec, own)).result));
    };
    const { select } = await runOnLog(analysis, spec, log);
    const found = await asideOnLog(analysis, aside, spec, null, log);
    for (const { ties, actors: counted } of (await found('whole')).others) {
      const changed: string[] = [];
      for (const actor of actors)
        if ((await verdictOf(log, actor)) !== (await verdictOf(inOrder[ties](log), actor))) changed.push(actor);
      expect(select(of(ties))).toEqual(changed);
      expect(counted).toBe(changed.length);
      tied += changed.length;
    }
    expect(await found('sharded')).toEqual(await found('whole'));
  });
  await fc.assert(property, { numRuns: Math.ceil(runs / 100), endOnFailure: false });
  expect(tied).toBeGreaterThan(0);
}

const model = { name: 'm', stages: ['A', 'B'].map((name) => ({ name, label: name, rules: [{ event: name }] })) };
/** by this one the order of B and C decides too */
const halves = {
  name: 'h',
  stages: [['A', 'C'], ['B']].map((event, i) => ({ name: `${i}`, label: '', rules: [{ event }] })),
};
const otherTies = (order: TieOrder): { otherTies: TieOrder } => ({ otherTies: order });

describe('who is judged otherwise in another order of tied events', { timeout: 600_000 }, () => {
  it('are those whose paths another file would have otherwise', () =>
    againstOtherFiles(
      paths,
      pathsAsides.ties,
      [
        {},
        { unit: 'actor' },
        { collapseRepeats: false, exclude: [{ event: 'C' }] },
        { start: { event: 'A' }, within: { amount: 10, unit: 'minute' } },
        { unit: 'actor', end: { event: 'B' } },
        { start: { event: 'A', occurrence: 'every' }, sessionGap: { amount: 10, unit: 'minute' } },
      ].map((spec) => ({ kind: 'paths', ...spec })),
      ({ sequences }) => sequences,
      otherTies,
    ));

  it('are those who would visit stages in another way', () =>
    againstOtherFiles(
      stages,
      stagesAsides.ties,
      [{}, { beside: halves }].map((more) => ({ kind: 'stages', model, maxSteps: 20, ...more })),
      ({ columns, beside }) => [columns, beside?.columns],
      otherTies,
    ));

  it('are those who would be otherwise on the map', () =>
    againstOtherFiles(
      journey,
      journeyAsides.ties,
      [{ marked: [{ event: 'C' }] }, { value: 'worth' }].map((more) => ({ kind: 'journey', model, ...more })),
      ({ cells, lost }) => [cells, lost],
      otherTies,
    ));

  it('are those who would convert after other touches', () =>
    againstOtherFiles(
      attribution,
      attributionAsides.ties,
      [
        {
          ...{ kind: 'attribution', model: 'linear', conversion: { event: 'C' }, touchpoint: { event: ['A', 'B'] } },
          channel: [
            { channel: 'a', matcher: { event: 'A' } },
            { channel: 'b', matcher: { event: 'B' } },
          ],
        },
      ],
      ({ pathsToConversion }) => pathsToConversion,
      otherTies,
    ));
});
