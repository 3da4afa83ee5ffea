import { describe, expect, it } from 'vitest';
import { askedIn, demoLog } from '../../../test/support/demo-log';
import type { LogEvent } from '../../../test/support/log';
import { readLog } from '../../../test/support/run-on-log';
import { analyses, isKind } from '../../analyses/registry';
import { demoCases, type DemoCase } from '../../demo/cases';
import { demoEvents } from '../../demo/generators';
import { csvOf } from '../../demo/journey';
import { messages } from '../../i18n/every-language';
import { demos as en } from '../../i18n/en/demos';
import { demos as zhCN } from '../../i18n/zh-cn/demos';
import { stories } from './stories';

const small = demoCases.filter((demo) => demo !== 'guitar');
const logs = new Map<DemoCase, LogEvent[]>(small.map((demo) => [demo, demoLog(demoEvents[demo]())]));
const logOf = (demo: DemoCase): LogEvent[] => logs.get(demo) ?? [];

async function funnel(demo: DemoCase, key: string) {
  const { result } = (await readLog(analyses.funnel, askedIn(demo, key), logOf(demo), {}, 'memory'))('whole');
  const parts = result.breakdown ?? [];
  return {
    ...result,
    rates: Object.fromEntries(parts.map(({ value, units }) => [String(value), units.at(-1)! / units[0]!])),
  };
}

/** Share that came back in a column, by the value of the split. */
async function returned(demo: DemoCase, key: string, column: number) {
  const { result } = (await readLog(analyses.retention, askedIn(demo, key), logOf(demo), {}, 'memory'))('whole');
  const at = (curve: readonly { column: number; rate: number | null }[]): number =>
    curve.find((one) => one.column === column)?.rate ?? NaN;
  return Object.fromEntries([
    ['all', at(result.curve)],
    ...(result.breakdown ?? []).map(({ value, curve }) => [String(value), at(curve)] as const),
  ]);
}

describe('the golf app', () => {
  it('loses most people between registering and adding a club', async () => {
    const { steps } = await funnel('golf', 'funnel');
    expect(steps[2]!.rateFromPrevious).toBeLessThan(0.4);
    expect(Math.max(...steps.map(({ dropOff }) => dropOff))).toBe(steps[2]!.dropOff);
  });

  it('mostly does not find the club that is looked for, and loses most of those', async () => {
    const { result } = (await readLog(analyses.paths, askedIn('golf', 'search'), logOf('golf'), {}, 'memory'))('whole');
    const [, second = [], third = []] = result.columns;
    const among = (column: typeof second, name: string) => column.find((node) => node.name === name);
    const [searched, missed] = [among(second, 'search club')!, among(third, 'club not found')!];
    expect(missed.paths / searched.paths).toBeGreaterThan(0.6);
    expect(missed.dropOff / missed.paths).toBeGreaterThan(0.55);
  });

  it('keeps who adds a club and loses the others in a week', async () => {
    const weeks = await returned('golf', 'stay', 3);
    expect(weeks['true']).toBeGreaterThan(0.4);
    expect(weeks['false']).toBeLessThan(0.05);
  });
});

describe('the online market', () => {
  it('sees most carts abandoned before a shopping day, few on other days', async () => {
    const { rates } = await funnel('market', 'carts');
    expect(rates['before a shopping day']).toBeLessThan(0.35);
    expect(rates['ordinary']).toBeGreaterThan(0.6);
  });

  it('has its lowest weeks around the shopping days', async () => {
    const { byPeriod = {} } = await funnel('market', 'weeks');
    const worst = Object.entries(byPeriod)
      .map(([week, units]) => ({ week, rate: units.at(-1)! / units[0]! }))
      .toSorted((a, b) => a.rate - b.rate);
    expect(new Set(worst.slice(0, 3).map(({ week }) => week))).toEqual(
      new Set(['2026-10-05', '2026-11-02', '2026-11-09']),
    );
  });

  it('gets back less than half of the waiting carts on the day', async () => {
    const { steps } = await funnel('market', 'back');
    expect(steps.at(-1)!.rateFromFirst).toBeGreaterThan(0.1);
    expect(steps.at(-1)!.rateFromFirst).toBeLessThan(0.5);
  });
});

describe('the newspaper', () => {
  it('sees a fifth of its offers renewed, four in five at the full price', async () => {
    const { rates } = await funnel('newspaper', 'renew');
    expect(rates['offer']).toBeLessThan(0.3);
    expect(rates['full']).toBeGreaterThan(0.75);
  });

  it('sees readers by the offer fade before the term is over', async () => {
    const weeks = await returned('newspaper', 'fade', 3);
    expect(weeks['offer']! + 0.2).toBeLessThan(weeks['full']!);
  });

  it('sees more offers end than others', async () => {
    const asked = await readLog(analyses.trend, askedIn('newspaper', 'ended'), logOf('newspaper'), {}, 'memory');
    const [most, second] = asked('whole').result.breakdown ?? [];
    expect(most?.value).toBe('offer');
    expect(most!.total!).toBeGreaterThan(3 * second!.total!);
  });
});

describe('the weather app', () => {
  it('is opened by less than a quarter three weeks later', async () => {
    expect((await returned('weather', 'silent', 1))['all']).toBeGreaterThan(0.5);
    expect((await returned('weather', 'silent', 21))['all']).toBeLessThan(0.25);
  });

  it('wakes nearly half by an alert of rain, hardly any by a greeting', async () => {
    const { rates } = await funnel('weather', 'wake');
    expect(rates['rain alert']).toBeGreaterThan(0.4);
    expect(rates['greeting']).toBeLessThan(0.12);
  });

  it('loses more than come new every week from October on', async () => {
    const asked = await readLog(analyses.lifecycle, askedIn('weather', 'dry'), logOf('weather'), {}, 'memory');
    const since = asked('whole').result.periods.filter(({ period }) => period >= '2026-10');
    expect(since).toHaveLength(7);
    for (const { new: come, dormant } of since) expect(-dormant).toBeGreaterThan(come);
  });
});

describe('the pizza chain', () => {
  it('sees half of the points redeemed after a push, a tenth after a mail', async () => {
    const { rates } = await funnel('pizza', 'redeem');
    expect(rates['push two days before']).toBeGreaterThan(0.4);
    expect(rates['mail two weeks before']).toBeLessThan(0.15);
  });

  it('sees most of the points that expire go after a mail', async () => {
    const asked = await readLog(analyses.trend, askedIn('pizza', 'expired'), logOf('pizza'), {}, 'memory');
    const { breakdown = [] } = asked('whole').result;
    expect(breakdown[0]?.value).toBe('mail two weeks before');
    expect(breakdown[0]!.total!).toBeGreaterThan(1.5 * breakdown[1]!.total!);
  });

  it('sees who redeems order again, and not the others', async () => {
    const weeks = await returned('pizza', 'again', 2);
    expect(weeks['true']).toBeGreaterThan(0.2);
    expect(weeks['false']).toBeLessThan(0.02);
  });
});

describe('every demo', () => {
  const words = [en, zhCN];

  it.each(demoCases)('of %s asks what the page can read, in both languages', (demo) => {
    for (const spoken of words)
      for (const { spec, name } of stories[demo](spoken)) {
        if (!isKind(spec.kind)) throw new Error(`${spec.kind} is no kind`);
        expect(analyses[spec.kind].parse(spec), name).toMatchObject({ ok: true });
        expect(name.length).toBeLessThan(90);
      }
  });

  it('says that its data are synthetic, in both languages', () => {
    for (const demo of demoCases) {
      expect(en[demo].text).toContain('Synthetic');
      expect(zhCN[demo].text).toContain('合成');
    }
    expect(messages.en.app.shell.demo).toContain('synthetic');
    expect(messages['zh-CN'].app.shell.demo).toContain('合成');
  });

  it.each(small)('of %s is small and the same for the same seed', (demo) => {
    expect(logOf(demo).length).toBeLessThan(40_000);
    expect(csvOf(demoEvents[demo]())).toBe(csvOf(demoEvents[demo]()));
    expect(csvOf(demoEvents[demo](99))).not.toBe(csvOf(demoEvents[demo]()));
  });
});
