import { canonical, mayRound } from '../reference/canonical';
import { difference } from '../reference/difference';
import { hasSessions } from '../reference/log';
import { askedLogs, fileOf, type AskedLog } from './asked-logs';
import { expect, test } from './journey';
import { openPage } from './wayfold-page';
import type { Page } from '@playwright/test';

/** What the page answers to each question: a result as JSON text, or why there is none. */
async function answersOf(page: Page, asked: AskedLog, format: 'csv' | 'jsonl'): Promise<string[]> {
  const { log, settings, questions } = asked;
  return page.evaluate(
    async ({ text, name, options, specs }) => {
      const { id } = await wayfold.import(new File([text], name), options);
      const plain = (_: string, value: unknown): unknown =>
        typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
      const answers: string[] = [];
      for (const spec of specs) {
        const answer = await wayfold.run(spec, { dataset: id }).then(
          ({ result }) => JSON.stringify(result, plain),
          (error: unknown) => JSON.stringify({ failed: `${String(error)} ${JSON.stringify(error)}` }),
        );
        answers.push(answer);
      }
      await wayfold.delete(id);
      return answers;
    },
    {
      text: fileOf(log, format),
      name: `log.${format}`,
      options: {
        ...settings,
        mapping: { actor: 'who', event: 'what', at: 'when', ...(hasSessions(log) ? { session: 'session' } : {}) },
      },
      specs: questions.map(({ spec }) => spec),
    },
  );
}

/** Where the page's answers are not the oracle's; each with what is needed to ask again. */
async function disagreements(page: Page, asked: AskedLog, format: 'csv' | 'jsonl'): Promise<string[]> {
  const { log, settings, questions } = asked;
  const answers = await answersOf(page, asked, format);
  return questions.flatMap(({ spec, answer }, i) => {
    const expected: unknown = JSON.parse(JSON.stringify(answer(log, settings)));
    const actual: unknown = JSON.parse(answers[i] ?? 'null');
    const isAverage = JSON.stringify(spec).includes('"measure":{"mean"');
    const found = difference(canonical(actual), canonical(expected), '$', (path) => isAverage || mayRound(path));
    return found === null ? [] : [`${found} in ${JSON.stringify({ spec, settings, format, log })}`];
  });
}

test.setTimeout(600_000);

test('500 random questions have the answers of the definition in this browser', async ({ page, site }) => {
  // where no question is shown, so that the page opens no data set of its own meanwhile
  await openPage(page, `${site.url}#/views`);
  const all = askedLogs(20_240_331, 12, 42);
  expect(all.flatMap(({ questions }) => questions).length).toBeGreaterThanOrEqual(500);
  expect(new Set(all.map(({ settings }) => settings.timeZone)).size).toBe(4);
  const wrong: string[] = [];
  for (const [i, asked] of all.entries()) wrong.push(...(await disagreements(page, asked, i % 2 ? 'csv' : 'jsonl')));
  expect(wrong).toEqual([]);
});
