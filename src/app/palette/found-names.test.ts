import { expect, it } from 'vitest';
import { analyses } from '../../analyses/registry';
import { formatOf } from '../../i18n';
import { messages } from '../../i18n/every-language';
import type { Route } from '../route';
import { foundNames } from './found-names';
import { matching, matchOf } from './match';

const dataset = {
  id: 'd1',
  events: [
    { name: 'buy', events: 3 },
    { name: 'buy again', events: 9 },
    { name: 'e17', events: 5 },
  ],
  properties: [{ name: 'buyer type' }],
};
const names = { events: { e17: { label: 'Buyer visit' } }, properties: {} };

it('the palette finds events and properties by name and by what they are called, and asks of them', () => {
  const gone: Route[] = [];
  const parts = { t: messages.en, format: formatOf('en', names), router: { go: (to: Route) => gone.push(to) } };
  const found = foundNames(' BUY', dataset as never, parts);
  expect(found.map(({ id }) => id)).toEqual(['event buy again', 'event e17', 'event buy', 'property buyer type']);
  expect(found[1]?.title).toContain('Buyer visit (e17)');
  for (const { run } of found) run();
  for (const route of gone)
    expect(route.page === 'explore' && analyses.trend.parse(route.spec)).toMatchObject({ ok: true });
  expect(foundNames('', dataset as never, parts as never)).toEqual([]);
  expect(foundNames('buy', null, parts as never)).toEqual([]);
});

it('a command is found by words that stand in its title, best at the start of one', () => {
  expect(matchOf('Go to Funnel', 'fun')).toBe(1);
  expect(matchOf('Go to Funnel', 'funnel go')).toBe(1);
  expect(matchOf('Go to Funnel', 'unn')).toBe(0.5);
  expect(matchOf('Go to Funnel', 'gofl')).toBe(0);
  expect(matchOf('浏览商品 的趋势', '商品')).toBe(0.5);
  expect(matchOf('Anything', ' ')).toBe(1);
});

it('groups and items that are nearest to what is typed stand first, and the others go', () => {
  const items = (...titles: string[]) => titles.map((title) => ({ title }));
  const groups = [
    { name: 'Go', items: items('Go to Paths', 'Go to Data') },
    { name: 'Events', items: items('Trend of repath', 'Trend of path') },
    { name: 'Views', items: items('Other') },
  ];
  expect(matching(groups, 'path').map(({ name, items: found }) => [name, ...found.map(({ title }) => title)])).toEqual([
    ['Go', 'Go to Paths'],
    ['Events', 'Trend of path', 'Trend of repath'],
  ]);
  expect(matching(groups, '')).toEqual(groups);
});
