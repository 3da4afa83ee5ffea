import fc from 'fast-check';
import { analyses, type Kind } from '../../src/analyses/registry';
import type { PropertyValue } from '../../src/model/condition';
import { log, scene, type Scene } from '../reference/generators';
import type { LogEvent, Settings } from '../reference/log';
import { questionsOf, type Question } from '../reference/questions';

/** A random log with the questions that are asked of it, all about one border of its zone's calendar. */
export interface AskedLog {
  log: LogEvent[];
  settings: Settings;
  questions: Question[];
}

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe'];
const kinds = Object.keys(analyses).filter((kind): kind is Kind => kind in questionsOf);
const sizes = ['small', 'middle', 'large'] as const;

/** As many scenes in each zone. */
function scenesOf(seed: number, number: number): Scene[] {
  const each = number / zones.length;
  return sizes.flatMap((size, i) => {
    const sampled = fc.sample(scene(size), { seed: seed + i, numRuns: 400 });
    return zones.flatMap((zone) =>
      sampled.filter(({ settings }) => settings.timeZone === zone).slice(0, Math.ceil(each / sizes.length)),
    );
  });
}

/** Questions about the same border, those as coarse as the log first. */
function fitting(questions: Question[], { borderUs, grain }: Scene): Question[] {
  const distance = ({ scene: of }: Question): number => Math.abs(Math.log(of.grain / grain));
  return questions.filter(({ scene: of }) => of.borderUs === borderUs).sort((a, b) => distance(a) - distance(b));
}

/** `logs` random logs (a multiple of 12), of each at least so many questions shared among the kinds of analysis; the same ones for a seed. */
export function askedLogs(seed: number, logs: number, questionsOfLog: number): AskedLog[] {
  const ofKind = Math.ceil(questionsOfLog / kinds.length);
  const pools = kinds.map((kind) => questionsOf[kind](seed, 100 * logs));
  return scenesOf(seed, logs).map((of, i) => {
    const [events = []] = fc.sample(log(of, { withProperties: true }), { seed: seed + i, numRuns: 1 });
    const questions = pools.flatMap((pool) => fitting(pool, of).slice(0, ofKind));
    return { log: events.map(withAccount), settings: of.settings, questions };
  });
}

/** What the questions about funnels look at besides: accounts of several actors, and which event it was. */
const withAccount = (event: LogEvent, i: number): LogEvent => ({
  ...event,
  properties: { ...event.properties, id: `#${i}`, account: ['one', 'two', null, null][i % 4] ?? null },
});

const texts = (event: LogEvent): Record<string, PropertyValue> => ({
  who: event.actor,
  what: event.event,
  when: `${new Date(Math.floor(event.at / 1000)).toISOString().slice(0, -1)}${String(((event.at % 1000) + 1000) % 1000).padStart(3, '0')}Z`,
  ...(event.session === undefined ? {} : { session: event.session }),
  ...event.properties,
});

const quoted = (value: PropertyValue | undefined): string => `"${String(value ?? '').replaceAll('"', '""')}"`;

/** The log as the file of an export, in one of two formats. */
export function fileOf(events: readonly LogEvent[], format: 'csv' | 'jsonl'): string {
  const rows = events.map(texts);
  if (format === 'jsonl') return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((line) => `${line.map(quoted).join(',')}\n`).join('');
}
