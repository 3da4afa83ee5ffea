import { expect } from 'vitest';
import { retention, type RetentionResult } from '../../src/analyses/retention';
import type { RetentionCell } from '../../src/analyses/retention/result';
import type { LogEvent, LogSettings } from './log';
import { runOnLog } from './run-on-log';

export const at = (text: string): number => Date.parse(`${text}Z`) * 1000;
export const event = (actor: string, name: string, when: string, plan: string | null = null): LogEvent => {
  return { actor, event: name, at: at(when), properties: { plan } };
};
export const end = (when: string): LogEvent => event('~', 'end', when);

/** start S, return R, three columns after 0 */
export const asked = { kind: 'retention', start: { event: 'S' }, return: { event: 'R' }, periods: 3 };

export async function ask(log: LogEvent[], spec: object = {}, settings: LogSettings = {}): Promise<RetentionResult> {
  const whole = await runOnLog(retention, { ...asked, ...spec }, log, settings);
  const sharded = await runOnLog(retention, { ...asked, ...spec }, log, settings, 'sharded');
  expect(sharded.result).toEqual(whole.result);
  return whole.result;
}

/** '3' actors, '3?' immature, '-' null */
export const cellText = ({ actors, immature }: RetentionCell): string =>
  actors === null ? '-' : `${actors}${immature ? '?' : ''}`;

/** One line a cohort: name without year, actors, cells. */
export async function table(log: LogEvent[], spec: object = {}, settings: LogSettings = {}): Promise<string[]> {
  const { rows } = await ask(log, spec, settings);
  return rows.map(({ cohort, actors, cells }) => `${cohort.slice(5)} ${actors}: ${cells.map(cellText).join(' ')}`);
}
