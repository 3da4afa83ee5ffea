import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../test/support/log';
import { asideOnLog, runOnLog } from '../../../test/support/run-on-log';
import { logOf } from '../../../test/support/written-log';
import { stages, type StagesSelection } from '.';
import { stagesBegan, type Began } from './began';
import { stageDwells, type Dwells } from './dwell';

const stage = (name: string, event: string): object => ({ name, label: '', rules: [{ event }] });
const spec = {
  kind: 'stages',
  model: { name: 'own', stages: [stage('seen', 'A'), stage('bought', 'B')] },
};
const day = 1440;
const minutes = 60_000;

const dwells = async (log: LogEvent[]): Promise<Dwells> =>
  (await asideOnLog(stages, stageDwells, spec, { beside: false }, log))('sharded');
const began = async (log: LogEvent[], more: object = {}): Promise<Began> =>
  (await asideOnLog(stages, stagesBegan, { ...spec, ...more }, { unit: 'day', beside: false }, log))('sharded');

/** x comes and goes; y comes once, a day later. */
const log = logOf(`x: A0 B10 A${day} B${day + 30}`, `y: X0 A${day + 5} A${day + 9} B${3 * day}`);

describe('visits', () => {
  it('last from the first event of one to the first of the next, the last one is not over', async () => {
    const { dwells: found } = await dwells(logOf('x: A0 A2 B10 A20 B50', 'y: B0'));
    expect(found).toEqual([
      {
        ...{ stage: 'seen', visits: 2, p10Ms: 12 * minutes, p25Ms: 15 * minutes },
        ...{ medianMs: 20 * minutes, p75Ms: 25 * minutes, p90Ms: 28 * minutes },
      },
      {
        ...{ stage: 'bought', visits: 1, p10Ms: 10 * minutes, p25Ms: 10 * minutes },
        ...{ medianMs: 10 * minutes, p75Ms: 10 * minutes, p90Ms: 10 * minutes },
      },
    ]);
  });

  it('are moved between by people who count once for each pair of stages', async () => {
    expect((await dwells(log)).movers).toEqual([
      { from: 'seen', to: 'bought', actors: 2 },
      { from: 'bought', to: 'seen', actors: 1 },
    ]);
  });
});

describe('people coming into a stage', () => {
  it('count those who began a visit in a period once, entries only at their first visit', async () => {
    expect(await began(log)).toEqual({
      periods: ['1970-01-01', '1970-01-02', '1970-01-03', '1970-01-04'],
      stages: [
        { stage: 'seen', visit: [1, 2, 0, 0], entry: [1, 1, 0, 0] },
        { stage: 'bought', visit: [1, 1, 0, 1], entry: [0, 0, 0, 0] },
      ],
    });
  });

  it('are listed from the first visit on, or from where the range begins', async () => {
    const late = logOf(`x: X0 A${day}`);
    expect((await began(late)).periods).toEqual(['1970-01-02']);
    expect((await began(late, { range: { from: '1970-01-01' } })).periods).toEqual(['1970-01-01', '1970-01-02']);
    expect(await began(logOf('x: X0'))).toMatchObject({ periods: [], stages: [{ visit: [] }, { visit: [] }] });
  });

  it('can be opened', async () => {
    const { select } = await runOnLog(stages, spec, log);
    const behind = (began: 'visit' | 'entry', period: string): string[] => {
      const selection: StagesSelection = { stage: 'seen', began, period, unit: 'day' };
      return select(selection);
    };
    expect(behind('visit', '1970-01-02')).toEqual(['x', 'y']);
    expect(behind('entry', '1970-01-02')).toEqual(['y']);
    expect(behind('entry', 'no such day')).toEqual([]);
  });
});
