import { describe, expect, it } from 'vitest';
import { askedIn, demoLog } from '../../../test/support/demo-log';
import type { LogEvent } from '../../../test/support/log';
import { readLog } from '../../../test/support/run-on-log';
import { analyses } from '../../analyses/registry';
import { cellMatcher, funnelOf } from '../../analyses/journey/evidence';
import { guitarEvents } from '../../demo/guitar';
import { suggestFriction } from '../../model/friction-names';
import { suggestStages } from '../../model/stage-presets';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const buyers = 1000;

async function funnel(key: string, log: LogEvent[]) {
  const asked = await readLog(analyses.funnel, askedIn('guitar', key), log, {}, 'memory');
  const { breakdown = [], steps } = asked('whole').result;
  const rates = Object.fromEntries(breakdown.map(({ value, units }) => [String(value), units.at(-1)! / units[0]!]));
  return { steps, rates };
}

async function hurting(spec: unknown, log: LogEvent[]): Promise<string[]> {
  const asked = await readLog(analyses.journey, spec, log, {}, 'memory');
  return asked('whole').result.cells.map(({ touchpoint }) => String(touchpoint));
}

const worst = ['Card error of shop 1', 'Slow page of shop 1'];

it('the bundled guitar demo hurts most at the card error of shop 1, then at its slow page', async () => {
  const cells = await hurting(askedIn('guitar', 'hurts'), demoLog(guitarEvents()));
  expect(cells.slice(0, 2)).toEqual(worst);
});

describe.each(seeds)('what the guitar demo finds, seed %i', (seed) => {
  const log = demoLog(guitarEvents(seed, buyers));

  it('is that the card error of shop 1 hurts most, and its slow page second', async () => {
    expect((await hurting(askedIn('guitar', 'hurts'), log)).slice(0, 2)).toEqual(worst);
  });

  it('is the same where every event is a touchpoint and the stages are those that are suggested', async () => {
    const names = [...new Set(log.map(({ event }) => event))];
    const spec = {
      ...{ kind: 'journey', v: 1, model: suggestStages('decision', names) },
      marked: [{ event: suggestFriction(names) }],
    };
    expect((await hurting(spec, log)).slice(0, 2)).toEqual(['card error', 'slow page']);
  });

  it('is that shop 1 loses its buyers at the checkout', async () => {
    const { rates } = await funnel('shops', log);
    expect(rates['shop 1']).toBeLessThan(0.45);
    expect(rates['shop 2']).toBeGreaterThan(0.7);
  });

  it('is that who meets the card error goes back to comparing prices', async () => {
    const asked = await readLog(analyses.paths, askedIn('guitar', 'after'), log, {}, 'memory');
    const [first = [], second = []] = asked('whole').result.columns;
    expect(first.map(({ name }) => name)).toEqual(['card error']);
    const [next] = second.toSorted((a, b) => b.paths - a.paths);
    expect(next?.name).toBe('compare prices');
    expect(next!.paths / first[0]!.paths).toBeGreaterThan(0.45);
  });

  it('is that the commonest way back is from decision to consideration', async () => {
    const asked = await readLog(analyses.stages, askedIn('guitar', 'back'), log, {}, 'memory');
    const back = asked('whole').result.transitions.filter(({ direction }) => direction === 'backward');
    const [most] = back.toSorted((a, b) => b.moves - a.moves);
    expect([most?.from, most?.to]).toEqual(['decision', 'consideration']);
  });

  it('is that shop 2 keeps the promised week and mostly needs half of it, and shop 1 often breaks it', async () => {
    const { rates, steps } = await funnel('promise', log);
    expect(rates['shop 2']).toBeGreaterThan(0.9);
    expect(rates['shop 1']).toBeLessThan(0.65);
    expect(steps[1]!.fromPrevious.medianMs! / 86_400_000).toBeLessThan(3.6);
  });

  it('is that shop 2 is recommended more than twice as often as shop 1', async () => {
    const { rates } = await funnel('referrals', log);
    expect(rates['shop 2']!).toBeGreaterThan(2 * rates['shop 1']!);
  });
});

describe('the evidence of where it hurts', () => {
  it.each(['Card error of shop 1', 'Slow page of shop 1', 'Cart and checkout'])(
    'is a funnel with the same people for %s',
    async (touchpoint) => {
      const log = demoLog(guitarEvents(7, 300));
      const parsed = analyses.journey.parse(askedIn('guitar', 'hurts'));
      if (!parsed.ok) throw new Error('unreachable: the story is read by the page');
      const { result } = (await readLog(analyses.journey, parsed.value, log, {}, 'memory'))('whole');
      const cell = result.cells.find((one) => one.touchpoint === touchpoint);
      expect(cellMatcher(parsed.value, 'decision', touchpoint)).not.toBeNull();
      const asked = await readLog(analyses.funnel, funnelOf(parsed.value, 'decision', touchpoint), log, {}, 'memory');
      expect(asked('whole').result.steps.map(({ units }) => units)).toEqual([cell?.actors, cell?.wentOn]);
    },
  );
});
